// What tests of the ClickHouse dialect share: a server to migrate (an embedded engine that trueup does not know of), a
// scratch engine for trueup's own work, and an observer that uses none of trueup's introspection.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan } from '../../src/core/plan.js'
import type { State } from '../../src/core/state.js'
import { clickhouse } from '../../src/dialect/clickhouse/index.js'
import { Engine } from '../../src/dialect/clickhouse/engine.js'
import { surroundings } from '../../src/dialect/clickhouse/surroundings.js'
import type { Statement } from '../../src/core/statement.js'
import type { Row, Scope, SqlStatement } from '../../src/dialect/dialect.js'
import { temporaryFolder } from '../../src/dialect/engine-files.js'
import { compare } from '../../src/workflow/compare.js'
import { loadDefinition, loadStatements } from '../../src/workflow/load.js'
import { freeWork, type Work } from '../../src/workflow/workspace.js'
import type { CaseBench } from './run-case.js'

/** The gates that a server with data of every age has open. */
const gates = [
  'allow_suspicious_low_cardinality_types',
  'allow_suspicious_codecs',
  'allow_suspicious_ttl_expressions',
  'allow_experimental_statistics',
]

export class Bench implements CaseBench {
  readonly dialect = clickhouse
  readonly major = 0
  readonly work: Work
  readonly scope: Scope
  private engine: Engine
  private readonly start: () => Promise<Engine>
  /** A rename makes the engine remember dependants that are long gone (26.7): it is not used for another state. */
  private tainted = false

  private constructor(work: Work, engine: Engine, scope: Scope, start: () => Promise<Engine>) {
    this.work = work
    this.engine = engine
    this.scope = scope
    this.start = start
  }

  get server(): Engine {
    return this.engine
  }

  /** `mentions` are texts that name clusters or storage policies. */
  static async open(databases: readonly string[] = ['d'], mentions: readonly string[] = []): Promise<Bench> {
    const scope: Scope = { databases, include: [], exclude: [], own: databases.map((name) => `${name}.trueup_ledger`) }
    const work = freeWork(clickhouse, scope, mkdtempSync(join(tmpdir(), 'trueup-test-')), {})
    work.scratch.mention(() => mentions)
    const start = async () => {
      const engine = await Engine.start({
        path: temporaryFolder(),
        temporary: true,
        config: surroundings(mentions, true),
        timeout: 60_000,
        verbose: false,
      })
      await engine.runAll([...gates.map((name) => `SET ${name} = 1`), 'SET mutations_sync = 2', 'SET alter_sync = 2'])
      return engine
    }
    return new Bench(work, await start(), scope, start)
  }

  split(sql: string, file = 'test.sql'): readonly SqlStatement[] {
    return clickhouse.split(sql, file)
  }

  /** The state that `sql` describes, read through the scratch engine as a schema file would be. */
  async state(sql: string): Promise<State> {
    return await loadStatements(this.work, this.split(sql), 'loading')
  }

  /** The proven plan between two texts. */
  async plan(from: string, to: string): Promise<Plan> {
    return await compare(this.work, await this.state(from), await this.state(to), clickhouse.renames(this.split(to), this.scope))
  }

  /** Empties the server and runs `sql` on it, in order. Throws the first failure. */
  async build(sql: string): Promise<void> {
    if (this.tainted) {
      await this.engine.close()
      this.engine = await this.start()
      this.tainted = false
    }
    const there = await this.server.query(
      `SELECT * FROM (SELECT 'DATABASE' AS what, name FROM system.databases WHERE name NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema')
       UNION ALL SELECT 'FUNCTION', name FROM system.functions WHERE origin = 'SQLUserDefined'
       UNION ALL SELECT 'NAMED COLLECTION', name FROM system.named_collections) ORDER BY what`,
    )
    await this.server.run('SET check_table_dependencies = 0')
    for (const { what, name } of there) await this.server.run(`DROP ${what} \`${name}\`${what === 'DATABASE' ? ' SYNC' : ''}`)
    await this.server.run('SET check_table_dependencies = 1')
    const statements = this.split(sql).map((statement) => statement.text)
    const declares = (text: string) => /^CREATE DATABASE /.test(text)
    await this.run(statements.filter(declares))
    for (const name of this.scope.databases) await this.server.run(`CREATE DATABASE IF NOT EXISTS \`${name}\` ENGINE = Atomic`)
    await this.server.run(`USE \`${this.scope.databases[0]}\``)
    await this.run(statements.filter((text) => !declares(text)))
  }

