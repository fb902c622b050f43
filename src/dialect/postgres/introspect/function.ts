// Functions and procedures, as the server writes them out.
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

export const routine: Reader = {
  among: made('pg_proc', `prokind <> 'a'`),
  sql: (
    version,
  ) => `SELECT p.oid, n.nspname AS schema, p.proname AS name, oidvectortypes(p.proargtypes) AS identity, p.prokind::text AS kind, ${ownerOf('p.proowner')} AS owner, ${commentOf('pg_proc', 'p.oid')} AS comment,
      pg_get_function_identity_arguments(p.oid) AS arguments, p.pronargdefaults AS defaults, coalesce(pg_get_function_result(p.oid), '') AS result, pg_get_functiondef(p.oid) AS definition, ${version < 140000 ? 'p.prosrc' : 'CASE WHEN p.prosqlbody IS NULL THEN p.prosrc END'} AS body
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'w', 'p') AND n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_proc', 'p.oid')}
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name), text(row.identity)]
    const both = { arguments: text(row.arguments), defaults: Number(row.defaults), definition: text(row.definition).trimEnd(), ...owned(row) }
    const sources = [source('pg_proc', row.oid)]
    const made =
      row.kind === 'p'
        ? reading.add('procedure', name, both, sources)
        : reading.add('function', name, { ...both, result: `${row.kind === 'w' ? 'window ' : ''}${text(row.result)}` }, sources)
    if (row.body !== null) reading.runs(made.key, text(row.body))
  },
}
