// What trueup has no model for: found, so that it can be told.
import { ownedByNoExtension, text, type Reader } from './reading.js'

const catalogues: readonly (readonly [what: string, catalogue: string, name: string, namespace: string | null])[] = [
  ['operator', 'pg_operator', 'o.oprname', 'o.oprnamespace'],
  ['operator class', 'pg_opclass', 'o.opcname', 'o.opcnamespace'],
  ['operator family', 'pg_opfamily', 'o.opfname', 'o.opfnamespace'],
  ['conversion', 'pg_conversion', 'o.conname', 'o.connamespace'],
  ['text search configuration', 'pg_ts_config', 'o.cfgname', 'o.cfgnamespace'],
  ['text search dictionary', 'pg_ts_dict', 'o.dictname', 'o.dictnamespace'],
  ['text search parser', 'pg_ts_parser', 'o.prsname', 'o.prsnamespace'],
  ['text search template', 'pg_ts_template', 'o.tmplname', 'o.tmplnamespace'],
  ['cast', 'pg_cast', `o.castsource::regtype || ' AS ' || o.casttarget::regtype`, null],
  ['transform', 'pg_transform', 'o.trftype::regtype::text', null],
  ['procedural language', 'pg_language', 'o.lanname', null],
  ['access method', 'pg_am', 'o.amname', null],
]

/** Whether an object is in a managed schema, or in none: what is under a table is as the table is. */
const within = `(i.schema IS NULL OR i.schema = ANY ($1::text[]))`

export const unmodelled: Reader = {
  sql: () =>
    [
      ...catalogues.map(
        ([
          what,
          catalogue,
          name,
          namespace,
        ]) => `SELECT '${what}' AS what, ${namespace ? `n.nspname || '.' || ` : ''}${name} AS name FROM ${catalogue} o ${namespace ? `JOIN pg_namespace n ON n.oid = ${namespace} AND n.nspname = ANY ($1)` : ''}
          WHERE o.oid >= 16384 AND ${ownedByNoExtension(catalogue, 'o.oid')}`,
      ),
      `SELECT 'base type', n.nspname || '.' || t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname = ANY ($1)
        WHERE t.typtype = 'b' AND t.typcategory <> 'A' AND ${ownedByNoExtension('pg_type', 't.oid')}`,
      `SELECT 'security label', i.identity FROM pg_seclabel l, pg_identify_object(l.classoid, l.objoid, l.objsubid) i WHERE l.objoid >= 16384 AND ${within}`,
      `SELECT 'dependence on an extension', i.identity FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i WHERE d.deptype = 'x' AND d.objid >= 16384 AND ${within}`,
      `SELECT 'large object''s rights', l.oid::text FROM pg_largeobject_metadata l WHERE l.lomacl IS NOT NULL`,
      `SELECT 'subscription', s.subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()`,
    ].join('\nUNION ALL\n'),
  read: (row, reading) => {
    reading.unmodelled.push({ about: text(row.name), reason: `trueup has no model for a ${text(row.what)}` })
  },
}
