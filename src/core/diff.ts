// Compares two sets of facts. Knows no kind: every fact is an identity, attributes and a place among its siblings.
import { childrenOf, sameValue, type Fact, type Facts, type Key } from './fact.js'

export type Delta =
  | { readonly verb: 'add'; readonly key: Key; readonly to: Fact }
  | { readonly verb: 'remove'; readonly key: Key; readonly from: Fact }
  | {
      readonly verb: 'set'
      readonly key: Key
      readonly from: Fact
      readonly to: Fact
      readonly attributes: readonly string[]
      readonly moved: boolean
    }

/** All differences, in key order; `ordered` says of which kinds the place among siblings counts. */
export function diff(from: Facts, to: Facts, ordered: (kind: string) => boolean): readonly Delta[] {
  if (from === to) return []
  const moved = movedFacts(from, to, ordered)
  const deltas: Delta[] = []
  for (const [key, before] of from) if (!to.has(key)) deltas.push({ verb: 'remove', key, from: before })
  for (const [key, after] of to) {
    const before = from.get(key)
    if (!before) deltas.push({ verb: 'add', key, to: after })
    else {
      // What the one takes along when it goes, the other has to bring.
      if (changesHands(before, after, from, to)) {
        deltas.push({ verb: 'remove', key, from: before }, { verb: 'add', key, to: after })
        continue
      }
      const attributes = changedNames(before.attrs, after.attrs)
      if (attributes.length > 0 || moved.has(key)) {
        deltas.push({ verb: 'set', key, from: before, to: after, attributes, moved: moved.has(key) })
      }
    }
  }
  // Few of many facts differ: these are put in order, not all of them.
  return deltas.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** Whether a fact belongs to something that goes and then, under the same name, to something that comes. */
function changesHands(before: Fact, after: Fact, from: Facts, to: Facts): boolean {
  if (before.parent === after.parent || before.parent === undefined || after.parent === undefined) return false
  return !to.has(before.parent) && !from.has(after.parent)
}

/** In alphabetical order. Most facts are the same, so nothing is gathered before something differs. */
function changedNames(before: Fact['attrs'], after: Fact['attrs']): readonly string[] {
  const changed: string[] = []
  for (const name in before) if (!sameValue(before[name], after[name])) changed.push(name)
  for (const name in after) if (!(name in before) && after[name] !== undefined) changed.push(name)
  return changed.sort()
}

/** The fewest facts that have to move so that the ones on both sides stand in the order of `to`. */
function movedFacts(from: Facts, to: Facts, ordered: (kind: string) => boolean): ReadonlySet<Key> {
  const moved = new Set<Key>()
  const parents = new Set<Key>()
  for (const { parent, position, kind } of to.values()) if (position !== undefined && parent !== undefined && ordered(kind)) parents.add(parent)
  for (const parent of parents) {
    const before = groupByKind(childrenOf(from, parent))
    for (const [kind, after] of groupByKind(childrenOf(to, parent))) {
      if (!ordered(kind)) continue
      const ranks = new Map((before.get(kind) ?? []).map((fact, rank) => [fact.key, rank]))
      const common = after.filter((fact) => ranks.has(fact.key))
      const kept = longestIncreasing(common.map((fact) => ranks.get(fact.key) as number))
      common.forEach((fact, i) => {
        if (!kept.has(i)) moved.add(fact.key)
      })
    }
  }
  return moved
}

function groupByKind(list: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of list) {
    if (fact.position === undefined) continue
    const group = groups.get(fact.kind)
    if (group) group.push(fact)
    else groups.set(fact.kind, [fact])
  }
  return groups
}

/** Indices of one longest increasing subsequence (patience sorting, O(n log n)). */
function longestIncreasing(ranks: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  ranks.forEach((rank, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranks[tails[middle] as number] as number) < rank) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = i
  })
  const kept = new Set<number>()
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] as number) kept.add(i)
  return kept
}
