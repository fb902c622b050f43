// Range types, with the multirange that goes with each.
import { id, qualified } from '../quote.js'
import { typeKey } from '../model.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'

export const range: Reader = {
  among: made('pg_type', `typtype = 'r'`),
  sql: (
    version,
  ) => `SELECT t.oid, t.typarray, n.nspname AS schema, t.typname AS name, ${ownerOf('t.typowner')} AS owner, ${commentOf('pg_type', 't.oid')} AS comment,
      format_type(r.rngsubtype, NULL) AS subtype, CASE WHEN o.opcdefault THEN NULL ELSE ARRAY[os.nspname, o.opcname]::text[] END AS opclass,
      (SELECT CASE WHEN r.rngcollation <> b.typcollation AND r.rngcollation <> 0 THEN r.rngcollation::regcollation::text END FROM pg_type b WHERE b.oid = r.rngsubtype) AS collation,
      nullif(r.rngcanonical, 0)::regproc::text AS canonical, nullif(r.rngsubdiff, 0)::regproc::text AS difference,
      ${version >= 140000 ? `m.typname AS multirange, m.oid AS multi, m.typarray AS "multiArray"` : 'NULL AS multirange, 0 AS multi, 0 AS "multiArray"'}
    FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace os ON os.oid = o.opcnamespace ${version >= 140000 ? 'JOIN pg_type m ON m.oid = r.rngmultitypid' : ''}
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_type', 't.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const multirange = textOrNull(row.multirange)
    const usual = name[1].includes('range') ? name[1].replace('range', 'multirange') : `${name[1]}_multirange`
    const opclass = row.opclass as readonly string[] | null
    const clauses = [
      `SUBTYPE = ${row.subtype}`,
      opclass ? `SUBTYPE_OPCLASS = ${qualified(...opclass)}` : '',
      row.collation ? `COLLATION = ${row.collation}` : '',
      row.canonical ? `CANONICAL = ${row.canonical}` : '',
      row.difference ? `SUBTYPE_DIFF = ${row.difference}` : '',
      multirange !== null && multirange !== usual ? `MULTIRANGE_TYPE_NAME = ${qualified(name[0])}.${id(multirange)}` : '',
    ]
    const definition = clauses.filter((clause) => clause !== '').join(', ')
    const made = reading.add('range', name, { definition, ...owned(row) }, [source('pg_type', row.oid)], { provides: [typeKey(...name)] })
    for (const oid of [row.typarray, row.multi, row.multiArray]) reading.stand(source('pg_type', oid), made.key)
  },
}
