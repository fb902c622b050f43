// What a dialect must answer for each of its kinds. The mapped types make a forgotten kind or attribute a compile error.
import type { Fact, Facts, Key } from './fact.js'
import type { State } from './state.js'
import type { Draft } from './statement.js'

export interface World {
  readonly from: State
  readonly to: State
}

/** A change trueup will not write SQL for: why, and what a person can do instead. */
export interface Refusal {
  readonly refuse: string
  readonly wayOut: string
}

/** These facts have to be made anew: the changed one, the one it belongs to, or ones that stand in the change's way. */
export interface Recreate {
  readonly recreate: readonly Key[]
  /** Statements for the change itself, where it is not among them. Default is none. */
  readonly drafts?: readonly Draft[]
}

export type Answer = readonly Draft[] | Refusal | Recreate

export interface Change<F extends Fact> {
  readonly from: F
  readonly to: F
  readonly moved: boolean
  readonly world: World
}

export type Alter<F extends Fact> = Refusal | 'recreate' | ((change: Change<F>) => Answer)

export interface Rule<F extends Fact> {
  /** Creation goes up the ranks and removal down them, where needs leave a choice. */
  readonly rank: number
  /** May create children in the same statement; what it makes besides the fact it declares in `makes`. The first one makes the fact unless another says so. */
  create(fact: F, world: World): readonly Draft[] | Refusal
  drop(fact: F, world: World): readonly Draft[] | Refusal
  /** Swaps the definition in one statement, so that dependants stay. Default is drop and create, dependants with it. */
  replace?(fact: F, world: World): readonly Draft[] | undefined
  /** What adding or removing the fact means for a parent that stays. Default is nothing beyond `create` and `drop`. */
  membership?(fact: F, world: World): Refusal | Recreate | undefined
  /** Whether the fact works on when something it needs is dropped and made again. Default is that it does not. */
  withstands?(fact: F): boolean
  /** Whether the way in which `other`, which the fact needs, is dropped makes the fact let go of it. Default is that it does not. */
  letsGo?(fact: F, other: Fact, world: World): boolean
  /** Whether the server neither drops nor renames `other` as long as the fact, which needs it, is there. Default is that it does. */
  pins?(fact: F, other: Fact): boolean
  /** Whether the fact can be dropped and made again by itself, its parent staying. Default is that it goes with its outermost object. */
  alone?(fact: F): boolean
  /** Whether the fact is dropped by a statement of its own even where its parent goes as well, such as one that closes a circle. */
  dropsFirst?(fact: F, world: World): boolean
  /** The name by which expressions call the fact, which others may have as well. Default is that nothing else can be meant. */
  calledAs?(fact: F): Key
  /** Whether its name only says what it is about, so that another name is never this one renamed. */
  readonly nameless?: boolean
  /** Whether the fact is there for everything else: it is in every scratch copy, and ties nothing together. */
  readonly backdrop?: boolean
  /** Whether a copy of the object that the fact is a part of can do without it, where nothing that is copied needs it. Default is that it cannot. */
  spare?(fact: F, facts: Facts): boolean
  /** Why making the fact anew would lose something; `null` where it would not. */
  keeps(fact: F, world: World): Refusal | null
  readonly alter: { readonly [A in keyof F['attrs']]-?: Alter<F> }
  /** How a fact is moved among its siblings; `'unordered'` where the server keeps no order that matters. */
  readonly position: Alter<F> | 'unordered'
}

export type FactOf<M, K extends keyof M & string> = M[K] extends object ? Fact<K, M[K]> : never

/** One rule for every kind of the vocabulary `M`. */
export type Rules<M> = { readonly [K in keyof M & string]-?: Rule<FactOf<M, K> & Fact> }

/** The rule table as the core sees it: by kind name, kinds unknown. */
export type AnyRules = Readonly<Record<string, Rule<Fact>>>
