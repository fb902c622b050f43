// `npm run bench:rivals`: trueup beside other tools on the same two PostgreSQL databases, whole processes, in turn. The other
// tools are fetched into a temporary folder for the run and are no dependency of the project. Options: --sizes 100,1000
// --runs 5 --tools FOLDER (where they are installed already).
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { connect, createDatabase } from '../../src/dialect/postgres/database.js'
import { binaries } from '../../src/dialect/postgres/engine-binaries.js'
import { Server } from '../../src/dialect/postgres/engine.js'
import { postgres } from '../../src/dialect/postgres/index.js'
import { relation } from './subject.js'

const packages = ['@supabase/pg-delta@1.0.0-alpha.34', '@pgkit/migra@0.6.1']
const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '100,1000' }, runs: { type: 'string', default: '5' }, tools: { type: 'string' } },
})

const work = mkdtempSync(join(tmpdir(), 'trueup-rivals-'))
const tools = values.tools ?? work
if (values.tools === undefined)
  execFileSync('npm', ['install', '--no-save', '--prefix', tools, ...packages], { stdio: ['ignore', 'ignore', 'inherit'] })

interface Tool {
  readonly name: string
  readonly words: (from: string, to: string) => readonly string[]
}

const bin = (name: string) => join(tools, 'node_modules', '.bin', name)
const contenders: readonly Tool[] = [
  { name: 'trueup diff, proven', words: (from, to) => [fileURLToPath(new URL('../../../bin/run.js', import.meta.url)), 'diff', from, to, '--sql'] },
  { name: 'pgdelta plan', words: (from, to) => [bin('pgdelta'), 'plan', '--source', from, '--desired', to, '--out', join(work, 'plan.json')] },
  { name: 'migra', words: (from, to) => [bin('migra'), 'run', from, to, '--unsafe'] },
]

/** Seconds that a tool takes, and whether it went well: 2 is migra's word for a difference. */
async function once(words: readonly string[]): Promise<{ readonly seconds: number; readonly good: boolean }> {
  const began = performance.now()
  const child = spawn(process.execPath, words, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  const good = code === 0 || code === 2
  if (!good) process.stderr.write(`${words.join(' ')}: ${code}\n${said.slice(0, 2000)}\n`)
  return { seconds: (performance.now() - began) / 1000, good }
}

async function build(server: Server, name: string, size: number, changed: boolean): Promise<string> {
  await createDatabase(server, name, 'template0')
  const session = await connect(server, name)
  await session.execute('CREATE SCHEMA bench')
  for (let i = 0; i < size; i += 50) {
    const texts = Array.from({ length: Math.min(50, size - i) }, (_, j) =>
      relation(i + j, changed && (i + j) % 7 === 0 && i + j < 70 ? ',\n    added text' : ''),
    )
    await session.execute(texts.join('\n'))
  }
  await session.close()
  return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(String(server.address().host))}`
}

await postgres.load()
const server = await Server.beside(process.env.TRUEUP_SERVER_BIN ?? binaries().folder, mkdtempSync(join(tmpdir(), 'trueup-server-')))
const rows: string[] = []
for (const size of values.sizes.split(',').map(Number)) {
  const [from, to] = [await build(server, `from_${size}`, size, false), await build(server, `to_${size}`, size, true)]
  const times = new Map(contenders.map((each) => [each, [] as number[]]))
  // In turn, so that whatever else the machine does befalls them alike.
  for (let run = 0; run < Number(values.runs); run++) {
    for (const each of contenders) {
      const { seconds, good } = await once(each.words(from, to))
      if (good) times.get(each)?.push(seconds)
    }
  }
  for (const [{ name }, list] of times) {
    const sorted = list.sort((a, b) => a - b)
    rows.push(
      `| ${size} | ${name} | ${sorted.length === 0 ? 'failed' : (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2)} | ${sorted.length} of ${values.runs} |`,
    )
    process.stderr.write(`${rows.at(-1)}\n`)
  }
}
await server.close()
rmSync(work, { recursive: true, force: true })
process.stdout.write(
  `\`npm run bench:rivals\` on ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.version}; ${packages.join(', ')}; server ${server.version}; 10 tables differ: medians of whole processes.\n\n| tables | what | seconds | runs that worked |\n|---|---|---|---|\n${rows.join('\n')}\n`,
)
