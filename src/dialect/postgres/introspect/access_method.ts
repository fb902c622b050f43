// Access methods: of tables and of indexes.
import { commentOf, made, ownedByNoExtension, type Reader, source, text } from './reading.js'

export const accessMethod: Reader = {
  among: made('pg_am'),
  sql: () => `SELECT a.oid, a.amname AS name, CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END || ' HANDLER ' || a.amhandler::regproc AS definition, ${commentOf('pg_am', 'a.oid')} AS comment
    FROM pg_am a WHERE a.oid >= 16384 AND $1::text[] IS NOT NULL AND ${ownedByNoExtension('pg_am', 'a.oid')}`,
  read: (row, reading) => {
    reading.add('access_method', [text(row.name)], { definition: text(row.definition), comment: text(row.comment) }, [source('pg_am', row.oid)])
  },
}
