// `.trueup/cache`: states that were read from a scratch engine, by the hash of what went in. Safe to delete.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Fact, Facts } from '../core/fact.js'
import { hashFacts, hashText, rememberHash } from '../core/hash.js'
import type { State } from '../core/state.js'
import { removeFile, writeBelow } from './files.js'

interface Entry {
  /** Name of the file that holds the facts. */
  readonly name: string
  readonly hash: string
  readonly rest: Omit<State, 'facts'>
}

/** States that are kept at most. */
const kept = 60

export class Cache {
  private readonly folder: string
  private readonly onDisk: boolean
  private readonly open = new Map<string, State>()
  private readonly facts = new Map<string, Facts>()

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
    return this.share(key, await make())
  }

  /** A small document kept under `input`, if there is one. */
  document(input: string): unknown {
    try {
      return this.onDisk ? JSON.parse(readFileSync(join(this.folder, `${hashText(input)}.doc`), 'utf8')) : undefined
    } catch {
      return undefined
    }
  }

  keep(input: string, document: unknown): void {
    try {
      if (this.onDisk) writeBelow(this.folder, [`${hashText(input)}.doc`], JSON.stringify(document))
    } catch {}
  }

  private read(key: string): State | undefined {
    try {
      const { name, hash, rest } = JSON.parse(readFileSync(join(this.folder, `${key}.key`), 'utf8')) as Entry
      const facts = this.facts.get(name) ?? this.readFacts(name, hash)
      return facts && { ...rest, facts }
    } catch {
      return undefined
    }
  }

  private readFacts(name: string, hash: string): Facts | undefined {
    const file = join(this.folder, `${name}.json`)
    if (!existsSync(file)) return undefined
    const list = JSON.parse(readFileSync(file, 'utf8')) as Fact[]
    const facts: Facts = new Map(list.map((fact) => [fact.key, fact]))
    rememberHash(facts, hash)
    this.facts.set(name, facts)
    const now = new Date()
    utimesSync(file, now, now)
    return facts
  }

  /** Equal facts are one file and one value, however they were made: a project in sync reads one and compares nothing. */
  private share(key: string, state: State): State {
    const { facts, ...rest } = state
    const text = JSON.stringify([...facts.values()])
    const name = hashText(text)
    const known = this.facts.get(name) ?? facts
    this.facts.set(name, known)
    try {
      mkdirSync(this.folder, { recursive: true })
      if (!existsSync(join(this.folder, `${name}.json`))) writeBelow(this.folder, [`${name}.json`], text)
      const entry: Entry = { name, hash: hashFacts(known), rest }
      writeBelow(this.folder, [`${key}.key`], JSON.stringify(entry))
      this.prune()
    } catch {}
    return { ...rest, facts: known }
  }

  private prune(): void {
    for (const ending of ['.json', '.doc']) this.pruneEnding(ending)
  }

  private pruneEnding(ending: string): void {
    const states = readdirSync(this.folder).filter((file) => file.endsWith(ending))
    if (states.length <= kept) return
    const byAge = states.map((file) => ({ file, at: statSync(join(this.folder, file)).mtimeMs })).sort((a, b) => a.at - b.at)
    for (const { file } of byAge.slice(0, states.length - kept)) removeFile(join(this.folder, file))
  }
}
