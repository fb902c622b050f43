// Aggregates. The server has no function that writes one out, so the clauses are put together here.
import type { Row } from '../../dialect.js'
import { literal } from '../quote.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

const functions = ['aggtransfn', 'aggfinalfn', 'aggcombinefn', 'aggserialfn', 'aggdeserialfn', 'aggmtransfn', 'aggminvtransfn', 'aggmfinalfn']

export const aggregate: Reader = {
  among: made('pg_proc', `prokind = 'a'`),
  sql: () => `SELECT p.oid, n.nspname AS schema, p.proname AS name, oidvectortypes(p.proargtypes) AS identity, ${ownerOf('p.proowner')} AS owner, ${commentOf('pg_proc', 'p.oid')} AS comment,
      pg_get_function_arguments(p.oid) AS arguments, p.proparallel::text AS parallel, g.aggkind::text AS kind, g.aggfinalextra, g.aggmfinalextra, g.aggfinalmodify::text, g.aggmfinalmodify::text,
      ${functions.map((name) => `CASE WHEN g.${name} <> 0 THEN g.${name}::regproc::text END AS ${name}`).join(', ')},
      CASE WHEN g.aggsortop <> 0 THEN (SELECT 'OPERATOR(' || quote_ident(o_n.nspname) || '.' || o.oprname || ')' FROM pg_operator o JOIN pg_namespace o_n ON o_n.oid = o.oprnamespace WHERE o.oid = g.aggsortop) END AS aggsortop,
      format_type(g.aggtranstype, NULL) AS stype, g.aggtransspace, CASE WHEN g.aggmtranstype <> 0 THEN format_type(g.aggmtranstype, NULL) END AS mstype, g.aggmtransspace, g.agginitval, g.aggminitval
    FROM pg_proc p JOIN pg_aggregate g ON g.aggfnoid = p.oid JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_proc', 'p.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name), text(row.identity)]
    reading.add('aggregate', name, { definition: definition(row), ...owned(row) }, [source('pg_proc', row.oid)])
  },
}

/** `(arguments) (clauses)`, as CREATE AGGREGATE wants it after the name. */
function definition(row: Row): string {
  const modify: Readonly<Record<string, string>> = { r: 'READ_ONLY', s: 'SHAREABLE', w: 'READ_WRITE' }
  const usual = row.kind === 'n' ? 'r' : 'w'
  const given = (clause: string, value: unknown) => (value === null || value === '' ? [] : [`${clause} = ${value}`])
  const clauses = [
    ...given('SFUNC', row.aggtransfn),
    ...given('STYPE', row.stype),
    ...(Number(row.aggtransspace) > 0 ? [`SSPACE = ${row.aggtransspace}`] : []),
    ...given('FINALFUNC', row.aggfinalfn),
    ...(row.aggfinalextra === true ? ['FINALFUNC_EXTRA'] : []),
    ...(row.aggfinalfn && row.aggfinalmodify !== usual ? [`FINALFUNC_MODIFY = ${modify[text(row.aggfinalmodify)]}`] : []),
    ...given('COMBINEFUNC', row.aggcombinefn),
    ...given('SERIALFUNC', row.aggserialfn),
    ...given('DESERIALFUNC', row.aggdeserialfn),
    ...(row.agginitval === null ? [] : [`INITCOND = ${literal(text(row.agginitval))}`]),
    ...given('MSFUNC', row.aggmtransfn),
    ...given('MINVFUNC', row.aggminvtransfn),
    ...given('MSTYPE', row.mstype),
    ...(Number(row.aggmtransspace) > 0 ? [`MSSPACE = ${row.aggmtransspace}`] : []),
    ...given('MFINALFUNC', row.aggmfinalfn),
    ...(row.aggmfinalextra === true ? ['MFINALFUNC_EXTRA'] : []),
    ...(row.aggmfinalfn && row.aggmfinalmodify !== usual ? [`MFINALFUNC_MODIFY = ${modify[text(row.aggmfinalmodify)]}`] : []),
    ...(row.aggminitval === null ? [] : [`MINITCOND = ${literal(text(row.aggminitval))}`]),
    ...given('SORTOP', row.aggsortop),
    ...(row.parallel === 'u' ? [] : [`PARALLEL = ${row.parallel === 's' ? 'SAFE' : 'RESTRICTED'}`]),
    ...(row.kind === 'h' ? ['HYPOTHETICAL'] : []),
  ]
  return `(${text(row.arguments) || '*'}) (\n    ${clauses.join(',\n    ')}\n)`
}
