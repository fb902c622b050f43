// A hash of everything that reading a database may depend on: all of its catalogue, row by row, and the settings. The server works
// it out in a fraction of the time that reading takes, and where it is the same as the last time, what was read then holds.
import { id } from './quote.js'
import type { PostgresSession } from './session.js'

/** Tables of the catalogue in which nothing is that anybody reads: statistics, contents, and what changes as rows do. */
const beside = ['pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_replication_origin', 'pg_subscription_rel']

/** What stands for a table that has more in it than matters, or that not everybody may read. */
const views: Readonly<Record<string, string>> = {
  // Not how many rows and pages it has by the last count, nor which file it is.
  pg_class: `(SELECT oid, relname, relnamespace, reltype, reloftype, relowner, relam, reltablespace, relpersistence, relkind, relnatts, relchecks,
    relhasrules, relhastriggers, relhassubclass, relrowsecurity, relforcerowsecurity, relispopulated, relreplident, relispartition, relacl, reloptions, relpartbound FROM pg_catalog.pg_class)`,
  pg_database: '(SELECT oid, datname, datdba, encoding, datcollate, datctype, dattablespace, datacl FROM pg_catalog.pg_database)',
  pg_authid: 'pg_catalog.pg_roles',
  pg_user_mapping: 'pg_catalog.pg_user_mappings',
}

/** Files that belong to the server, and what a session is told beside the catalogue. */
const more = [
  `(SELECT name, default_version FROM pg_catalog.pg_available_extensions)`,
  `(SELECT name, setting FROM pg_catalog.pg_settings)`,
  `(SELECT pg_catalog.version(), current_user, session_user, pg_catalog.current_database())`,
]

/** Undefined where the role may not read part of the catalogue. */
export async function fingerprint(session: PostgresSession): Promise<string | undefined> {
  const tables = await session.query(
    `SELECT c.relname AS name, pg_catalog.has_table_privilege(c.oid, 'SELECT') AS open, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')) AS columns
      FROM pg_catalog.pg_class c WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1) ORDER BY c.relname`,
    { beside: beside as unknown as string },
  )
  const sources: string[] = [...more]
  for (const { name, open, columns } of tables) {
    const table = `pg_catalog.${id(String(name))}`
    const source = views[String(name)] ?? (open === true ? table : columns === null ? undefined : `(SELECT ${columns} FROM ${table})`)
    if (source === undefined) return undefined
    sources.push(source)
  }
  const hashes = sources.map(
    (from, i) => `SELECT ${i} AS source, pg_catalog.count(*) AS rows, pg_catalog.sum(pg_catalog.hashtextextended(t::text, 0)) AS hash FROM ${from} t`,
  )
  const rows = await session.query(hashes.join(' UNION ALL '))
  return rows
    .map(({ source, rows, hash }) => `${source} ${rows} ${hash}`)
    .sort()
    .join('\n')
}
