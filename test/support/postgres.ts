// What tests of the PostgreSQL dialect share: a server to migrate, trueup's own scratch engine, and an observer that uses
// none of trueup's introspection: pg_dump.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../src/core/failure.js'
import type { Plan } from '../../src/core/plan.js'
import type { Scope, Scratch } from '../../src/dialect/dialect.js'
import { createDatabase } from '../../src/dialect/postgres/database.js'
import { Server } from '../../src/dialect/postgres/engine.js'
import { postgres } from '../../src/dialect/postgres/index.js'
import { id } from '../../src/dialect/postgres/quote.js'
import { PostgresSession } from '../../src/dialect/postgres/session.js'
import { compare } from '../../src/workflow/compare.js'
import { loadDefinition } from '../../src/workflow/load.js'
import { freeWork, type Work } from '../../src/workflow/workspace.js'
import { compareDumps, dump, dumper, restore } from './dump.js'

/** Data that is not part of the repository: beside it, or where TRUEUP_CORPUS says. */
export function corpusFolder(name: string): string {
  const root = process.env.TRUEUP_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url))
  return join(root, name)
}

/** The server that is migrated: its own pg_dump has to be on the path. */
export const serverBinaries = process.env.TRUEUP_SERVER_BIN ?? '/usr/lib/postgresql/15/bin'

export interface Pair {
  readonly name: string
  readonly a: string
  readonly b: string
  readonly seedA: string
  readonly seedB: string
  readonly minimum: number
}

export function pairs(folder: string): readonly Pair[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'b.sql')))
    .sort()
    .map((name) => {
      const read = (file: string) => (existsSync(join(folder, name, file)) ? readFileSync(join(folder, name, file), 'utf8') : '')
      const meta = JSON.parse(read('meta.json') || '{}') as { minVersion?: number }
      return { name, a: read('a.sql'), b: read('b.sql'), seedA: read('seed.sql'), seedB: read('seed-b.sql'), minimum: meta.minVersion ?? 0 }
    })
}

export interface Verdict {
  readonly name: string
  readonly direction: 'forward' | 'back'
  readonly result: 'ok' | 'failed' | 'refused' | 'skipped'
  readonly why: string
}

/** What pg_dump does not show, so that equal dumps say nothing. */
const clusterWide = /^(role-|privilege-operations--role-membership|sensitive-handling--role)/

export class Oracle {
  readonly scratchVersion = postgres.scratchVersion()
  private readonly server: Server
  /** Keeps the scratch engine running from one pair to the next. */
  private readonly warm: Scratch
  private readonly folder = mkdtempSync(join(tmpdir(), 'trueup-test-'))
  private counter = 0
  /** What the last plan left out and said so. */
  private told: readonly string[] = []

  private constructor(server: Server, warm: Scratch) {
    this.server = server
    this.warm = warm
  }

  static async open(): Promise<Oracle> {
    await postgres.load()
    const server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-oracle-')))
    return new Oracle(server, await postgres.scratch({ directory: '', verbose: false, timeout: 60_000, mentions: [] }))
  }

  get version(): string {
    return this.server.version
  }

  async close(): Promise<void> {
    await Promise.all([this.warm.close(), this.server.close()])
    rmSync(this.folder, { recursive: true, force: true })
  }

  async judge(pair: Pair, direction: 'forward' | 'back', show: boolean): Promise<Verdict> {
    const verdict = (result: Verdict['result'], why = ''): Verdict => ({ name: pair.name, direction, result, why })
    if (pair.minimum > Number.parseInt(this.version, 10)) return verdict('skipped', `needs a server of version ${pair.minimum}`)
    if (clusterWide.test(pair.name)) return verdict('skipped', 'roles are not managed, and pg_dump does not show them')
    const [from, to, seed] = direction === 'forward' ? [pair.a, pair.b, pair.seedA] : [pair.b, pair.a, pair.seedB]
    const names = ['live', 'wanted'].map((what) => `${what}_${++this.counter}`) as [string, string]
    const [live, wanted] = names
    try {
      await this.build(wanted, to, '')
      await this.build(live, from, seed)
    } catch (error) {
      await this.drop(names)
      return verdict('skipped', `the pair does not build here: ${(error as Error).message}`)
    }
    try {
      const before = await this.rows(live)
      const plan = await this.plan(live, wanted)
      if (show)
        for (const { sql, hazards, transaction } of plan.statements)
          console.log(
            `  [${transaction}] ${sql.replaceAll('\n', '\n  ')}${hazards.map((each) => `\n      ! ${each.code}: ${each.message}`).join('')}`,
          )
      if (plan.refused.length > 0) return verdict('refused', plan.refused.map(({ reason }) => reason).join('; '))
      await this.run(
        live,
        plan.statements.map(({ sql }) => sql),
      )
      const difference = await this.difference(live, wanted)
      if (difference !== '' && this.told.length > 0) return verdict('skipped', `told as unmodelled: ${this.told.join(', ')}`)
      if (difference !== '') return verdict('failed', `the dumps differ:\n${difference}`)
      const after = await this.rows(live)
      const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
      const moves = plan.statements.some(({ hazards }) => hazards.some(({ code }) => code === 'rebuild')) && total(after) >= total(before)
      const lost = moves ? [] : [...before].filter(([table, count]) => (after.get(table) ?? 0) < count).map(([table]) => table)
      if (lost.length > 0 && !plan.statements.some(({ hazards }) => hazards.some(({ code }) => code === 'data-loss')))
        return verdict('failed', `rows are gone from ${lost.join(', ')}, undeclared`)
      const rest = await this.plan(live, wanted)
      if (rest.deltas.length > 0) return verdict('failed', `planning again gives ${rest.statements.map(({ sql }) => sql).join('; ')}`)
      return verdict('ok')
    } catch (error) {
      const statement = error instanceof Failure && error.detail.statement ? `\n    in: ${error.detail.statement.slice(0, 400)}` : ''
      return verdict('failed', `${error instanceof Failure ? error.message : ((error as Error).stack ?? String(error))}${statement}`)
    } finally {
      await this.drop(names)
    }
  }

