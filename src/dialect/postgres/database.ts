// Databases of a server for scratch work: made, connected to, and dropped with all that holds on to them.
import { Failure } from '../../core/failure.js'
import { unslotted } from './disconnected.js'
import type { Host } from './host.js'
import { id, literal } from './quote.js'
import { PostgresSession } from './session.js'

/** Makes a database as a copy of `template`. */
export async function createDatabase(host: Host, name: string, template: string): Promise<void> {
  const strategy = Number.parseInt(host.version, 10) >= 15 ? ' STRATEGY FILE_COPY' : ''
  await administer(host, [`CREATE DATABASE ${id(name)} TEMPLATE ${template}${strategy}`])
}

/** A session on a database, or on the one for making others. */
export function connect(host: Host, database?: string): Promise<PostgresSession> {
  return PostgresSession.connect(host.address(database), 'scratch', { readOnly: false, databases: {}, database: '' })
}

export async function administer(host: Host, statements: readonly string[]): Promise<void> {
  const session = await connect(host)
  try {
    for (const sql of statements) await session.execute(sql)
  } finally {
    await session.close()
  }
}

/** Drops a database with everybody in it. Subscriptions, which a database does not go with, go first. */
export async function removeDatabase(host: Host, name: string): Promise<void> {
  const drop = `DROP DATABASE IF EXISTS ${id(name)} WITH (FORCE)`
  try {
    await administer(host, [drop])
  } catch (error) {
    if (!(error instanceof Failure) || !/subscription/.test(error.detail.server ?? '')) throw error
    const session = await connect(host, name)
    const left = await session.query(
      `SELECT subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()`,
    )
    for (const { subname } of left) await session.execute(unslotted(id(String(subname))))
    await session.close()
    await administer(host, [drop])
  }
}

/** Leaves a server of ours with nothing but its own databases, `kept` and its own role. */
export async function vacate(host: Host, kept: string): Promise<void> {
  const session = await connect(host)
  try {
    const databases = await session.query(
      `SELECT datname AS name FROM pg_catalog.pg_database WHERE NOT datistemplate AND datname NOT IN ('postgres', ${literal(kept)})`,
    )
    for (const { name } of databases) await removeDatabase(host, String(name))
    const roles = await session.query(`SELECT rolname AS name FROM pg_catalog.pg_roles WHERE oid >= 16384`)
    // In one statement: then it does not matter who granted what to whom.
    if (roles.length > 0) await session.execute(`DROP ROLE ${roles.map(({ name }) => id(String(name))).join(', ')}`)
  } finally {
    await session.close()
  }
}
