// A PostgreSQL server to migrate that trueup does not work on by itself, trueup's own scratch engine beside it, and pg_dump
// as the observer where the server's binaries have one. Servers before 15 need `TRUEUP_SERVER_BIN`.
import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { State } from '../../src/core/state.js'
import type { Statement } from '../../src/core/statement.js'
import type { Row, Scope, SqlStatement } from '../../src/dialect/dialect.js'
import { binaries } from '../../src/dialect/postgres/engine-binaries.js'
import { administer, createDatabase, removeDatabase } from '../../src/dialect/postgres/database.js'
import { Server } from '../../src/dialect/postgres/engine.js'
import { fingerprint } from '../../src/dialect/postgres/fingerprint.js'
import { notNullConstraints } from '../../src/dialect/postgres/not-null.js'
import { postgres } from '../../src/dialect/postgres/index.js'
import { id, qualified } from '../../src/dialect/postgres/quote.js'
import { PostgresSession } from '../../src/dialect/postgres/session.js'
import { loadDefinition, loadStatements, serverLists } from '../../src/workflow/load.js'
import { freeWork, type Work } from '../../src/workflow/workspace.js'
import { blocks, dumper, dumping, dumpRoles, rolesIn } from './dump.js'
import { serverBinaries } from './postgres.js'
import type { CaseBench, Texts } from './run-case.js'

/** Who exists on the server beside its superuser and is managed by nobody; the scratch engine makes whom a schema names. */
const roles = ['reader', 'writer']

/** Roles that a case may make, change and drop. */
const managed = ['team_*']

export class PostgresBench implements CaseBench {
  readonly dialect = postgres
  readonly prints = 'postgres 18.'
  readonly work: Work
  readonly scope: Scope
  /** Why there is no outside observer; undefined where there is one. */
  readonly blind: string | undefined
  private readonly server: Server
  private readonly program: string | undefined
  private session: PostgresSession
  private counter = 0

  private constructor(server: Server, session: PostgresSession, folder: string, scope: Scope) {
    this.server = server
    this.session = session
    this.scope = scope
    this.program = dumper(folder)
    this.blind = this.program === undefined ? `there is no pg_dump in ${folder}` : undefined
    this.work = freeWork(postgres, scope, mkdtempSync(join(tmpdir(), 'trueup-test-')), {})
  }

  static async open(schemas: readonly string[]): Promise<PostgresBench> {
    await postgres.load()
    const folder = existsSync(serverBinaries) ? serverBinaries : binaries().folder
    const home = mkdtempSync(join(quick(), 'trueup-server-'))
    // What the scratch engine keeps on disk goes where the server's files are, and away with them.
    process.env.XDG_CACHE_HOME = join(home, 'cache')
    const server = await Server.beside(folder, home)
    const session = await connect(server, 'postgres')
    for (const role of roles) await session.execute(`CREATE ROLE ${role}`)
    const scope: Scope = { databases: schemas, include: [], exclude: [], own: [`${schemas[0]}.trueup_ledger`], roles: managed }
    return new PostgresBench(server, session, folder, scope)
  }

  get major(): number {
    return Number.parseInt(this.server.version, 10)
  }

  /** The state as if it came from the server: what that does not keep. */
  here(state: State): State {
    return this.major >= 18 ? state : { ...state, lists: { ...state.lists, serverLacks: [notNullConstraints] } }
  }

  split(sql: string, file = 'test.sql'): readonly SqlStatement[] {
    return postgres.split(sql, file)
  }

  /** What files with these texts define. */
  async state(...texts: readonly string[]): Promise<State> {
    const statements = texts.flatMap((sql, i) => this.split(sql, `test${i}.sql`))
    return await loadStatements(this.work, statements, 'loading')
  }

  async build(sql: string): Promise<void> {
    await this.renew()
    await this.run(this.split(sql).map(({ text }) => text))
  }

  /** Runs all of the statements on an empty server, or none; what the server says of each that it does not take, by index. */
  async attempt(statements: readonly string[]): Promise<ReadonlyMap<number, string>> {
    const failed = new Map<number, string>()
    try {
      await this.session.execute(['BEGIN', ...statements, 'COMMIT'].join(';\n'))
      return failed
    } catch {}
    await this.session.execute('ROLLBACK; BEGIN')
    for (const [i, sql] of statements.entries()) {
      try {
        await this.session.execute(`SAVEPOINT one; ${sql}`)
      } catch (error) {
        failed.set(i, error instanceof Error ? error.message : String(error))
        await this.session.execute('ROLLBACK TO SAVEPOINT one')
      }
    }
    await this.session.execute('ROLLBACK')
    return failed
  }

