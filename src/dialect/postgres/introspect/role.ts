// Roles that the target manages, without their passwords.
import { keyOf } from '../../../core/fact.js'
import type { Scope } from '../../dialect.js'
import { hidden } from '../quote.js'
import { managesRole } from '../role.js'
import { looksSecret, options, source, text, textOrNull, type Reader } from './reading.js'

/** Everything but the server's own; never the bootstrap superuser, whose number is low. */
export const role = (scope: Scope): Reader => ({
  sql: () => `SELECT r.oid, r.rolname AS name, r.rolcanlogin AS login, r.rolsuper AS superuser, r.rolcreatedb AS "createDatabase", r.rolcreaterole AS "createRole",
      r.rolinherit AS inherit, r.rolreplication AS replication, r.rolbypassrls AS "bypassRls", r.rolconnlimit AS "connectionLimit",
      CASE WHEN r.rolvaliduntil <> 'infinity' THEN r.rolvaliduntil::timestamptz AT TIME ZONE 'UTC' || '+00' END AS "validUntil",
      (SELECT jsonb_agg(jsonb_build_array(coalesce(d.datname, ''), s.setconfig)) FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase WHERE s.setrole = r.oid) AS settings,
      coalesce(shobj_description(r.oid, 'pg_authid'), '') AS comment
    FROM pg_roles r WHERE r.oid >= 16384 AND $1::text[] IS NOT NULL`,
  read: (row, reading) => {
    const name = text(row.name)
    if (!managesRole(scope, name)) return
    const settings = (row.settings ?? []) as unknown as readonly (readonly [database: string, list: string[]])[]
    const attrs = {
      login: row.login === true,
      superuser: row.superuser === true,
      createDatabase: row.createDatabase === true,
      createRole: row.createRole === true,
      inherit: row.inherit === true,
      replication: row.replication === true,
      bypassRls: row.bypassRls === true,
      connectionLimit: Number(row.connectionLimit),
      validUntil: textOrNull(row.validUntil),
      settings: shown(settings.find(([database]) => database === '')?.[1]),
      databaseSettings: Object.fromEntries(settings.filter(([database]) => database !== '').map(([database, each]) => [database, shown(each)])),
      comment: text(row.comment),
    }
    reading.add('role', [name], attrs, [source('pg_authid', row.oid)])
  },
})

/** The server's own parameters have no secrets that a role may set; those that applications make up may be anything. */
function shown(list: string[] | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(options(list ?? [])).map(([name, value]) => [name, name.includes('.') && looksSecret(name) ? hidden : value]),
  )
}

/** Who is a member of what: a member's affair, so only those of managed members. Who granted it is not compared. */
export const membership = (scope: Scope): Reader => ({
  sql: (version) => {
    const [inherit, set, own, byCreation] =
      version < 160000
        ? ['m.rolinherit', 'true', 'true', '']
        : [
            'a.inherit_option',
            'a.set_option',
            // What a superuser grants is granted by the first of them.
            '(SELECT a.grantor = CASE WHEN u.rolsuper THEN 10 ELSE u.oid END FROM pg_roles u WHERE u.rolname = current_user)',
            // What whoever makes a role is given of it, unasked.
            'AND NOT (a.grantor = 10 AND a.admin_option AND NOT a.inherit_option AND NOT a.set_option AND m.rolcreaterole AND NOT m.rolsuper)',
          ]
    return `SELECT g.rolname AS granted, m.rolname AS member, bool_or(a.admin_option) AS admin, bool_or(${inherit}) AS inherit, bool_or(${set}) AS set,
        coalesce(array_agg(pg_get_userbyid(a.grantor)::text ORDER BY 1) FILTER (WHERE NOT ${own}), '{}') AS grantors
      FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member WHERE m.oid >= 16384 AND $1::text[] IS NOT NULL ${byCreation}
      GROUP BY g.rolname, m.rolname`
  },
  read: (row, reading) => {
    const [member, granted] = [text(row.member), text(row.granted)]
    if (!managesRole(scope, member)) return
    const grantors = row.grantors as unknown as readonly string[]
    const attrs = { admin: row.admin === true, inherit: row.inherit === true, set: row.set === true }
    const needs = reading.roles(granted, ...grantors)
    reading.add('membership', [member, granted], attrs, [], { parent: keyOf('role', [member]), needs })
    reading.grantors.push(...grantors.map((grantor) => JSON.stringify([member, granted, grantor])))
  },
})
