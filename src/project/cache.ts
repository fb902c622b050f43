// `.trueup/cache`: states that were read from a scratch engine, by the hash of what went in. Safe to delete.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { factsOf, type Fact } from '../core/fact.js'
import { hashText } from '../core/hash.js'
import type { State } from '../core/state.js'
import { removeFile, writeBelow } from './files.js'

/** States that are kept at most. */
const kept = 60

export class Cache {
  private readonly folder: string
  private readonly onDisk: boolean
  private readonly open = new Map<string, State>()

  /** Keeps states on disk below `root`, or, where `onDisk` is false, in this process only. */
  constructor(root: string, onDisk = true) {
    this.folder = join(root, '.trueup', 'cache')
    this.onDisk = onDisk
  }

  /** The state made from `input`, from the cache or by `make`. A cache that cannot be read or written is no failure. */
  async state(input: string, make: () => Promise<State>): Promise<State> {
    const key = hashText(input)
    if (!this.onDisk) {
      const state = this.open.get(key) ?? (await make())
      this.open.set(key, state)
      return state
    }
    const found = this.read(key)
    if (found) return found
    const state = await make()
    this.write(key, state)
    return state
  }

  private read(key: string): State | undefined {
    try {
      const name = readFileSync(join(this.folder, `${key}.key`), 'utf8')
      const known = this.open.get(name)
      if (known) return known
      const file = join(this.folder, `${name}.json`)
      if (!existsSync(file)) return undefined
      const { facts, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Omit<State, 'facts'> & { facts: Fact[] }
      const state = { ...rest, facts: factsOf(facts) }
      this.open.set(name, state)
      const now = new Date()
      utimesSync(file, now, now)
      return state
    } catch {
      return undefined
    }
  }

  /** States with the same content are one file, however they were made: a project in sync reads one. */
  private write(key: string, state: State): void {
    try {
      const text = JSON.stringify({ ...state, facts: [...state.facts.values()] })
      const name = hashText(text)
      mkdirSync(this.folder, { recursive: true })
      if (!existsSync(join(this.folder, `${name}.json`))) writeBelow(this.folder, [`${name}.json`], text)
      writeBelow(this.folder, [`${key}.key`], name)
      this.open.set(name, state)
      this.prune()
    } catch {}
  }

  private prune(): void {
    const states = readdirSync(this.folder).filter((file) => file.endsWith('.json'))
    if (states.length <= kept) return
    const byAge = states.map((file) => ({ file, at: statSync(join(this.folder, file)).mtimeMs })).sort((a, b) => a.at - b.at)
    for (const { file } of byAge.slice(0, states.length - kept)) removeFile(join(this.folder, file))
  }
}
