// SQL with its declarations. Order, safety and proof read the declarations; nothing reads the SQL.
import type { Key } from './fact.js'
import type { Hazard } from './hazard.js'

/** What a rule hands out. Hazards are required: `[]` is something somebody wrote. */
export interface Draft {
  readonly sql: string
  readonly hazards: readonly Hazard[]
  readonly transaction: 'inside' | 'outside'
  readonly makes?: readonly Key[]
  /** Default is what the facts it makes need, or, for a change, what the fact it changes needs. */
  readonly needs?: readonly Key[]
  readonly unmakes?: readonly Key[]
  /** Keys that are in use until it has run, though whatever needed them is gone already: by what it cleans away. */
  readonly frees?: readonly Key[]
  /** Keys that are gone before it runs, where they go. */
  readonly awaits?: readonly Key[]
  /** Keys of no fact that it takes away, for others to await. */
  readonly clears?: readonly Key[]
  /** Whether it says anew what a fact is that stays, by what that needs. Default is that only what makes a fact does. */
  readonly redefines?: boolean
  /** Neighbouring drafts with the same `into` become one statement: `${into} ${clauses joined by ', '}`. */
  readonly merge?: { readonly into: string; readonly clause: string }
}

export interface Statement {
  readonly sql: string
  /** The fact whose change this is. */
  readonly about: Key
  readonly makes: readonly Key[]
  readonly needs: readonly Key[]
  readonly unmakes: readonly Key[]
  /** Keys that the fact it is about stops needing once this has run. */
  readonly releases: readonly Key[]
  readonly frees?: readonly Key[]
  readonly awaits?: readonly Key[]
  readonly clears?: readonly Key[]
  readonly redefines?: boolean
  readonly hazards: readonly Hazard[]
  readonly transaction: 'inside' | 'outside'
  /** The SQL of the statement about the same fact that has to come right before, where one rule gave both. */
  readonly follows?: string
  readonly merge?: { readonly into: string; readonly clause: string }
}
