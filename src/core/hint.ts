// Order by what nothing records: the bodies of routines name what they use, and a statement that makes the server run one
// finds that or fails. A hint orders statements where nothing is against it; it makes no demand.
import type { Fact, Facts, Key } from './fact.js'
import type { World } from './rule.js'
import type { Statement } from './statement.js'

/** Edges by the index of the statement that comes first. */
export type Edges = readonly Set<number>[]

/** Puts what facts hint at before every statement about them, or about what needs them, unless that closes a circle. */
export function followHints(statements: readonly Statement[], { to }: World, makers: ReadonlyMap<Key, readonly number[]>, after: Edges): void {
  const hinted: (readonly [Fact, Key])[] = []
  for (const fact of hintingOf(to.facts)) for (const hint of fact.hints ?? []) if (makers.has(hint)) hinted.push([fact, hint])
  if (hinted.length === 0) return
  hinted.sort(([a, x], [b, y]) => (`${a.key}\0${x}` < `${b.key}\0${y}` ? -1 : 1))
  const users = usersOf(to.facts.values())
  for (const [fact, hint] of hinted) {
    const reached = closure(fact.key, users)
    statements.forEach((statement, then) => {
      if (statement.unmakes.length > 0 && statement.makes.length === 0) return
      if (!reached.has(statement.about) && !statement.makes.some((key) => reached.has(key))) return
      for (const before of makers.get(hint) ?? []) if (before !== then && !reach(then, after).has(before)) after[before]?.add(then)
    })
  }
}

const hinting = new WeakMap<Facts, readonly Fact[]>()

/** The few facts that hint at anything: each object that is written out asks for them. */
function hintingOf(facts: Facts): readonly Fact[] {
  const known = hinting.get(facts) ?? [...facts.values()].filter((fact) => fact.hints !== undefined)
  hinting.set(facts, known)
  return known
}

/** Who is concerned when a fact runs: what needs it or what it provides, and the object that it is a part of. */
function usersOf(facts: Iterable<Fact>): ReadonlyMap<Key, readonly Key[]> {
  const list = [...facts]
  const owners = new Map(list.flatMap((fact) => (fact.provides ?? []).map((key) => [key, fact.key] as const)))
  const users = new Map<Key, Key[]>()
  const add = (of: Key, user: Key) => {
    const known = users.get(of)
    if (known) known.push(user)
    else users.set(of, [user])
  }
  for (const fact of list) {
    for (const need of fact.needs) add(owners.get(need) ?? need, fact.key)
    if (fact.parent !== undefined) add(fact.key, fact.parent)
  }
  return users
}

function closure(key: Key, users: ReadonlyMap<Key, readonly Key[]>): ReadonlySet<Key> {
  const found = new Set([key])
  for (const each of found) for (const user of users.get(each) ?? []) found.add(user)
  return found
}

/** The statements that come after one, at any distance, and itself. */
export function reach(from: number, after: Edges): ReadonlySet<number> {
  const found = new Set([from])
  for (const each of found) for (const next of after[each] ?? []) found.add(next)
  return found
}
