// What trueup has no model for: found, so that it can be told.
import { ownedByNoExtension, text, type Reader } from './reading.js'

/** Whether an object is in a managed schema, or in none: what is under a table is as the table is. */
const within = `(i.schema IS NULL OR i.schema = ANY ($1::text[]))`

export const unmodelled: Reader = {
  sql: () =>
    [
      `SELECT 'base type' AS what, n.nspname || '.' || t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname = ANY ($1)
        WHERE t.typtype = 'b' AND t.typcategory <> 'A' AND ${ownedByNoExtension('pg_type', 't.oid')}`,
      `SELECT 'security label', i.identity FROM pg_seclabel l, pg_identify_object(l.classoid, l.objoid, l.objsubid) i WHERE l.objoid >= 16384 AND ${within}`,
      `SELECT 'dependence on an extension', i.identity FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i WHERE d.deptype = 'x' AND d.objid >= 16384 AND ${within}`,
      `SELECT 'large object''s rights', l.oid::text FROM pg_largeobject_metadata l WHERE l.lomacl IS NOT NULL`,
    ].join('\nUNION ALL\n'),
  read: (row, reading) => {
    reading.unmodelled.push({ about: text(row.name), reason: `trueup has no model for a ${text(row.what)}` })
  },
}
