// Default privileges: what objects made later are born with.
import { difference, everything } from './grant.js'
import { made, type Reader, text } from './reading.js'

const objects: Readonly<Record<string, string>> = { r: 'TABLES', S: 'SEQUENCES', f: 'FUNCTIONS', T: 'TYPES', n: 'SCHEMAS', L: 'LARGE OBJECTS' }

/** The built-in defaults are the start where the entry is for all schemas, and nothing where it is for one. */
export const defaultPrivilege: Reader = {
  among: made('pg_default_acl'),
  sql: () => {
    const exploded = (acl: string) =>
      `(SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(CASE WHEN x.grantee = 0 THEN 'public' WHEN x.grantee = d.defaclrole THEN '' ELSE pg_get_userbyid(x.grantee)::text END, x.privilege_type || CASE WHEN x.is_grantable AND x.grantee <> d.defaclrole THEN '*' ELSE '' END)), '[]') FROM aclexplode(${acl}) x)`
    return `SELECT d.oid, CASE WHEN pg_get_userbyid(d.defaclrole) = current_user THEN '' ELSE pg_get_userbyid(d.defaclrole)::text END AS role, coalesce(n.nspname, '') AS schema, d.defaclobjtype::text AS type,
      ${exploded('d.defaclacl')} AS now, CASE WHEN d.defaclnamespace = 0 THEN ${exploded(`acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::"char", d.defaclrole)`)} ELSE '[]' END AS initially, ${everything(`CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END`)} AS everything
      FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace WHERE n.nspname IS NULL OR n.nspname = ANY ($1)`
  },
  read: (row, reading) => {
    for (const [grantee, privileges] of difference(row)) {
      const schema = text(row.schema)
      const parent = schema === '' ? undefined : reading.schema(schema)
      const name = [text(row.role), schema, objects[text(row.type)] ?? '', grantee]
      const needs = [...(parent === undefined ? [] : [parent]), ...reading.roles(text(row.role), grantee)]
      reading.add('default_privilege', name, { privileges }, [], { needs })
    }
  },
}
