// What tests of the PostgreSQL dialect share: a server to migrate, trueup's own scratch engine, and an observer that uses
// none of trueup's introspection: pg_dump.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { Failure } from '../../src/core/failure.js'
import type { Plan } from '../../src/core/plan.js'
import type { Scope, Scratch } from '../../src/dialect/dialect.js'
import { createDatabase, removeDatabase } from '../../src/dialect/postgres/database.js'
import { Server } from '../../src/dialect/postgres/engine.js'
import { postgres } from '../../src/dialect/postgres/index.js'
import { id } from '../../src/dialect/postgres/quote.js'
import { PostgresSession } from '../../src/dialect/postgres/session.js'
import { compare } from '../../src/workflow/compare.js'
import { loadDefinition } from '../../src/workflow/load.js'
import { ScratchPool } from '../../src/workflow/scratch.js'
import { freeWork, type Work } from '../../src/workflow/workspace.js'
import { compareDumps, dump, dumper, dumpRoles, restore, rolesIn } from './dump.js'

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

/** Roles belong to a whole server: pairs that make some have one for each state, manage them, and are dumped with them. */
const makesRoles = /\bCREATE\s+(ROLE|USER|GROUP)\b(?!\s+MAPPING)/i

/** A database, and the server that it is on. */
interface Place {
  readonly server: Server
  readonly name: string
}

