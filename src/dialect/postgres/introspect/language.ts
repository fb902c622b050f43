// Procedural languages that no extension brought.
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

export const language: Reader = {
  among: made('pg_language'),
  sql: () => `SELECT l.oid, l.lanname AS name, ${ownerOf('l.lanowner')} AS owner, ${commentOf('pg_language', 'l.oid')} AS comment, l.lanpltrusted AS trusted,
      'HANDLER ' || l.lanplcallfoid::regproc || CASE WHEN l.laninline <> 0 THEN ' INLINE ' || l.laninline::regproc ELSE '' END
        || CASE WHEN l.lanvalidator <> 0 THEN ' VALIDATOR ' || l.lanvalidator::regproc ELSE '' END AS definition
    FROM pg_language l WHERE l.oid >= 16384 AND l.lanispl AND $1::text[] IS NOT NULL AND ${ownedByNoExtension('pg_language', 'l.oid')}`,
  read: (row, reading) => {
    const attrs = { trusted: row.trusted === true, definition: text(row.definition), ...owned(row) }
    reading.add('language', [text(row.name)], attrs, [source('pg_language', row.oid)])
  },
}
