// Databases of an embedded server: made, connected to, and dropped with all that holds on to them.
import { Failure } from '../../core/failure.js'
import { unslotted } from './disconnected.js'
import type { Server } from './engine.js'
import { id } from './quote.js'
import { PostgresSession } from './session.js'

/** Makes a database as a copy of `template`. */
export async function createDatabase(server: Server, name: string, template: string): Promise<void> {
  const strategy = Number.parseInt(server.version, 10) >= 15 ? ' STRATEGY FILE_COPY' : ''
  await administer(server, [`CREATE DATABASE ${id(name)} TEMPLATE ${template}${strategy}`])
}

export function connect(server: Server, database: string): Promise<PostgresSession> {
  return PostgresSession.connect(server.address(database), 'scratch', { readOnly: false, databases: {}, database: '' })
}

async function administer(server: Server, statements: readonly string[]): Promise<void> {
  const session = await connect(server, 'postgres')
  try {
    for (const sql of statements) await session.execute(sql)
  } finally {
    await session.close()
  }
}

export /** Drops a database with everybody in it. Subscriptions, which a database does not go with, go first. */
async function removeDatabase(server: Server, name: string): Promise<void> {
  const drop = `DROP DATABASE IF EXISTS ${id(name)} WITH (FORCE)`
  try {
    await administer(server, [drop])
  } catch (error) {
    if (!(error instanceof Failure) || !/subscription/.test(error.detail.server ?? '')) throw error
    const session = await connect(server, name)
    const left = await session.query(
      `SELECT subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()`,
    )
    for (const { subname } of left) await session.execute(unslotted(id(String(subname))))
    await session.close()
    await administer(server, [drop])
  }
}
