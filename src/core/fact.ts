// The grain of everything: one addressable thing, at the finest grain its DDL can change. State, needs, deltas and
// statements all speak in facts and their keys.

declare const brand: unique symbol
/** A fact's identity, such as `column "shop"."orders"."id"`. Made by `keyOf` only. */
export type Key = string & { readonly [brand]: true }

/** Plain, canonical data: compared with `sameValue`, never by reference. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

export interface Fact<K extends string = string, A extends object = Readonly<Record<string, Value>>> {
  readonly key: Key
  readonly kind: K
  readonly name: readonly string[]
  /** The fact whose removal takes this one with it. */
  readonly parent?: Key
  /** Keys that have to be there before this fact can be. */
  readonly needs: readonly Key[]
  /** Further keys that are there when this fact is: a name it shares with facts of other kinds. Default is none. */
  readonly provides?: readonly Key[]
  /** Keys that this fact names without the server keeping track, such as in a body it runs: they order, and demand nothing. */
  readonly hints?: readonly Key[]
  /** Rank among the siblings of its kind, from 0, where the server keeps an order; absent where it keeps none. */
  readonly position?: number
  /** Closed, canonical, and free of the fact's own name. */
  readonly attrs: A
}

export type Facts = ReadonlyMap<Key, Fact>

/** The only place where a key is spelled. */
export function keyOf(kind: string, name: readonly string[]): Key {
  let key = `${kind} `
  for (const [i, part] of name.entries()) key += `${i === 0 ? '' : '.'}"${part.includes('"') ? part.replaceAll('"', '""') : part}"`
  return key as Key
}

/** Facts by key, in an order that does not depend on the order they were read in. */
export function factsOf(list: Iterable<Fact>): Facts {
  const sorted = [...list].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return new Map(sorted.map((fact) => [fact.key, fact]))
}

const byParent = new WeakMap<Facts, Map<Key, Fact[]>>()

/** The facts directly under `parent`, in their kept order, then by key. */
export function childrenOf(facts: Facts, parent: Key): readonly Fact[] {
  let index = byParent.get(facts)
  if (!index) {
    index = new Map()
    for (const fact of facts.values()) {
      if (fact.parent === undefined) continue
      const list = index.get(fact.parent)
      if (list) list.push(fact)
      else index.set(fact.parent, [fact])
    }
    for (const list of index.values()) list.sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || (a.key < b.key ? -1 : 1))
    byParent.set(facts, index)
  }
  return index.get(parent) ?? []
}

const byNeed = new WeakMap<Facts, Map<Key, Fact[]>>()

/** The facts that need `key`, in their order. */
export function usersOf(facts: Facts, key: Key): readonly Fact[] {
  let index = byNeed.get(facts)
  if (!index) {
    index = new Map()
    for (const fact of facts.values()) {
      for (const need of fact.needs) {
        const list = index.get(need)
        if (list) list.push(fact)
        else index.set(need, [fact])
      }
    }
    byNeed.set(facts, index)
  }
  return index.get(key) ?? []
}

/** The outermost fact that `fact` belongs to: the object a person would name. */
export function rootOf(facts: Facts, fact: Fact): Fact {
  const parent = fact.parent === undefined ? undefined : facts.get(fact.parent)
  return parent ? rootOf(facts, parent) : fact
}

export function sameValue(from: Value | undefined, to: Value | undefined): boolean {
  if (from === to) return true
  if (typeof from !== 'object' || typeof to !== 'object' || from === null || to === null) return false
  if (Array.isArray(from) || Array.isArray(to)) {
    return Array.isArray(from) && Array.isArray(to) && from.length === to.length && from.every((value, i) => sameValue(value, to[i]))
  }
  const [one, other] = [from, to] as readonly Readonly<Record<string, Value | undefined>>[]
  const names = (object: typeof one) => Object.keys(object ?? {}).filter((name) => object?.[name] !== undefined)
  const given = names(one)
  return given.length === names(other).length && given.every((name) => sameValue(one?.[name], other?.[name]))
}

/** Whether both hold the same facts, alike in everything. */
export function sameFacts(from: Facts, to: Facts): boolean {
  if (from === to) return true
  if (from.size !== to.size) return false
  for (const [key, fact] of from) if (!sameValue(fact as unknown as Value, to.get(key) as unknown as Value | undefined)) return false
  return true
}

/** JSON with sorted object keys: one spelling for one value. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const object = value as Readonly<Record<string, unknown>>
  const names = Object.keys(object).filter((name) => object[name] !== undefined)
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`)
    .join(',')}}`
}
