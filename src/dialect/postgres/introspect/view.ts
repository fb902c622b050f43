// Views and materialized views.
import type { Row } from '../../dialect.js'
import { relationKey, typeKey, type Options, type ViewColumn } from '../model.js'
import { collationOf } from './column.js'
import { commentOf, made, options, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'
import { steady } from '../steady.js'

function question(kind: string, version: number): string {
  return `SELECT c.oid, c.reltype, t.typarray, r.oid AS rewrite, n.nspname AS schema, c.relname AS name, ${ownerOf('c.relowner')} AS owner, ${commentOf('pg_class', 'c.oid')} AS comment,
      pg_get_viewdef(c.oid) AS query, coalesce(c.reloptions, '{}') || coalesce((SELECT array_agg('toast.' || o) FROM pg_class x, unnest(x.reloptions) o WHERE x.oid = c.reltoastrelid), '{}') AS options, nullif(m.amname, 'heap') AS "accessMethod", s.spcname AS tablespace, c.relispopulated AS populated,
      (SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisclustered) AS "clusterOn",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'number', a.attnum, 'comment', col_description(c.oid, a.attnum),
         'collation', ${collationOf('a')}, 'settings', concat_ws(', ', CASE WHEN a.attstattarget >= 0 THEN 'SET STATISTICS ' || a.attstattarget END,
            CASE WHEN a.attstorage <> ty.typstorage THEN 'SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' WHEN 'x' THEN 'EXTENDED' END END,
            ${version < 140000 ? 'NULL' : `CASE a.attcompression WHEN 'p' THEN 'SET COMPRESSION pglz' WHEN 'l' THEN 'SET COMPRESSION lz4' END`},
            (SELECT string_agg('SET (' || o || ')', ', ') FROM unnest(a.attoptions) o))) ORDER BY a.attnum), '[]')
         FROM pg_attribute a JOIN pg_type ty ON ty.oid = a.atttypid WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN' LEFT JOIN pg_type t ON t.oid = c.reltype
    LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    WHERE c.relkind = '${kind}' AND n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_class', 'c.oid')}`
}

type Column = ViewColumn & {
  readonly number: number
  readonly comment: string | null
  readonly settings: string
}

function parts(row: Row) {
  const columns = row.columns as unknown as readonly Column[]
  const by = (value: (column: Column) => string | null): Options =>
    Object.fromEntries(columns.flatMap((column) => (value(column) ? [[column.name, value(column) ?? '']] : [])))
  const name = [text(row.schema), text(row.name)] as const
  return {
    name,
    columns: columns.map(({ name, type, collation }): ViewColumn => ({ name, type, collation })),
    query: steady(text(row.query).replace(/;\s*$/, '')),
    columnComments: by((column) => column.comment),
    columnSettings: by((column) => column.settings),
    sources: [source('pg_class', row.oid), source('pg_rewrite', row.rewrite)],
    more: { provides: [relationKey(...name), typeKey(...name)] },
  }
}

export const view: Reader = {
  among: made('pg_class', `relkind = 'v'`),
  sql: (version) => question('v', version),
  read: (row, reading) => {
    const { name, columns, query, columnComments, sources, more } = parts(row)
    const attrs = { query, columns, options: options(row.options), columnComments, ...owned(row) }
    const made = reading.add('view', name, attrs, sources, more)
    for (const oid of [row.reltype, row.typarray]) reading.stand(source('pg_type', oid), made.key)
  },
}

export const materializedView: Reader = {
  among: made('pg_class', `relkind = 'm'`),
  sql: (version) => question('m', version),
  read: (row, reading) => {
    const { name, columns, query, columnComments, columnSettings, sources, more } = parts(row)
    const attrs = {
      query,
      columns,
      options: options(row.options),
      accessMethod: textOrNull(row.accessMethod),
      tablespace: textOrNull(row.tablespace),
      populated: row.populated === true,
      clusterOn: textOrNull(row.clusterOn),
      columnComments,
      columnSettings,
      ...owned(row),
    }
    const made = reading.add('materialized_view', name, attrs, sources, more)
    for (const oid of [row.reltype, row.typarray]) reading.stand(source('pg_type', oid), made.key)
  },
}
