// Deltas, gathered by the object a person would name, with its definition before and after.
import type { Delta } from '../core/diff.js'
import { rootOf, type Key } from '../core/fact.js'
import type { State } from '../core/state.js'
import type { Work } from './workspace.js'

export interface ObjectChange {
  readonly verb: 'add' | 'remove' | 'set'
  readonly key: Key
  readonly kind: string
  readonly name: string
  /** SQL before and after; empty where the object is not there. */
  readonly from: string
  readonly to: string
}

/** One entry an object, in key order. */
export function objectChanges(work: Work, deltas: readonly Delta[], from: State, to: State): readonly ObjectChange[] {
  const keys = new Set(
    deltas.map((delta) => {
      const state = to.facts.has(delta.key) ? to : from
      const fact = state.facts.get(delta.key)
      return fact ? rootOf(state.facts, fact).key : delta.key
    }),
  )
  return [...keys].sort().map((key) => {
    const fact = to.facts.get(key) ?? from.facts.get(key)
    return {
      verb: !from.facts.has(key) ? 'add' : !to.facts.has(key) ? 'remove' : 'set',
      key,
      kind: fact?.kind ?? '',
      name: fact ? work.dialect.title(fact) : key,
      from: work.dialect.render(key, from).join(';\n'),
      to: work.dialect.render(key, to).join(';\n'),
    }
  })
}
