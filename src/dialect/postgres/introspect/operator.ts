// Operators. One that is only named by another's commutator or negator is a shell, and not there yet.
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'

const counterpart = (column: string) =>
  `(SELECT 'OPERATOR(' || quote_ident(xn.nspname) || '.' || x.oprname || ')' FROM pg_operator x JOIN pg_namespace xn ON xn.oid = x.oprnamespace WHERE x.oid = o.${column})`

const operand = (column: string, none: string) => `CASE WHEN o.${column} = 0 THEN ${none} ELSE format_type(o.${column}, NULL) END`

export const operator: Reader = {
  among: made('pg_operator'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.oprname AS name, ${ownerOf('o.oprowner')} AS owner, ${commentOf('pg_operator', 'o.oid')} AS comment,
      ${operand('oprleft', `'NONE'`)} || ', ' || ${operand('oprright', `'NONE'`)} AS operands, ${operand('oprleft', 'NULL')} AS "left", ${operand('oprright', 'NULL')} AS "right",
      o.oprcode::regproc::text AS function, nullif(o.oprrest, 0)::regproc::text AS restrict, nullif(o.oprjoin, 0)::regproc::text AS join,
      o.oprcanmerge AS merges, o.oprcanhash AS hashes, ${counterpart('oprcom')} AS commutator, ${counterpart('oprnegate')} AS negator
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE n.nspname = ANY ($1) AND o.oprcode <> 0 AND ${ownedByNoExtension('pg_operator', 'o.oid')}`,
  read: (row, reading) => {
    const clauses = [
      `FUNCTION = ${row.function}`,
      ...(row.left === null ? [] : [`LEFTARG = ${row.left}`]),
      ...(row.right === null ? [] : [`RIGHTARG = ${row.right}`]),
      ...(row.hashes === true ? ['HASHES'] : []),
      ...(row.merges === true ? ['MERGES'] : []),
    ]
    const attrs = {
      definition: clauses.join(', '),
      commutator: textOrNull(row.commutator),
      negator: textOrNull(row.negator),
      restrict: textOrNull(row.restrict),
      join: textOrNull(row.join),
      ...owned(row),
    }
    reading.add('operator', [text(row.schema), text(row.name), text(row.operands)], attrs, [source('pg_operator', row.oid)])
  },
}