  async apply(statements: readonly Statement[]): Promise<void> {
    await this.run(statements.map(({ sql }) => sql))
  }

  async query(sql: string): Promise<readonly Row[]> {
    return await this.server.query(sql)
  }

  /** The server keeps no file for a whole table. */
  async files(): Promise<ReadonlyMap<string, string>> {
    return new Map()
  }

  async run(statements: readonly string[]): Promise<void> {
    for (const sql of statements) {
      if (/^RENAME /.test(sql)) this.tainted = true
      await this.server.run(sql)
    }
  }

  /** What the server holds, read the way `plan` reads a live server. */
  async live(): Promise<State> {
    return await loadDefinition(this.work, await clickhouse.define(this.server, this.scope, {}), [], true)
  }

  /** The outside observer: the server's own text of every object, by name; redundant brackets of keys may differ. */
  async observe(): Promise<ReadonlyMap<string, string>> {
    const list = this.scope.databases.map((name) => `'${name}'`).join(', ')
    const tables = await this.server.query(
      `SELECT database || '.' || t.name AS name, create_table_query AS text FROM system.tables AS t WHERE database IN (${list}) AND NOT match(t.name, '^[.](tmp|inner)') AND NOT startsWith(t.name, '_tmp_replace_') ORDER BY name`,
    )
    const functions = await this.server.query(
      `SELECT 'function ' || name AS name, create_query AS text FROM system.functions WHERE origin = 'SQLUserDefined' ORDER BY name`,
    )
    const databases = await this.server.query(
      `SELECT 'database ' || name AS name, engine_full || ' ' || comment AS text FROM system.databases WHERE name IN (${list}) ORDER BY name`,
    )
    const collections = await this.server.query(
      `SELECT 'named collection ' || name AS name, create_query AS text FROM system.named_collections ORDER BY name`,
    )
    return new Map([...databases, ...tables, ...functions, ...collections].map((row) => [String(row.name), String(row.text)]))
  }

  async texts(): Promise<ReadonlyMap<string, string>> {
    return new Map([...(await this.observe())].map(([name, text]) => [name, cosmetic(text)]))
  }

  /** Rows of every table that stores some, by name. */
  async rows(): Promise<ReadonlyMap<string, number>> {
    const list = this.scope.databases.map((name) => `'${name}'`).join(', ')
    const tables = await this.server.query(
      `SELECT database || '.' || t.name AS name, total_rows AS rows FROM system.tables AS t WHERE database IN (${list}) AND total_rows IS NOT NULL AND engine NOT IN ('Buffer', 'Distributed', 'Merge', 'Alias') AND NOT match(t.name, '^[.](tmp|inner)') AND NOT startsWith(t.name, '_tmp_replace_')`,
    )
    return new Map(tables.map((row) => [String(row.name), Number(row.rows)]))
  }

  async close(): Promise<void> {
    await Promise.all([this.server.close(), this.work.scratch.close()])
  }
}

/** The text with what may differ evened out: brackets outside strings, and the order of settings, indexes and projections. */
function cosmetic(text: string): string {
  const parts = text.split(/('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)/)
  const bare = parts.map((part, i) => (i % 2 === 0 ? part.replace(/[()]/g, ' ').replace(/\s+/g, ' ') : part)).join('')
  const declared = bare.split(/, (?=INDEX |PROJECTION |CONSTRAINT )|(?= ENGINE = )/)
  const unordered = declared.filter((part) => /^(INDEX|PROJECTION) /.test(part)).sort()
  return [...declared.filter((part) => !/^(INDEX|PROJECTION) /.test(part)), ...unordered].map((part) => sortedSettings(part.trim())).join('\n')
}

function sortedSettings(text: string): string {
  // What ALTER makes the server write down, at its default: a setting of EmbeddedRocksDB, the expression of EPHEMERAL.
  return text
    .replace(/ EPHEMERAL defaultValueOfTypeName *'[^']*'( (?=,))?/g, ' EPHEMERAL')
    .replace(' SETTINGS optimize_for_bulk_insert = true', '')
    .replace(/ SETTINGS (.*?)(?= COMMENT |$)/, (_, list: string) => ` SETTINGS ${list.split(', ').sort().join(', ')}`)
}
