// Renames keep data only when a person declares them. Here: what was declared, and what merely looks like one.
import type { Delta } from './diff.js'
import { sameValue, type Fact, type Key } from './fact.js'

/** A declaration that the fact `to` was called `from` before. */
export interface Rename {
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export interface RenameSuspect {
  readonly from: Key
  readonly to: Key
}

/** Pairs of a removed and an added fact of one kind and parent that say the same: pointed out, never acted on. */
export function renameSuspects(deltas: readonly Delta[]): readonly RenameSuspect[] {
  const removed = deltas.flatMap((delta) => (delta.verb === 'remove' ? [delta.from] : []))
  const added = deltas.flatMap((delta) => (delta.verb === 'add' ? [delta.to] : []))
  const under = namesUnder([...removed, ...added])
  const gone = new Set(removed.map((fact) => fact.key))
  const fresh = new Set(added.map((fact) => fact.key))
  return removed.flatMap((from) => {
    if (from.parent !== undefined && gone.has(from.parent)) return []
    const to = added.filter((fact) => !(fact.parent !== undefined && fresh.has(fact.parent)) && alike(from, fact, under))
    return to.length === 1 && to[0] ? [{ from: from.key, to: to[0].key }] : []
  })
}

function alike(from: Fact, to: Fact, under: ReadonlyMap<Key, string>): boolean {
  if (from.kind !== to.kind || from.parent !== to.parent || from.name.length !== to.name.length) return false
  if (!Object.keys(from.attrs).every((name) => sameValue(from.attrs[name], to.attrs[name]))) return false
  return under.get(from.key) === under.get(to.key)
}

/** The names of what comes or goes under each fact: two empty facts are alike only if their own attributes say something. */
function namesUnder(facts: readonly Fact[]): ReadonlyMap<Key, string> {
  const names = new Map<Key, string[]>()
  for (const { kind, name, parent } of facts) {
    if (parent === undefined) continue
    const known = names.get(parent)
    if (known) known.push(`${kind}\0${name.at(-1)}`)
    else names.set(parent, [`${kind}\0${name.at(-1)}`])
  }
  return new Map([...names].map(([parent, list]) => [parent, list.sort().join('\n')]))
}

/** The declarations that undo `renames`, read from the other side. */
export function inverse(renames: readonly Rename[]): readonly Rename[] {
  const before = new Map(renames.map((rename) => [`${rename.kind}\0${rename.to.join('\0')}`, rename.from]))
  return renames.map(({ kind, from, to }) => {
    const owner = [...before].find(([key]) => key.split('\0').length === to.length && key.endsWith(`\0${to.slice(0, -1).join('\0')}`))?.[1]
    const placed = (name: readonly string[]) => (owner ? [...owner, name.at(-1) ?? ''] : name)
    return { kind, from: placed(to), to: placed(from) }
  })
}
