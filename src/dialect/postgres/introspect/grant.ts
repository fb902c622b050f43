// Who may do what: for every grantee of every object whose privileges are not the ones it was born with, all that it has.
import type { Row } from '../../dialect.js'
import { ownedKey } from '../model.js'
import { id, qualified } from '../quote.js'
import { member, source, text, type Reader, type Reading } from './reading.js'

/** `[grantee, privilege]` pairs of an ACL; the owner is `''`, everybody `public`, the grant option a `*`. */
function exploded(acl: string, owner: string): string {
  return `(SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(CASE WHEN x.grantee = 0 THEN 'public' WHEN x.grantee = ${owner} THEN '' ELSE pg_get_userbyid(x.grantee)::text END, x.privilege_type || CASE WHEN x.is_grantable AND x.grantee <> ${owner} THEN '*' ELSE '' END)), '[]') FROM aclexplode(${acl}) x)`
}

/** All that there is to grant on an object of that type: more on newer servers. */
export function everything(type: string): string {
  return `(SELECT jsonb_agg(x.privilege_type ORDER BY x.privilege_type) FROM aclexplode(acldefault(${type}::"char", 10)) x WHERE x.grantee = 10)`
}

interface Source {
  readonly catalogue: string
  readonly from: string
  readonly oid: string
  readonly acl: string
  readonly owner: string
  readonly type: string
  /** SQL for the parts of what stands after ON in a GRANT. */
  readonly target: string
}

const sources: readonly Source[] = [
  {
    catalogue: 'pg_class',
    from: `pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace`,
    oid: 'o.oid',
    acl: 'o.relacl',
    owner: 'o.relowner',
    type: `CASE o.relkind WHEN 'S' THEN 's' ELSE 'r' END`,
    target: `CASE o.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, o.relname`,
  },
  {
    catalogue: 'pg_proc',
    from: `pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace`,
    oid: 'o.oid',
    acl: 'o.proacl',
    owner: 'o.proowner',
    type: `'f'`,
    target: `CASE o.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, o.proname, oidvectortypes(o.proargtypes)`,
  },
  {
    catalogue: 'pg_namespace',
    from: 'pg_namespace o JOIN pg_namespace n ON n.oid = o.oid',
    oid: 'o.oid',
    acl: 'o.nspacl',
    owner: 'o.nspowner',
    type: `'n'`,
    target: `'SCHEMA', o.nspname`,
  },
  {
    catalogue: 'pg_type',
    // From 17 on the privileges of a multirange are its range's, and no others can be given.
    from: `(SELECT * FROM pg_type WHERE typtype <> 'm') o JOIN pg_namespace n ON n.oid = o.typnamespace`,
    oid: 'o.oid',
    acl: 'o.typacl',
    owner: 'o.typowner',
    type: `'T'`,
    target: `'TYPE', n.nspname, o.typname`,
  },
]

const global: readonly Source[] = [
  {
    catalogue: 'pg_language',
    from: 'pg_language o',
    oid: 'o.oid',
    acl: 'o.lanacl',
    owner: 'o.lanowner',
    type: `'l'`,
    target: `'LANGUAGE', o.lanname`,
  },
  {
    catalogue: 'pg_foreign_data_wrapper',
    from: 'pg_foreign_data_wrapper o',
    oid: 'o.oid',
    acl: 'o.fdwacl',
    owner: 'o.fdwowner',
    type: `'F'`,
    target: `'FOREIGN DATA WRAPPER', o.fdwname`,
  },
  {
    catalogue: 'pg_foreign_server',
    from: 'pg_foreign_server o',
    oid: 'o.oid',
    acl: 'o.srvacl',
    owner: 'o.srvowner',
    type: `'S'`,
    target: `'FOREIGN SERVER', o.srvname`,
  },
]

function question({ catalogue, from, oid, acl, owner, type, target }: Source, inSchema: boolean): string {
  const initial = `(SELECT p.initprivs FROM pg_init_privs p WHERE p.classoid = '${catalogue}'::regclass AND p.objoid = ${oid} AND p.objsubid = 0)`
  return `SELECT '${catalogue}' AS catalogue, ${oid} AS oid, 0 AS sub, NULL AS column, jsonb_build_array(${target}) AS target, ${exploded(acl, owner)} AS now,
      ${exploded(`coalesce(${initial}, acldefault(${type}::"char", ${owner}))`, owner)} AS initially, ${everything(type)} AS everything
    FROM ${from} WHERE ${acl} IS NOT NULL${inSchema ? ' AND n.nspname = ANY ($1)' : ''}`
}

export const grant: Reader = {
  sql: () =>
    [
      ...sources.map((each) => question(each, true)),
      ...global.map((each) => question(each, false)),
      `SELECT 'pg_class', o.oid, a.attnum, a.attname, jsonb_build_array('TABLE', n.nspname, o.relname), ${exploded('a.attacl', 'o.relowner')}, '[]'::jsonb, '[]'::jsonb
        FROM pg_attribute a JOIN pg_class o ON o.oid = a.attrelid JOIN pg_namespace n ON n.oid = o.relnamespace WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND n.nspname = ANY ($1)`,
    ].join('\nUNION ALL\n'),
  read: (row, reading) => {
    const parent =
      reading.keyAt(source(text(row.catalogue), row.oid, Number(row.sub))) ??
      reading.keyAt(source(text(row.catalogue), row.oid)) ??
      memberOf(row, reading)
    if (parent === undefined) return
    const column = row.column === null ? '' : text(row.column)
    for (const [grantee, privileges] of difference(row)) {
      const name = [targetText(row.target as readonly string[]), column, grantee]
      reading.add('grant', name, { privileges }, [], { parent, needs: [ownedKey(parent), ...reading.roles(grantee)] })
    }
  },
}

function memberOf(row: Row, reading: Reading) {
  return reading.keyAt(member(source(text(row.catalogue), row.oid)))
}

/** Grantees whose privileges are not the initial ones, with all that they have now. */
export function difference(row: Row): ReadonlyMap<string, readonly string[]> {
  const collect = (pairs: readonly (readonly [string, string])[]) => {
    const map = new Map<string, string[]>()
    for (const [grantee, privilege] of pairs) map.set(grantee, [...(map.get(grantee) ?? []), privilege].sort())
    return map
  }
  const now = collect(row.now as unknown as [string, string][])
  const initially = collect(row.initially as unknown as [string, string][])
  const grantees = [...new Set([...now.keys(), ...initially.keys()])].filter(
    (each) => (now.get(each) ?? []).join() !== (initially.get(each) ?? []).join(),
  )
  const all = row.everything as unknown as readonly string[]
  return new Map(grantees.map((each) => [each, summed(now.get(each) ?? [], all)]))
}

/** Whoever may do everything there is may do so on a newer server too, where there is more. */
function summed(privileges: readonly string[], all: readonly string[]): readonly string[] {
  const optional = privileges.filter((each) => each.endsWith('*'))
  if (all.length < 2 || privileges.length !== all.length) return privileges
  return optional.length === all.length ? ['ALL*'] : ['ALL', ...optional]
}

function targetText([word = '', ...name]: readonly string[]): string {
  const [schema = '', object = '', identity] = name
  if (identity !== undefined) return `${word} ${qualified(schema, object)}(${identity})`
  return name.length > 1 ? `${word} ${qualified(schema, object)}` : `${word} ${id(schema)}`
}
