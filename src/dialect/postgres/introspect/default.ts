// Defaults of columns, those of views included.
import { made, type Reader, source, text } from './reading.js'
import { steady } from '../steady.js'

export const defaultValue: Reader = {
  among: made('pg_attrdef'),
  sql: () => `SELECT d.oid, d.adrelid, d.adnum, n.nspname AS schema, c.relname AS relation, a.attname AS name, pg_get_expr(d.adbin, d.adrelid) AS expression
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum JOIN pg_class c ON c.oid = d.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attgenerated = '' AND c.relkind IN ('r', 'p', 'f', 'v') AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.adrelid, row.adnum)) ?? reading.keyAt(source('pg_class', row.adrelid))
    if (parent === undefined) return
    const name = [text(row.schema), text(row.relation), text(row.name)]
    reading.add('default', name, { expression: steady(text(row.expression)) }, [source('pg_attrdef', row.oid)], { parent })
  },
}
