// One round: a fresh database, the command line against it through a network that fails and a user who kills it, again and
// again until everything is applied; then rows and schema have to be those of a run that nothing disturbed.
import { Random } from '../fuzz/random.js'
import { ProjectFolder } from '../support/cli.js'
import { descendants } from '../support/descendants.js'
import type { SmallDisk } from '../support/small-disk.js'
import { FaultyProxy } from './proxy.js'

export interface Bench {
  readonly name: string
  readonly dialect: string
  /** The line of trueup.yaml that names what is managed; where it is empty, the round's own database is. */
  readonly scope: string
  readonly migrations: Readonly<Record<string, string>> | ((database: string) => Readonly<Record<string, string>>)
  readonly target: { readonly port: number; readonly host: string } | { readonly path: string }
  prepare(database: string): Promise<void>
  url(port: number, database: string): string
  /** Schema and rows, without trueup's own tables and without trueup's eyes. */
  observe(database: string): Promise<string>
  remove(database: string): Promise<void>
  /** What its files are on; absent where none can be had. */
  readonly disk?: SmallDisk
  /** What an operator has to do after the disk was full, whoever runs migrations. */
  mend?(): void
  /** Another server, which knows nothing of a disk that was full. */
  renew?(): Promise<void>
  close(): Promise<void>
}

export interface Round {
  readonly seed: number
  /** Faults and kills, in order. */
  readonly done: readonly string[]
  readonly runs: number
  /** What was violated; empty where nothing was. */
  readonly violation: string
  /** A person was asked what became of a statement, because nothing that the server has kept can tell. */
  readonly asked: boolean
}

/** The end state that every round has to reach, and whether the ledger tells of each statement once. */
export async function round(bench: Bench, seed: number, expected: string | undefined): Promise<Round & { readonly state: string }> {
  const random = new Random(seed)
  const database = `r${seed}`
  const proxy = await FaultyProxy.start(bench.target, random, bench.dialect === 'clickhouse')
  const files = typeof bench.migrations === 'function' ? bench.migrations(database) : bench.migrations
  const folder = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  main: { dialect: ${bench.dialect}, schema: schema, migrations: generated, ${bench.scope === '' ? `databases: [${database}]` : bench.scope} }
environments:
  local: { main: { url: "${bench.url(proxy.port, database)}" } }
`,
    ...Object.fromEntries(Object.entries(files).map(([file, sql]) => [`generated/${file}`, sql])),
  })
  const done: string[] = []
  const apply = ['apply', '--allow', 'data-loss', '--allow', 'irreversible', '--allow', 'rewrite', '--allow', 'blocking', '--lock-timeout', '20']
  let runs = 0
  try {
    await bench.prepare(database)
    await folder.run(['hash'])
    const disturbed = expected === undefined ? 0 : 6
    for (; runs < disturbed; runs++) {
      proxy.misbehave(random.between(1, 12))
      const kill = random.chance(0.4) ? random.between(250, 1500) : undefined
      const full = random.chance(0.2) ? random.between(0, 2200) : undefined
      const scratch = random.chance(0.2) ? random.between(300, 3000) : undefined
      const timers: NodeJS.Timeout[] = []
      const later = (milliseconds: number | undefined, action: () => void) => {
        if (milliseconds !== undefined) timers.push(setTimeout(action, milliseconds))
      }
      // Whoever asks about drift has a scratch engine for it.
      const ran = await folder.run(scratch === undefined ? apply : [...apply, '--stop-on-drift'], {
        started: (child) => {
          later(kill, () => child.kill('SIGKILL'))
          later(scratch, () => done.push(...endBelow(child.pid ?? 0)))
          if (!bench.disk) return
          later(full, () => done.push(fill(bench.disk)))
          later(full && full + 2500, () => bench.disk?.free())
        },
      })
      for (const timer of timers) clearTimeout(timer)
      bench.disk?.free()
      if (full !== undefined) bench.mend?.()
      done.push(...proxy.done.splice(0), `exit ${ran.code ?? 'killed'}`)
      proxy.misbehave(0)
      if (ran.code === 0) break
      // Its lock stays for a minute where it could not give it back; an operator who looks frees it at once.
      if (bench.dialect === 'clickhouse') await folder.run(['unlock', '--yes'])
    }
    const last = await folder.run(apply)
    const asked =
      last.code === 5 &&
      /was started and never reported back|rows that it wrote before that may be there/.test(last.stderr) &&
      done.includes('full disk')
    if (asked) return { seed, done, runs, state: '', violation: '', asked }
    if (last.code !== 0) return { seed, done, runs, state: '', violation: `the last apply ended with ${last.code}: ${last.stderr}`, asked }
    const state = (await bench.observe(database)).replaceAll(database, 'DATABASE')
    const again = await folder.run(apply)
    if (!new RegExp(`applied 0, skipped ${Object.keys(files).length}`).test(again.stdout)) {
      return { seed, done, runs, state, violation: `a further apply said: ${again.stdout}${again.stderr}`, asked }
    }
    const violation = expected !== undefined && state !== expected ? `the end state differs:\n${state}\nnot\n${expected}` : ''
    return { seed, done, runs, state, violation, asked }
  } finally {
    await proxy.close()
    await bench.remove(database).catch(() => {})
    if (done.includes('full disk')) await bench.renew?.()
    folder.remove()
  }
}

function fill(disk: SmallDisk | undefined): string {
  disk?.fill()
  return 'full disk'
}

/** Kills whatever runs below a process: the scratch engines. */
function endBelow(pid: number): readonly string[] {
  const below = descendants(pid)
  for (const each of below) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      // It has gone by itself.
    }
  }
  return below.length > 0 ? ['scratch killed'] : []
}