export class Oracle {
  readonly scratchVersion = postgres.scratchVersion()
  private readonly server: Server
  /** For the other state of pairs that make roles, and the scratch engine for those. */
  private other: Promise<Server> | undefined
  private readonly rolePool = new ScratchPool(postgres, { verbose: false, timeout: 60_000, scope: managed([], true) })
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
    const server = await besideServer()
    return new Oracle(server, await postgres.scratch({ verbose: false, timeout: 60_000, mentions: [] }))
  }

  get version(): string {
    return this.server.version
  }

  async close(): Promise<void> {
    await Promise.all([this.warm.close(), this.rolePool.close(), this.server.close(), this.other?.then((server) => server.close())])
    rmSync(this.folder, { recursive: true, force: true })
  }

  async judge(pair: Pair, direction: 'forward' | 'back', show: boolean): Promise<Verdict> {
    const verdict = (result: Verdict['result'], why = ''): Verdict => ({ name: pair.name, direction, result, why })
    if (pair.minimum > Number.parseInt(this.version, 10)) return verdict('skipped', `needs a server of version ${pair.minimum}`)
    const roles = makesRoles.test(pair.a + pair.b)
    const [from, to, seed] = direction === 'forward' ? [pair.a, pair.b, pair.seedA] : [pair.b, pair.a, pair.seedB]
    if (roles) this.other ??= besideServer()
    const live: Place = { server: this.server, name: `live_${++this.counter}` }
    const wanted: Place = { server: (roles ? await this.other : undefined) ?? this.server, name: `wanted_${++this.counter}` }
    const names = [live, wanted]
    try {
      await this.build(wanted, to, '')
      await this.build(live, from, seed)
    } catch (error) {
      await this.drop(names)
      return verdict('skipped', `the pair does not build here: ${(error as Error).message}`)
    }
    try {
      const before = await this.rows(live)
      const plan = await this.plan(live, wanted, roles)
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
      const difference = await this.difference(live, wanted, roles)
      if (difference !== '' && this.told.length > 0) return verdict('skipped', `told as unmodelled: ${this.told.join(', ')}`)
      if (difference !== '') return verdict('failed', `the dumps differ:\n${difference}`)
      const after = await this.rows(live)
      const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
      const moves = plan.statements.some(({ hazards }) => hazards.some(({ code }) => code === 'rebuild')) && total(after) >= total(before)
      const lost = moves ? [] : [...before].filter(([table, count]) => (after.get(table) ?? 0) < count).map(([table]) => table)
      if (lost.length > 0 && !plan.statements.some(({ hazards }) => hazards.some(({ code }) => code === 'data-loss')))
        return verdict('failed', `rows are gone from ${lost.join(', ')}, undeclared`)
      const rest = await this.plan(live, wanted, roles)
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
  async plan(from: Place, to: Place, roles: boolean): Promise<Plan> {
    const schemas = new Set<string>()
    const sessions = await Promise.all([this.session(from), this.session(to)])
    for (const session of sessions) for (const name of await postgres.databases(session)) schemas.add(name)
    const scope = managed([...schemas].sort(), roles)
    const work: Work = freeWork(postgres, scope, this.folder, {}, roles ? this.rolePool : undefined)
    try {
      const [before, after] = await Promise.all(sessions.map((session) => postgres.define(session, scope, {})))
      if (!before || !after) throw new Error('two sessions give two definitions')
      this.told = [...new Set([before, after].flatMap(({ unmodelled }) => unmodelled.map(({ about, reason }) => `${about} (${reason})`)))]
      if (before.read && after.read) return await compare(work, before.read.state, after.read.state)
      return await compare(work, await loadDefinition(work, before, [], true), await loadDefinition(work, after, [], true))
    } finally {
      await Promise.all(sessions.map((session) => session.close()))
      if (!roles) await work.scratch.close()
    }
  }

  async build(at: Place, sql: string, seed: string): Promise<void> {
    await createDatabase(at.server, at.name, 'template0')
    const session = await this.session(at)
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

  private async run(at: Place, statements: readonly string[]): Promise<void> {
    const session = await this.session(at)
    try {
      for (const sql of statements) await session.run(sql)
    } finally {
      await session.close()
    }
  }

  /** Rows of every table, without those of its heirs, by name. */
  private async rows(at: Place): Promise<ReadonlyMap<string, number>> {
    const session = await this.session(at)
    try {
      const tables = await session.query(
        `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)'`,
      )
      const counts = new Map<string, number>()
      for (const { schema, name: table } of tables) {
        const [row] = await session.query(`SELECT count(*)::int AS count FROM ONLY ${id(String(schema))}.${id(String(table))}`)
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
  private async difference(one: Place, other: Place, roles: boolean): Promise<string> {
    const programs = dumper(serverBinaries) ?? 'pg_dump'
    const [ours, theirs] = roles ? [one, other].map(({ server }) => rolesIn(dumpRoles(programs, server.address()), [])) : []
    if (ours && theirs && !isDeepStrictEqual([...ours.keys()].sort(), [...theirs.keys()].sort())) {
      return `    - ${[...ours.keys()].join('\n    - ')}\n    + ${[...theirs.keys()].join('\n    + ')}`
    }
    let [before, after] = [this.dump(one), this.dump(other)]
    let found = compareDumps(before, after)
    for (let round = 0; found !== '' && round < 3; round++) {
      const next = await Promise.all([this.dumpedAgain(one.server, before), this.dumpedAgain(other.server, after)]).catch(() => undefined)
      if (next === undefined || (next[0] === before && next[1] === after)) break
      ;[before, after] = next
      found = compareDumps(before, after)
    }
    return found
  }

  private async dumpedAgain(server: Server, text: string): Promise<string> {
    const at = { server, name: `again_${++this.counter}` }
    await createDatabase(server, at.name, 'template0')
    try {
      restore(join(serverBinaries, 'psql'), text, server.address(at.name))
      return this.dump(at)
    } finally {
      await removeDatabase(server, at.name)
    }
  }

  private dump({ server, name }: Place): string {
    return dump(dumper(serverBinaries) ?? 'pg_dump', server.address(name))
  }

  private async drop(places: readonly Place[]): Promise<void> {
    for (const { server, name } of places) await removeDatabase(server, name).catch(() => {})
    for (const server of new Set(places.map((each) => each.server))) {
      const admin = await this.session({ server, name: 'postgres' })
      const made = await admin.query(`SELECT rolname AS name FROM pg_roles WHERE oid >= 16384`)
      if (made.length > 0) await admin.execute(`DROP ROLE ${made.map(({ name }) => id(String(name))).join(', ')}`)
      await admin.close()
    }
  }

  private session({ server, name }: Place): Promise<PostgresSession> {
    return PostgresSession.connect(server.address(name), name, { readOnly: false, databases: {}, database: '' })
  }
}

function managed(databases: readonly string[], roles: boolean): Scope {
  return { databases, include: [], exclude: [], own: [], roles: roles ? ['*'] : [] }
}

async function besideServer(): Promise<Server> {
  return await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-oracle-')))
}
