// Operator classes and families. A member belongs to a class where pg_depend says so, and to its family alone otherwise.
import type { Row } from '../../dialect.js'
import { qualified } from '../quote.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

/** `[catalogue, oid, clause that drops it, clause that adds it]` of the members that depend on `of`. */
function members(of: 'pg_opclass' | 'pg_opfamily', oid: string): string {
  const belongs = (catalogue: string, member: string) =>
    `EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${member} AND d.refclassid = '${of}'::regclass AND d.refobjid = ${oid})${
      of === 'pg_opfamily'
        ? ` AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${member} AND d.refclassid = 'pg_opclass'::regclass)`
        : ''
    }`
  const sides = (left: string, right: string) => `'(' || format_type(${left}, NULL) || ', ' || format_type(${right}, NULL) || ')'`
  const ordering = `coalesce((SELECT ' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname) FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace WHERE s.oid = a.amopsortfamily), '')`
  return `(SELECT coalesce(jsonb_agg(jsonb_build_array(m.catalogue, m.oid, m.gone, m.made) ORDER BY m.kind, m.number, m.gone), '[]') FROM (
      SELECT 'pg_amop' AS catalogue, a.oid, 1 AS kind, a.amopstrategy AS number, 'OPERATOR ' || a.amopstrategy || ' ' || ${sides('a.amoplefttype', 'a.amoprighttype')} AS gone,
        'OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator || ${ordering} AS made FROM pg_amop a WHERE ${belongs('pg_amop', 'a.oid')}
      UNION ALL SELECT 'pg_amproc', p.oid, 2, p.amprocnum, 'FUNCTION ' || p.amprocnum || ' ' || ${sides('p.amproclefttype', 'p.amprocrighttype')},
        'FUNCTION ' || p.amprocnum || ' ' || ${sides('p.amproclefttype', 'p.amprocrighttype')} || ' ' || p.amproc::regprocedure FROM pg_amproc p WHERE ${belongs('pg_amproc', 'p.oid')}) m)`
}

type Member = readonly [catalogue: string, oid: number, gone: string, made: string]

function membersOf(row: Row): readonly Member[] {
  return row.members as unknown as readonly Member[]
}

export const operatorFamily: Reader = {
  among: made('pg_opfamily'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.opfname AS name, m.amname AS method, ${ownerOf('o.opfowner')} AS owner, ${commentOf('pg_opfamily', 'o.oid')} AS comment, ${members('pg_opfamily', 'o.oid')} AS members
    FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_opfamily', 'o.oid')}`,
  read: (row, reading) => {
    const loose = membersOf(row)
    const attrs = { members: Object.fromEntries(loose.map(([, , gone, made]) => [gone, made])), ...owned(row) }
    const sources = [source('pg_opfamily', row.oid), ...loose.map(([catalogue, oid]) => source(catalogue, oid))]
    reading.add('operator_family', [text(row.schema), text(row.name), text(row.method)], attrs, sources)
  },
}

export const operatorClass: Reader = {
  among: made('pg_opclass'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.opcname AS name, m.amname AS method, ${ownerOf('o.opcowner')} AS owner, ${commentOf('pg_opclass', 'o.oid')} AS comment, ${members('pg_opclass', 'o.oid')} AS members,
      o.opcdefault AS usual, format_type(o.opcintype, NULL) AS type, CASE WHEN o.opckeytype <> 0 THEN format_type(o.opckeytype, NULL) END AS storage, ARRAY[fn.nspname, f.opfname]::text[] AS family
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod JOIN pg_opfamily f ON f.oid = o.opcfamily JOIN pg_namespace fn ON fn.oid = f.opfnamespace
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_opclass', 'o.oid')}`,
  read: (row, reading) => {
    const inside = membersOf(row)
    const storage = row.storage === null ? [] : [`STORAGE ${row.storage}`]
    const items = [...inside.map(([, , , made]) => made), ...storage]
    // A class has to have something in it: storing its own type says nothing.
    const list = items.length > 0 ? items : [`STORAGE ${row.type}`]
    const definition = `${row.usual === true ? 'DEFAULT ' : ''}FOR TYPE ${row.type} USING ${text(row.method)} FAMILY ${qualified(...(row.family as readonly string[]))} AS\n    ${list.join(',\n    ')}`
    const sources = [source('pg_opclass', row.oid), ...inside.map(([catalogue, oid]) => source(catalogue, oid))]
    reading.add('operator_class', [text(row.schema), text(row.name), text(row.method)], { definition, ...owned(row) }, sources)
  },
}
