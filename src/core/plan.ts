// From two states to ordered statements. `down` is `plan(to, from)`: the same function with its arguments swapped.
import { diff, type Delta } from './diff.js'
import { rootOf, type Facts, type Key } from './fact.js'
import { hashFacts } from './hash.js'
import { mergeHazards, type Hazard } from './hazard.js'
import { order } from './order.js'
import { renameSuspects, type RenameSuspect } from './rename.js'
import type { AnyRules, World } from './rule.js'
import type { State } from './state.js'
import type { Statement } from './statement.js'
import type { Refused } from './refused.js'
import { synthesise } from './synthesise.js'

export interface Plan {
  readonly formatVersion: 1
  /** Hashes of both states: a saved plan whose `from` is no longer there is stale. */
  readonly from: string
  readonly to: string
  readonly deltas: readonly Delta[]
  readonly statements: readonly Statement[]
  readonly refused: readonly Refused[]
  /** Removals that look like one half of a rename nobody declared. */
  readonly suspects: readonly RenameSuspect[]
}

export function plan(from: State, to: State, rules: AnyRules): Plan {
  const world: World = { from, to }
  const deltas = diff(from.facts, to.facts, (kind) => rules[kind]?.position !== 'unordered')
  if (deltas.length === 0) return unchanged(from, to)
  const { statements, refused } = synthesise(deltas, rules, world)
  const users = usersOf(deltas, statements, rules, world)
  const ordered = order(
    statements.map((statement) => withBroken(statement, users, world)),
    rules,
    world,
    new Set(deltas.flatMap((delta) => (delta.verb === 'set' && delta.moved ? [delta.key] : []))),
  )
  return {
    formatVersion: 1,
    // Hashed when somebody asks: of thousands of facts it takes longer than comparing them.
    get from() {
      return hashFacts(from.facts)
    },
    get to() {
      return hashFacts(to.facts)
    },
    deltas,
    statements: withEngineWord(merge(ordered), world),
    refused,
    suspects: renameSuspects(deltas.filter((delta) => !rules[(delta.verb === 'remove' ? delta.from : delta.to).kind]?.nameless)),
  }
}

function unchanged(from: State, to: State): Plan {
  return {
    formatVersion: 1,
    get from() {
      return hashFacts(from.facts)
    },
    get to() {
      return hashFacts(to.facts)
    },
    deltas: [],
    statements: [],
    refused: [],
    suspects: [],
  }
}

/**
 * Adds `breaks-dependent` for what the engine says does not work in `to` and did work in `from`: to the last statement
 * about it or about what it needs, because there it stops working.
 */
function withEngineWord(statements: readonly Statement[], { from, to }: World): readonly Statement[] {
  const before = new Set(from.broken.map((note) => note.about))
  const result = [...statements]
  for (const { about, reason } of to.broken) {
    if (before.has(about)) continue
    const fact = to.facts.get(about as Key)
    const needs = new Set([about as Key, ...(fact?.needs ?? []), ...(from.facts.get(about as Key)?.needs ?? [])])
    const last = result.findLastIndex((statement) => [statement.about, ...statement.makes, ...statement.unmakes].some((key) => needs.has(key)))
    const statement = result[last]
    if (!statement || statement.hazards.some((hazard) => hazard.code === 'breaks-dependent' && hazard.message.includes(about))) continue
    const hazard: Hazard = { code: 'breaks-dependent', message: `${about} does not work afterwards: ${reason}` }
    result[last] = { ...statement, hazards: mergeHazards(statement.hazards, [hazard]) }
  }
  return result
}

/** What stays and uses each key afterwards: facts in their order, by the key they need. */
type Users = ReadonlyMap<Key, readonly Key[]>

function usersOf(deltas: readonly Delta[], statements: readonly Statement[], rules: AnyRules, world: World): Users {
  const { from, to } = world
  if (statements.every(({ unmakes }) => unmakes.length === 0)) return new Map()
  const changed = new Set<Key>([...deltas.map((delta) => delta.key), ...statements.flatMap(({ makes }) => makes)])
  const users = new Map<Key, Key[]>()
  for (const fact of from.facts.values()) {
    const after = to.facts.get(fact.key)
    if (!after) continue
    for (const need of (changed.has(fact.key) ? after : fact).needs) {
      const other = from.facts.get(need)
      if (other && !to.facts.has(need) && rules[fact.kind]?.letsGo?.(fact, other, world)) continue
      const known = users.get(need)
      if (known) known.push(fact.key)
      else users.set(need, [fact.key])
    }
  }
  return users
}

/** Adds `breaks-dependent` where something that stays, unchanged, needs what the statement takes away. */
function withBroken(statement: Statement, users: Users, world: World): Statement {
  const there = present(world.to.facts)
  const gone = statement.unmakes.filter((key) => !there.has(key) && !replaced(key, world, there))
  const lost = new Map<Key, Key[]>()
  for (const key of new Set(gone)) {
    for (const user of users.get(key) ?? []) lost.set(user, [...(lost.get(user) ?? []), key])
  }
  if (lost.size === 0) return statement
  const hazards = [...lost]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([user, keys]): Hazard => ({ code: 'breaks-dependent', message: `${user} still uses ${keys.sort().join(', ')}` }))
  return { ...statement, hazards: mergeHazards(statement.hazards, hazards) }
}

/** Whether a key belongs to something whose name another kind of thing has now. */
function replaced(key: Key, { from, to }: World, there: ReadonlySet<Key>): boolean {
  const fact = from.facts.get(key)
  if (!fact) return false
  const root = rootOf(from.facts, fact)
  return !to.facts.has(root.key) && (root.provides ?? []).some((name) => there.has(name))
}

const presentKeys = new WeakMap<Facts, ReadonlySet<Key>>()

/** Every key that is there in a state, provided ones included. */
function present(facts: Facts): ReadonlySet<Key> {
  let keys = presentKeys.get(facts)
  if (!keys) {
    keys = new Set([...facts.values()].flatMap((fact) => [fact.key, ...(fact.provides ?? [])]))
    presentKeys.set(facts, keys)
  }
  return keys
}

/** Joins neighbouring statements that the server applies as one. */
function merge(statements: readonly Statement[]): readonly Statement[] {
  const merged: Statement[] = []
  for (const statement of statements) {
    const last = merged.at(-1)
    if (last?.merge && statement.merge && last.merge.into === statement.merge.into && !frees(last, statement)) {
      merged[merged.length - 1] = join(last, statement)
    } else merged.push(statement)
  }
  return merged
}

/** Whether the second takes away what the first stops needing: a server looks at both as they were before either. */
function frees(first: Statement, second: Statement): boolean {
  return first.releases.some((key) => second.unmakes.includes(key))
}

function join(first: Statement, second: Statement): Statement {
  const into = first.merge?.into ?? ''
  const clauses = [first, second].map((statement) => statement.merge?.clause ?? '')
  const clause = clauses[0] === clauses[1] ? (clauses[0] ?? '') : clauses.join(',\n    ')
  const union = (keys: (statement: Statement) => readonly Key[]) => [...new Set([...keys(first), ...keys(second)])]
  const makes = union((statement) => statement.makes)
  return {
    sql: `${into}\n    ${clause}`,
    about: first.about,
    makes,
    needs: union((statement) => statement.needs).filter((key) => !makes.includes(key)),
    unmakes: union((statement) => statement.unmakes),
    releases: union((statement) => statement.releases),
    hazards: mergeHazards(first.hazards, second.hazards),
    transaction: first.transaction === 'outside' || second.transaction === 'outside' ? 'outside' : 'inside',
    merge: { into, clause },
  }
}
