// Tables: ordinary, partitioned, partitions; and foreign tables, which share most of them.
import { relationKey, typeKey } from '../model.js'
import type { Row } from '../../dialect.js'
import { commentOf, foreignOptions, made, options, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'

const parents = `(SELECT coalesce(jsonb_agg(jsonb_build_array(pn.nspname, p.relname) ORDER BY i.inhseqno), '[]') FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
  JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid)`

export const table: Reader = {
  sql: () => `SELECT c.oid, c.reltype, t.typarray, n.nspname AS schema, c.relname AS name, ${ownerOf('c.relowner')} AS owner, ${commentOf('pg_class', 'c.oid')} AS comment,
      c.relpersistence::text AS persistence, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partitionBy",
      c.relispartition AS partition, CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound, ${parents} AS parents,
      CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "ofType",
      nullif(m.amname, 'heap') AS "accessMethod", s.spcname AS tablespace,
      coalesce(c.reloptions, '{}') || coalesce((SELECT array_agg('toast.' || o) FROM pg_class x, unnest(x.reloptions) o WHERE x.oid = c.reltoastrelid), '{}') AS options,
      CASE c.relreplident WHEN 'd' THEN 'DEFAULT' WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' END AS identity,
      (SELECT quote_ident(i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisreplident) AS "identityIndex",
      (SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisclustered) AS "clusterOn",
      c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "forceRowSecurity"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_type t ON t.oid = c.reltype LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_class', 'c.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const attrs = {
      persistence: text(row.persistence),
      partitionBy: textOrNull(row.partitionBy),
      ...lineage(row),
      ofType: textOrNull(row.ofType),
      accessMethod: textOrNull(row.accessMethod),
      tablespace: textOrNull(row.tablespace),
      options: options(row.options),
      replicaIdentity: textOrNull(row.identity) ?? `USING INDEX ${row.identityIndex}`,
      clusterOn: textOrNull(row.clusterOn),
      rowSecurity: row.rowSecurity === true,
      forceRowSecurity: row.forceRowSecurity === true,
      ...owned(row),
    }
    const provides = [relationKey(...name), typeKey(...name)]
    const made = reading.add('table', name, attrs, [source('pg_class', row.oid)], { provides })
    for (const oid of [row.reltype, row.typarray]) reading.stand(source('pg_type', oid), made.key)
  },
}

export const foreignTable: Reader = {
  among: made('pg_class', `relkind = 'f'`),
  sql: () => `SELECT c.oid, c.reltype, t.typarray, n.nspname AS schema, c.relname AS name, ${ownerOf('c.relowner')} AS owner, ${commentOf('pg_class', 'c.oid')} AS comment,
      c.relispartition AS partition, CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound, ${parents} AS parents, s.srvname AS server, f.ftoptions AS options
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_foreign_table f ON f.ftrelid = c.oid JOIN pg_foreign_server s ON s.oid = f.ftserver LEFT JOIN pg_type t ON t.oid = c.reltype
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_class', 'c.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const attrs = { server: text(row.server), options: foreignOptions(row.options), ...lineage(row), ...owned(row) }
    const made = reading.add('foreign_table', name, attrs, [source('pg_class', row.oid)], { provides: [relationKey(...name), typeKey(...name)] })
    for (const oid of [row.reltype, row.typarray]) reading.stand(source('pg_type', oid), made.key)
  },
}

function lineage(row: Row) {
  const from = (row.parents ?? []) as readonly (readonly string[])[]
  const [parent] = from
  return {
    partitionOf: row.partition === true && parent ? { parent, bound: text(row.bound) } : null,
    inherits: row.partition === true ? [] : from,
  }
}
