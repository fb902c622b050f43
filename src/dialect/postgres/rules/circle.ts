// Objects that need each other in a circle: whichever is dropped first, something needs it.
import { rootOf, type Facts, type Key } from '../../../core/fact.js'

const known = new WeakMap<Facts, ReadonlyMap<Key, number>>()

/** A number for each object, the same for objects that lead to each other (Tarjan, without recursion: chains may be long). */
export function circlesOf(facts: Facts): ReadonlyMap<Key, number> {
  const found = known.get(facts)
  if (found) return found
  const leads = leadsOf(facts)
  const circles = new Map<Key, number>()
  const depths = new Map<Key, number>()
  const lowest = new Map<Key, number>()
  const stack: Key[] = []
  for (const first of leads.keys()) {
    if (depths.has(first)) continue
    const path: { readonly key: Key; readonly rest: Iterator<Key> }[] = []
    const enter = (key: Key) => {
      depths.set(key, depths.size)
      lowest.set(key, depths.get(key) as number)
      stack.push(key)
      path.push({ key, rest: (leads.get(key) ?? new Set<Key>()).values() })
    }
    const lower = (key: Key, to: number) => lowest.set(key, Math.min(lowest.get(key) as number, to))
    enter(first)
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.rest.next()
      if (next.done) {
        path.pop()
        const above = path.at(-1)
        if (above) lower(above.key, lowest.get(at.key) as number)
        if (lowest.get(at.key) !== depths.get(at.key)) continue
        for (const key of stack.splice(stack.lastIndexOf(at.key))) circles.set(key, depths.get(at.key) as number)
      } else if (!depths.has(next.value)) enter(next.value)
      else if (!circles.has(next.value)) lower(at.key, depths.get(next.value) as number)
    }
  }
  known.set(facts, circles)
  return circles
}

/** The other objects that each object needs, by itself or by its parts. */
function leadsOf(facts: Facts): ReadonlyMap<Key, ReadonlySet<Key>> {
  const leads = new Map<Key, Set<Key>>()
  for (const fact of facts.values()) {
    const from = rootOf(facts, fact).key
    for (const need of fact.needs) {
      const needed = facts.get(need)
      const to = needed && rootOf(facts, needed).key
      if (to === undefined || to === from) continue
      const all = leads.get(from)
      if (all) all.add(to)
      else leads.set(from, new Set([to]))
    }
  }
  return leads
}
