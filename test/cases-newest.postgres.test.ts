// The cases that only a newer server than the system's can hold, on one of the embedded engine's own binaries.
import { binaries } from '../src/dialect/postgres/engine-binaries.js'

process.env.TRUEUP_SERVER_BIN = binaries().folder
const { PostgresBench } = await import('./support/postgres-bench.js')
const { chosenCases, runCases } = await import('./support/run-case.js')

const cases = chosenCases('postgres').filter(({ minimum }) => minimum !== undefined)
runCases(cases, await PostgresBench.open(['public', 's']))
