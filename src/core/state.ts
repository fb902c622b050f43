// What a comparison compares: the facts of one state, and what could not be turned into facts.
import type { Facts } from './fact.js'

/** Something a person has to know that is not a difference. */
export interface Note {
  readonly about: string
  readonly reason: string
}

export interface State {
  readonly facts: Facts
  /** Answers of the server that rules depend on, such as the names of its read-only settings. Those named `server…` stay its own when its objects are read elsewhere. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Objects or attributes trueup has no model for: never compared, always told. */
  readonly unmodelled: readonly Note[]
  /** What could only be read as text, or was set aside while loading. */
  readonly unverified: readonly Note[]
  /** Hashes of the texts in which the engine itself spells the objects, sorted: a server that spells them all alike holds the same. */
  readonly spelled: readonly string[]
  /** Facts that the engine itself says do not work as they stand, with its reason. */
  readonly broken: readonly Note[]
}

export const emptyState: State = { facts: new Map(), lists: {}, unmodelled: [], unverified: [], broken: [], spelled: [] }
