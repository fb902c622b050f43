// What a refusal takes with it. An object is changed whole or not at all, and what would stand on a change that is refused
// waits with it: half a change is a state nobody asked for.
import { rootOf, sameValue, type Fact, type Key } from './fact.js'
import type { World } from './rule.js'
import type { Statement } from './statement.js'

/** A difference trueup will not write SQL for, with the reason and the way out. */
export interface Refused {
  readonly about: Key
  readonly reason: string
  readonly wayOut: string
}

/** The statements that can run although some facts are refused, and every fact that is. */
export function withoutRefused(
  statements: readonly Statement[],
  refused: readonly Refused[],
  world: World,
): { readonly statements: readonly Statement[]; readonly refused: readonly Refused[] } {
  const all = new Map(refused.map((each) => [each.about, each]))
  if (all.size === 0) return { statements, refused }
  const carried = carriedAlong(statements, world)
  let kept = statements
  /** What statements that wait would have made, with what they wait for: more than facts can be needed. */
  const unmade = new Map<Key, Key>()
  /** What they would have taken away, likewise. */
  const left = new Map<Key, Key>()
  for (;;) {
    const made = new Set(kept.flatMap(({ makes }) => makes))
    const taken = new Set(kept.flatMap(takenBy))
    const held: Held = {
      ...heldBack(
        all.values(),
        [...unmade].filter(([key]) => !made.has(key)),
        world,
      ),
      left: new Map([...left].filter(([key]) => !taken.has(key))),
    }
    const wait = (key: Key, because: Key) => {
      const about = rootKey(key, world)
      const known = held.roots.has(about) || all.has(about)
      if (known || !(world.from.facts.has(about) || world.to.facts.has(about))) return
      all.set(about, {
        about,
        reason: `this change waits for that of ${because}, which is refused`,
        wayOut: `Settle ${because} first, then plan again.`,
      })
    }
    const before = all.size
    const blocked = kept.filter((statement) => blocker(statement, held, world) !== undefined)
    for (const statement of blocked) {
      const because = blocker(statement, held, world) as Key
      for (const key of [statement.about, ...statement.makes, ...statement.unmakes]) wait(key, because)
      for (const key of statement.makes) unmade.set(key, because)
      for (const key of takenBy(statement)) left.set(key, because)
    }
    for (const [key, needs] of carried) {
      const because = first(needs, held.unchanged)
      if (because !== undefined) wait(key, because)
    }
    if (blocked.length === 0 && all.size === before) return { statements: kept, refused: [...all.values()] }
    kept = kept.filter((statement) => !blocked.includes(statement))
  }
}

function takenBy({ unmakes, clears = [] }: Statement): readonly Key[] {
  return [...unmakes, ...clears]
}

/**
 * What changes, by the keys of what it needs whose change may bring its own about: anything, where no statement is about it, else
 * what becomes the same in some way.
 */
function carriedAlong(statements: readonly Statement[], { from, to }: World): ReadonlyMap<Key, readonly Key[]> {
  const told = new Set(statements.flatMap(({ about, makes, unmakes }) => [about, ...makes, ...unmakes]))
  const changes = (fact: Fact | undefined) => {
    const was = fact && from.facts.get(fact.key)
    return was ? Object.keys(fact.attrs).filter((name) => !sameValue(was.attrs[name], fact.attrs[name])) : []
  }
  const carried = new Map<Key, readonly Key[]>()
  for (const fact of to.facts.values()) {
    const names = changes(fact)
    if (names.length === 0) continue
    const needs = new Set([...(from.facts.get(fact.key)?.needs ?? []), ...fact.needs])
    const alike = (other: Fact | undefined) =>
      other?.kind === fact.kind && changes(other).some((name) => names.includes(name) && sameValue(other.attrs[name], fact.attrs[name]))
    carried.set(fact.key, told.has(fact.key) ? [...needs].filter((need) => alike(to.facts.get(need))) : [...needs])
  }
  return carried
}

