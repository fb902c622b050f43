// A database as another tool left it: its folder of migrations adopted into a project, the statements of some of them run
// by hand, and its tracking table made and filled as the tool does it.
import { chmodSync, cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { ClientConfig } from 'pg'
import type { Dialect, Row } from '../../src/dialect/dialect.js'
import { clickhouse } from '../../src/dialect/clickhouse/index.js'
import { Server } from '../../src/dialect/postgres/engine.js'
import { postgres } from '../../src/dialect/postgres/index.js'
import { compareVersions, readMigrations } from '../../src/project/migrations.js'
import { init } from '../../src/workflow/init.js'
import { repository } from './cli.js'

const dialects: Readonly<Record<string, Dialect>> = { clickhouse, postgres }

/** A folder that the account of an embedded server can reach. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trueup-adopt-'))
  chmodSync(folder, 0o755)
  return folder
}

/** One PostgreSQL server for all cases of a file, each with a database of its own. */
class Servers {
  private readonly folder: string
  private server: Server | undefined
  private counter = 0

  constructor(folder: string) {
    this.folder = folder
  }

  /** The URL of a new, empty database. */
  async url(dialect: string): Promise<string> {
    const name = `d${++this.counter}`
    if (dialect === 'clickhouse') return `chdb:${join(this.folder, name)}`
    this.server ??= await Server.at(join(this.folder, 'postgres'), false)
    await run(address(this.server, 'postgres'), postgres, [`CREATE DATABASE ${name}`])
    return address(this.server, name)
  }

  async close(): Promise<void> {
    await this.server?.close()
  }
}

function address(server: Server, database: string): string {
  const { host, port, user } = server.address(database) as ClientConfig
  return `postgres://${user}@/${database}?host=${host}&port=${port}`
}

/** Runs statements as somebody would who knows nothing of trueup. */
async function run(
  url: string,
  dialect: Dialect,
  statements: readonly string[],
  database = dialect === postgres ? 'public' : 'default',
): Promise<void> {
  const session = await dialect.open(url, { readOnly: false, verbose: false, databases: {}, database })
  try {
    for (const sql of statements) await session.run(sql)
  } finally {
    await session.close()
  }
}

export interface LegacyOptions {
  /** Folder below test/adoption. */
  readonly tool: string
  readonly dialect: 'clickhouse' | 'postgres'
  readonly database: string
  /** Migrations up to this one were run; default is all. */
  readonly upTo?: string
  /** Files that are renamed before the folder is adopted. */
  readonly renames?: Readonly<Record<string, string>>
  /** What makes and fills the tool's table. */
  readonly tracking: readonly string[]
}

export class Legacy {
  readonly folder: string
  readonly url: string
  readonly dialect: Dialect
  private readonly database: string

  private constructor(folder: string, url: string, dialect: Dialect, database: string) {
    this.folder = folder
    this.url = url
    this.dialect = dialect
    this.database = database
  }

  static async make(servers: Servers, { tool, dialect: name, database, upTo, renames = {}, tracking }: LegacyOptions): Promise<Legacy> {
    const folder = openFolder()
    const dialect = dialects[name] as Dialect
    await dialect.load()
    cpSync(join(repository, 'test/adoption', tool), join(folder, 'db'), { recursive: true })
    for (const [from, to] of Object.entries(renames)) renameSync(join(folder, 'db', from), join(folder, 'db', to))
    const url = await servers.url(name)
    const key = name === 'clickhouse' ? 'databases' : 'schemas'
    writeFileSync(
      join(folder, 'trueup.yaml'),
      `version: 1
targets:
  main: { dialect: ${name}, schema: schema, migrations: db, ${key}: [${database}] }
environments:
  local: { main: { url: ${JSON.stringify(url)} } }
`,
    )
    await init({ folder, target: 'main', fromMigrations: 'db', databases: [database] })
    const legacy = new Legacy(folder, url, dialect, database)
    const ran = readMigrations(folder, join(folder, 'db'), dialect).list.filter(
      ({ version }) => upTo === undefined || compareVersions(version, upTo) <= 0,
    )
    const container = name === 'clickhouse' ? 'DATABASE' : 'SCHEMA'
    await run(url, dialect, [`CREATE ${container} IF NOT EXISTS ${database}`])
    await legacy.run(...ran.flatMap((migration) => migration.up().map(({ text }) => text)), ...tracking)
    return legacy
  }

  async run(...statements: readonly string[]): Promise<void> {
    await run(this.url, this.dialect, statements, this.database)
  }

  async query(sql: string): Promise<readonly Row[]> {
    const session = await this.dialect.open(this.url, { readOnly: true, verbose: false, databases: {}, database: this.database })
    try {
      return await session.query(sql)
    } finally {
      await session.close()
    }
  }
}

/** Makes legacy databases for the tests of one file, on servers of their own; all of it goes when the tests are done. */
export function legacyDatabases(): (options: LegacyOptions) => Promise<Legacy> {
  const folders: string[] = []
  let servers: Servers | undefined
  after(async () => {
    await servers?.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  return async (options) => {
    if (!servers) {
      const folder = openFolder()
      folders.push(folder)
      servers = new Servers(folder)
    }
    const legacy = await Legacy.make(servers, options)
    folders.push(legacy.folder)
    return legacy
  }
}
