// What is asked of a server, in one go: the session is closed before anything else starts, so that an embedded engine
// makes room for the scratch engine. An embedded server that has not changed since the last time is not even opened.
import { canonicalJson } from '../core/fact.js'
import type { Background, Definition, Keep, LedgerRow, Session } from '../dialect/dialect.js'
import type { Environment, Server } from '../project/config.js'
import { ledgerOf } from './ledger.js'
import { trueupVersion } from './version.js'
import { serverOf, type Work } from './workspace.js'

export interface Reading {
  /** The URL without its password. */
  readonly url: string
  /** The ledger, oldest first. */
  readonly rows: readonly LedgerRow[]
  readonly definition: Definition
  /** What statements left going on there. */
  readonly background: readonly Background[]
}

/** Raise it when reading changes: what is kept of an earlier reading is of no use then. */
const format = 21

/** Reads a target's server in an environment: its ledger and all its managed objects. */
export async function readServer(work: Work, environment: Environment): Promise<Reading> {
  const server = serverOf(work, environment)
  const key = (fingerprint: string) =>
    canonicalJson([trueupVersion(), format, fingerprint, server.url, server.databases, work.scope, work.target.ledger])
  const before = work.dialect.fingerprint(server.url)
  const known = before === undefined ? undefined : work.cache.document(key(before))
  const reading = known ? (known as Reading) : await readNow(work, server)
  const after = known ? undefined : work.dialect.fingerprint(server.url)
  // Facts are no plain data; what is loaded from the statements is kept by itself.
  if (after !== undefined) work.cache.keep(key(after), { ...reading, definition: { ...reading.definition, read: undefined } })
  for (const { table, tool } of reading.definition.leftAlone) work.progress(`${table} is left alone: ${tool} keeps count of its migrations in it`)
  work.scratch.mention(() => reading.definition.statements.map((statement) => statement.text))
  return reading
}

async function readNow(work: Work, server: Server): Promise<Reading> {
  return await withSession(work, server, { readOnly: true }, async (session) => {
    work.progress(`reading ${session.url}`)
    const ledger = ledgerOf(work, session, server)
    const rows = (await ledger.exists()) ? await ledger.read() : []
    const keep: Keep = (decidedBy, make) =>
      work.cache.state(canonicalJson([trueupVersion(), format, 'live', work.dialect.name, server.url, work.scope, decidedBy]), make)
    const definition = await work.dialect.define(session, work.scope, server.databases, keep)
    const managed = work.scope.databases.map((name) => server.databases[name] ?? name)
    return { url: session.url, rows, definition, background: await work.dialect.background(session, undefined, managed) }
  })
}

/** Opens a session for `action` and closes it afterwards. */
export async function withSession<T>(
  work: Work,
  server: Server,
  how: { readonly readOnly: boolean },
  action: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await work.dialect.open(server.url, {
    ...how,
    verbose: work.verbose,
    databases: server.databases,
    database: work.scope.databases[0] ?? '',
  })
  try {
    return await action(session)
  } finally {
    await session.close()
  }
}