interface Held {
  /** Objects that stay as they are. */
  readonly roots: ReadonlySet<Key>
  /** Keys that therefore will not be there; with the object at fault, as in the others. */
  readonly missing: ReadonlyMap<Key, Key>
  /** Names that those objects keep, or wait for. */
  readonly names: ReadonlyMap<Key, Key>
  /** Keys that those objects go on needing, and that are not there for good. */
  readonly needed: ReadonlyMap<Key, Key>
  /** Keys that those objects go on needing, and that are there in the end as well. */
  readonly used: ReadonlyMap<Key, Key>
  /** What of those objects would change, or stand on others: what is made or said anew of it counts on what it does not become. */
  readonly unchanged: ReadonlyMap<Key, Key>
  /** Keys that are not taken away, though others count on it. */
  readonly left: ReadonlyMap<Key, Key>
}

function heldBack(refused: Iterable<Refused>, unmade: readonly (readonly [Key, Key])[], { from, to }: World): Omit<Held, 'left'> {
  const list = [...refused]
  const roots = new Set(list.map(({ about }) => rootKey(about, { from, to })))
  const held: Omit<Held, 'left'> & { readonly [K in 'missing' | 'names' | 'needed' | 'used' | 'unchanged']: Map<Key, Key> } = {
    roots,
    missing: new Map(),
    names: new Map(),
    needed: new Map(),
    used: new Map(),
    unchanged: new Map(),
  }
  if (roots.size === 0) return held
  const [before, after] = [from, to].map(({ facts }) => new Set([...facts.values()].flatMap(keysOf))) as [Set<Key>, Set<Key>]
  for (const [key, root] of unmade) if (!before.has(key)) held.missing.set(key, root)
  for (const { facts } of [from, to]) {
    for (const fact of facts.values()) {
      const root = rootOf(facts, fact).key
      if (!roots.has(root)) continue
      for (const key of fact.provides ?? []) held.names.set(key, root)
      if (facts === from.facts) for (const key of fact.needs) (after.has(key) ? held.used : held.needed).set(key, root)
      if (facts !== to.facts) continue
      for (const key of keysOf(fact)) if (!before.has(key)) held.missing.set(key, root)
      const was = from.facts.get(fact.key)
      if (was && !(sameValue(was.attrs, fact.attrs) && sameValue(was.needs, fact.needs))) held.unchanged.set(fact.key, root)
    }
  }
  return held
}

/** The refused object that a statement would need or disturb. */
function blocker(statement: Statement, { roots, missing, names, needed, used, unchanged, left }: Held, world: World): Key | undefined {
  // One that changes several objects at once waits for each of them.
  const own = [statement.about, ...statement.makes].map((key) => rootKey(key, world)).find((root) => roots.has(root))
  if (own !== undefined) return own
  // What goes whole and comes back is found again by its name; a part is not let go of as long as it is used.
  const whole = statement.unmakes.some((key) => world.from.facts.get(key)?.parent === undefined)
  return (
    first(statement.needs, missing) ??
    first(statement.awaits ?? [], left) ??
    (statement.makes.length > 0 || statement.redefines ? first(statement.needs, unchanged) : undefined) ??
    first([...statement.makes, ...statement.unmakes], names) ??
    first(statement.unmakes, needed) ??
    (whole ? undefined : first(statement.unmakes, used))
  )
}

function first(keys: readonly Key[], map: ReadonlyMap<Key, Key>): Key | undefined {
  return keys.map((key) => map.get(key)).find((root) => root !== undefined)
}

function keysOf(fact: Fact): readonly Key[] {
  return [fact.key, ...(fact.provides ?? [])]
}

function rootKey(key: Key, { from, to }: World): Key {
  for (const { facts } of [to, from]) {
    const fact = facts.get(key)
    if (fact) return rootOf(facts, fact).key
  }
  return key
}
