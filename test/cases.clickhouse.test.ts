// Every folder below test/cases/clickhouse, on an embedded engine that trueup does not know of. The format and what is
// asserted stand at the top of support/run-case.ts; for the observer redundant brackets, and the order of settings, indexes
// and projections, may differ.
import { Bench } from './support/clickhouse.js'
import { chosenCases, runCases } from './support/run-case.js'

const cases = chosenCases('clickhouse')
const bench = await Bench.open(
  ['d', 'e'],
  cases.flatMap((each) => [each.before, each.after]),
)
runCases(cases, bench)
