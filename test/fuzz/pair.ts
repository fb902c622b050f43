// What the random pairs of every dialect have in common: how one is asked for, and what is said of it.
import type { Plan } from '../../src/core/plan.js'
import type { State } from '../../src/core/state.js'

export type Pair<Schema> = readonly [from: Schema, to: Schema]

export interface Verdict {
  /** What did not hold; absent where everything did. */
  readonly stage?: string
  readonly message?: string
  readonly statements: number
  /** Why something was refused, once for each. */
  readonly refused: readonly string[]
  readonly objects: number
  /** The rows held a value that the change cannot take, as its hazards say. */
  readonly stopped?: boolean
  /** Objects that the generator made and the server did not take. */
  readonly discarded: number
}

/** The random pairs of a dialect, with the engines to try them on. */
export interface Pairs<Schema> {
  pairOf(seed: number): Pair<Schema>
  /** What the engines say of a pair; the seed's own where none is given. */
  check(seed: number, pair?: Pair<Schema>): Promise<Verdict>
  /** Every way to make a pair a little smaller, coarse ones first. */
  simpler(from: Schema, to: Schema): readonly Pair<Schema>[]
  /** The schema as SQL to read. */
  show(schema: Schema): string
  close(): Promise<void>
}

/** What was refused, in words that are the same for every name. */
export function reasonsOf({ refused }: Plan, ...states: readonly State[]): readonly string[] {
  const names = states.flatMap(({ facts }) => [...facts.values()].flatMap(({ key, name }) => [key, name.filter((part) => part !== '').join('.')]))
  const longest = [...new Set(names)].filter((name) => name.length > 3).sort((a, b) => b.length - a.length)
  const reasons = refused.map(({ reason }) => longest.reduce((text, name) => text.replaceAll(name, '…'), reason).replace(/…(, …)+/g, '…'))
  return [...new Set(reasons)]
}
