// `npm run bench`: whole runs of the command line, as a person starts them, on projects of growing size. Prints the table
// of docs/benchmarks.md. Options: --sizes 100,1000 --runs 5 --dialect postgres.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median, run, type Run } from './measure.js'
import { subjects } from './subject.js'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000' },
    runs: { type: 'string', default: '5' },
    dialect: { type: 'string', default: 'clickhouse' },
  },
})

const subject = subjects[values.dialect]
if (!subject) throw new Error(`--dialect is one of ${Object.keys(subjects).join(', ')}`)
const { config, folder: tables, added, table: tableText } = subject

function project(size: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'trueup-bench-'))
  writeFileSync(join(folder, 'trueup.yaml'), config)
  mkdirSync(join(folder, tables), { recursive: true })
  for (let i = 0; i < size; i++) writeFileSync(join(folder, tables, `t${i}.sql`), tableText(i))
  return folder
}

async function measure(size: number, runs: number): Promise<string[]> {
  const folder = project(size)
  const rows: string[] = []
  const row = (what: string, results: readonly Run[]) => {
    const failed = results.filter((result) => result.code !== 0).length
    rows.push(
      `| ${size} | ${what} | ${median(results.map((each) => each.seconds)).toFixed(2)} | ${Math.round(median(results.map((each) => each.memory)))} |${failed > 0 ? ` ${failed} failed` : ''}`,
    )
    process.stderr.write(`${rows.at(-1)}\n`)
  }
  const forget = () => rmSync(join(folder, '.trueup'), { recursive: true, force: true })
  const repeat = async (count: number, before: () => void, ...words: readonly string[]) => {
    const results: Run[] = []
    for (let i = 0; i < count; i++) {
      before()
      results.push(await run(folder, ...words))
    }
    return results
  }
  const firstRuns = Math.max(1, Math.min(runs, size >= 5000 ? 1 : 3))
  row('generate everything', [await run(folder, 'generate', 'initial')])
  row('apply everything', [await run(folder, 'apply')])
  row('plan in sync, first run', await repeat(firstRuns, forget, 'plan'))
  row('plan in sync, warm', await repeat(runs, () => {}, 'plan'))
  for (let i = 0; i < 10; i++) writeFileSync(join(folder, tables, `t${i * 7}.sql`), tableText(i * 7, added))
  row('plan with 10 changes, first run', await repeat(firstRuns, forget, 'plan'))
  row('plan with 10 changes, warm', await repeat(runs, () => {}, 'plan'))
  rmSync(folder, { recursive: true, force: true })
  return rows
}

const rows: string[] = []
for (const size of values.sizes.split(',').map(Number)) rows.push(...(await measure(size, Number(values.runs))))
const start = await Promise.all(Array.from({ length: 1 }, () => run(process.cwd(), '--version')))
const versions: Run[] = [...start]
for (let i = 0; i < 4; i++) versions.push(await run(process.cwd(), '--version'))
process.stdout.write(
  `\`npm run bench\` on ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.version}: medians of whole processes.\n\n` +
    `| tables | what | seconds | MB, parent and child |\n|---|---|---|---|\n${rows.join('\n')}\n| - | trueup --version | ${median(versions.map((each) => each.seconds)).toFixed(2)} | ${Math.round(median(versions.map((each) => each.memory)))} |\n`,
)
