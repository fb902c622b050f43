// Every folder below test/cases/postgres, on a server that trueup does not know of. The format and what is asserted stand
// at the top of support/run-case.ts; for pg_dump the order of objects, and that of a table's columns, may differ.
import { test } from 'node:test'
import { PostgresBench } from './support/postgres-bench.js'
import { chosenCases, runCases } from './support/run-case.js'

const cases = chosenCases('postgres')
const bench = await PostgresBench.open(['public', 's'])
if (bench.blind !== undefined) test('pg_dump as the observer', { skip: bench.blind }, () => {})
runCases(cases, bench)