  /** Runs each statement by itself; those that failed. */
  async attemptEach(statements: readonly string[]): Promise<readonly string[]> {
    const failed: string[] = []
    for (const sql of statements) await this.session.execute(sql).catch(() => failed.push(sql))
    return failed
  }

  /** A server with nothing on it. */
  async renew(): Promise<void> {
    const [old, name] = [`case_${this.counter}`, `case_${++this.counter}`]
    await this.session.close()
    await removeDatabase(this.server, old)
    const left = await this.madeRoles()
    if (left.length > 0) await administer(this.server, [`DROP ROLE ${left.map(id).join(', ')}`])
    await createDatabase(this.server, name, 'template0')
    this.session = await connect(this.server, name)
  }

  /** Roles on the server that were not there at first. */
  private async madeRoles(): Promise<readonly string[]> {
    const session = await connect(this.server, 'postgres')
    const rows = await session.query('SELECT rolname AS name FROM pg_roles WHERE oid >= 16384 ORDER BY 1')
    await session.close()
    return rows.map(({ name }) => String(name)).filter((name) => !roles.includes(name))
  }

  async run(statements: readonly string[]): Promise<void> {
    await this.session.enter('public')
    for (const sql of statements) await this.session.execute(sql)
    await this.session.enter('')
  }

  /** Statements that may share a transaction do, and nothing is in the search_path: plans name everything in full. */
  async apply(statements: readonly Statement[]): Promise<void> {
    const before = await this.print()
    await this.applyAll(statements)
    if (before !== '' && statements.length > 0 && before === (await this.print()))
      throw new Error(`the fingerprint is blind to ${statements.map(({ sql }) => sql).join(';\n')}`)
  }

  /** Asked for with FINGERPRINTS=1: it takes some time for each plan. */
  private async print(): Promise<string> {
    return process.env.FINGERPRINTS === '1' ? String(await fingerprint(this.session)) : ''
  }

  private async applyAll(statements: readonly Statement[]): Promise<void> {
    const waiting = [...statements]
    while (waiting.length > 0) {
      const alone = waiting.findIndex(({ transaction }) => transaction === 'outside')
      const group = waiting.splice(0, alone < 0 ? waiting.length : Math.max(alone, 1))
      const all = async () => {
        for (const { sql } of group) await this.session.execute(sql)
      }
      if (group[0]?.transaction === 'outside') await all()
      else await this.session.transaction(all)
    }
  }

  async query(sql: string): Promise<readonly Row[]> {
    return await this.session.query(sql)
  }

  async live(wanted: State): Promise<State> {
    return await loadDefinition(this.work, await postgres.define(this.session, this.scope, {}), [wanted], true)
  }

  /** A state that holds on the server, with what the server says of itself. */
  async told(state: State): Promise<State> {
    const { read } = await postgres.define(this.session, this.scope, {})
    return { ...state, lists: { ...state.lists, ...serverLists(read?.state) } }
  }

  async texts(): Promise<Texts> {
    if (this.program === undefined) return new Map()
    const found = blocks(await dumping(this.program, this.server.address(`case_${this.counter}`)))
    const made = await this.madeRoles()
    return made.length === 0 ? found : new Map([...found, ...rolesIn(dumpRoles(this.program, this.server.address()), roles)])
  }

  async rows(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>()
    for (const name of (await this.files()).keys()) {
      const [row] = await this.query(`SELECT count(*)::int AS count FROM ONLY ${qualified(...name.split('.'))}`)
      counts.set(name, Number(row?.count))
    }
    return counts
  }

  async files(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.query(
      `SELECT n.nspname || '.' || c.relname AS name, pg_relation_filenode(c.oid)::text AS file FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1`,
    )
    return new Map(rows.map((row) => [String(row.name), String(row.file)]))
  }

  async close(): Promise<void> {
    await this.session.close()
    await this.work.scratch.close()
    await this.server.close()
  }
}

/** Where many small files are made fastest: in memory, where there is enough of it. */
function quick(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2 ** 30 ? memory : tmpdir()
}

function connect(server: Server, database: string): Promise<PostgresSession> {
  return PostgresSession.connect(server.address(database), database, { readOnly: false, databases: {}, database: '' })
}
