// Foreign data wrappers, servers and user mappings. Options may be secrets: a mapping's are never compared with anything but
// themselves, and never shown.
import { commentOf, foreignOptions, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'

export const foreignDataWrapper: Reader = {
  among: made('pg_foreign_data_wrapper'),
  sql: () => `SELECT w.oid, w.fdwname AS name, ${ownerOf('w.fdwowner')} AS owner, ${commentOf('pg_foreign_data_wrapper', 'w.oid')} AS comment, w.fdwoptions AS options,
      CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regproc::text END AS handler, CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regproc::text END AS validator
    FROM pg_foreign_data_wrapper w WHERE $1::text[] IS NOT NULL AND ${ownedByNoExtension('pg_foreign_data_wrapper', 'w.oid')}`,
  read: (row, reading) => {
    const attrs = { handler: textOrNull(row.handler), validator: textOrNull(row.validator), options: foreignOptions(row.options), ...owned(row) }
    reading.add('foreign_data_wrapper', [text(row.name)], attrs, [source('pg_foreign_data_wrapper', row.oid)])
  },
}

export const server: Reader = {
  among: made('pg_foreign_server'),
  sql: () => `SELECT s.oid, s.srvname AS name, ${ownerOf('s.srvowner')} AS owner, ${commentOf('pg_foreign_server', 's.oid')} AS comment, s.srvoptions AS options, w.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version
    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE $1::text[] IS NOT NULL AND ${ownedByNoExtension('pg_foreign_server', 's.oid')}`,
  read: (row, reading) => {
    const attrs = {
      wrapper: text(row.wrapper),
      type: textOrNull(row.type),
      version: textOrNull(row.version),
      options: foreignOptions(row.options),
      ...owned(row),
    }
    reading.add('server', [text(row.name)], attrs, [source('pg_foreign_server', row.oid)])
  },
}

/** The view leaves options out that the role may not see (PostgreSQL, pg_user_mappings); by the same rule it is told. */
export const userMapping: Reader = {
  among: made('pg_foreign_server'),
  sql: () =>
    `SELECT m.umid, m.srvname AS server, m.srvid, CASE WHEN m.umuser = 0 THEN 'public' WHEN m.usename = current_user THEN '' ELSE m.usename END AS role, m.umoptions AS options,
      (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR CASE WHEN m.umuser = 0 THEN pg_has_role(s.srvowner, 'USAGE')
        ELSE m.usename = current_user AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')) END AS seen
    FROM pg_user_mappings m JOIN pg_foreign_server s ON s.oid = m.srvid WHERE $1::text[] IS NOT NULL`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_foreign_server', row.srvid))
    if (parent === undefined) return
    if (row.seen !== true)
      reading.unverified.push({ about: `user mapping ${text(row.server)}.${text(row.role)}`, reason: 'the role may not read its options' })
    reading.add('user_mapping', [text(row.server), text(row.role)], { options: foreignOptions(row.options) }, [source('pg_user_mapping', row.umid)], {
      parent,
    })
  },
}
