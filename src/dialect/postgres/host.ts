// Where scratch databases are made: the embedded server, which is ours alone, or a server that the configuration names, where
// other people's databases are and nothing may be left behind.
import { hostname } from 'node:os'
import type { ClientConfig } from 'pg'
import { Failure } from '../../core/failure.js'
import { literal } from './quote.js'
import { masked, PostgresSession, unreadable } from './session.js'

export interface Host {
  readonly version: string
  /** Whether nobody else uses the server: then its settings are ours, and what is left on it is. */
  readonly ours: boolean
  /** Without a name, the database to connect to for making others. */
  address(database?: string): ClientConfig
  close(): Promise<void>
}

/** The server at `url`. Throws `connection-failed`, `config-invalid` where it is no URL or the role may not make databases. */
export async function hostAt(url: string): Promise<Host> {
  if (!/^postgres(ql)?:\/\//.test(url)) throw unreadable()
  const session = await PostgresSession.connect({ connectionString: url }, masked(url), { readOnly: false, databases: {}, database: '' })
  try {
    const [role] = await session.query(`SELECT rolcreatedb OR rolsuper AS may, rolname AS name FROM pg_catalog.pg_roles WHERE rolname = current_user`)
    if (role?.may !== true) {
      throw new Failure(
        'config-invalid',
        `scratch: role ${role?.name} may not make databases on ${masked(url)}`,
        `Give it that right (ALTER ROLE … CREATEDB), or take \`scratch\` out of trueup.yaml to use the embedded engine.`,
      )
    }
    await sweep(session)
    return { version: session.version, ours: false, address: (database) => ({ connectionString: within(url, database) }), close: async () => {} }
  } finally {
    await session.close()
  }
}

function within(url: string, database: string | undefined): string {
  if (database === undefined) return url
  // Not with URL, which reads none without a host (postgres://user@/name?host=/run/postgresql).
  return url.replace(/^([a-z]+:\/\/[^/?#]*)[^?#]*/, (_, server: string) => `${server}/${encodeURIComponent(database)}`)
}

const mark = 'scratch database of trueup, made '

/** What a scratch database on somebody's server is called: nobody else's, and told apart from those of other machines. */
export function hostedName(number: number): string {
  const machine = hostname()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 20)
  return `trueup_${machine}_${process.pid}_${number}_${Date.now().toString(36)}`
}

/** The statement that says of a database whose it is and since when. */
export function marked(name: string): string {
  return `COMMENT ON DATABASE "${name}" IS ${literal(mark + new Date().toISOString())}`
}

/** Drops what processes left behind that did not end well: marked databases of over an hour ago that nobody is connected to. */
async function sweep(session: PostgresSession): Promise<void> {
  const left = await session.query(
    `SELECT d.datname AS name, shobj_description(d.oid, 'pg_database') AS mark FROM pg_catalog.pg_database d
      WHERE d.datname ~ '^trueup_' AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)`,
  )
  for (const { name, mark: text } of left) {
    const made = Date.parse(String(text ?? '').slice(mark.length))
    if (!String(text ?? '').startsWith(mark) || !(Date.now() - made > 3_600_000)) continue
    await session.execute(`DROP DATABASE IF EXISTS "${String(name).replaceAll('"', '""')}"`).catch(() => {})
  }
}