  /** The proven plan between two databases, as `diff` makes it between two URLs. */
  async plan(from: string, to: string): Promise<Plan> {
    const schemas = new Set<string>()
    const sessions = await Promise.all([this.session(from), this.session(to)])
    for (const session of sessions) for (const name of await postgres.databases(session)) schemas.add(name)
    const scope: Scope = { databases: [...schemas].sort(), include: [], exclude: [], own: [] }
    const work: Work = freeWork(postgres, scope, this.folder, {})
    try {
      const [before, after] = await Promise.all(sessions.map((session) => postgres.define(session, scope, {})))
      if (!before || !after) throw new Error('two sessions give two definitions')
      this.told = [...new Set([before, after].flatMap(({ unmodelled }) => unmodelled.map(({ about, reason }) => `${about} (${reason})`)))]
      if (before.read && after.read) return await compare(work, before.read.state, after.read.state)
      return await compare(work, await loadDefinition(work, before, [], true), await loadDefinition(work, after, [], true))
    } finally {
      await Promise.all(sessions.map((session) => session.close()))
      await work.scratch.close()
    }
  }

  async build(name: string, sql: string, seed: string): Promise<void> {
    const admin = await this.session('postgres')
    await admin.execute(`CREATE DATABASE ${name} TEMPLATE template0`)
    await admin.close()
    const session = await this.session(name)
    await session.enter('public')
    try {
      for (const statement of [...postgres.split(sql, 'pair'), ...postgres.split(seed, 'seed')]) {
        try {
          await session.execute(statement.text)
        } catch (error) {
          if (!/^CREATE ROLE/i.test(statement.text) || !/already exists/.test((error as Error).message)) throw error
        }
      }
    } finally {
      await session.close()
    }
  }

  private async run(name: string, statements: readonly string[]): Promise<void> {
    const session = await this.session(name)
    try {
      for (const sql of statements) await session.run(sql)
    } finally {
      await session.close()
    }
  }

  /** Rows of every table, by name. */
  private async rows(name: string): Promise<ReadonlyMap<string, number>> {
    const session = await this.session(name)
    try {
      const tables = await session.query(
        `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)'`,
      )
      const counts = new Map<string, number>()
      for (const { schema, name: table } of tables) {
        const [row] = await session.query(`SELECT count(*)::int AS count FROM ${id(String(schema))}.${id(String(table))}`)
        counts.set(`${schema}.${table}`, Number(row?.count))
      }
      return counts
    } finally {
      await session.close()
    }
  }

  /**
   * By what the dumps of two databases differ. A server does not always print the same of its own words, so dumps that differ
   * are restored and dumped again, as often as that brings them closer.
   */
  private async difference(one: string, other: string): Promise<string> {
    let [before, after] = [this.dump(one), this.dump(other)]
    let found = compareDumps(before, after)
    for (let round = 0; found !== '' && round < 3; round++) {
      const next = await Promise.all([this.dumpedAgain(before), this.dumpedAgain(after)]).catch(() => undefined)
      if (next === undefined || (next[0] === before && next[1] === after)) break
      ;[before, after] = next
      found = compareDumps(before, after)
    }
    return found
  }

  private async dumpedAgain(text: string): Promise<string> {
    const name = `again_${++this.counter}`
    await createDatabase(this.server, name, 'template0')
    try {
      restore(join(serverBinaries, 'psql'), text, this.server.address(name))
      return this.dump(name)
    } finally {
      await this.drop([name])
    }
  }

  private dump(name: string): string {
    return dump(dumper(serverBinaries) ?? 'pg_dump', this.server.address(name))
  }

  private async drop(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const session = await this.session(name).catch(() => undefined)
      if (session) {
        for (const { subname } of await session.query(
          'SELECT subname FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())',
        )) {
          await session.execute(`DROP SUBSCRIPTION ${id(String(subname))}`).catch(() => {})
        }
        await session.close()
      }
    }
    const admin = await this.session('postgres')
    for (const name of names) await admin.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => {})
    for (const { rolname } of await admin.query(`SELECT rolname FROM pg_roles WHERE oid >= 16384`))
      await admin.execute(`DROP ROLE ${id(String(rolname))}`).catch(() => {})
    await admin.close()
  }

  private session(name: string): Promise<PostgresSession> {
    return PostgresSession.connect(this.server.address(name), name, { readOnly: false, databases: {}, database: '' })
  }
}
