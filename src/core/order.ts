// One order for statements, from what they make, need, unmake and release. A cycle is a bug and is printed whole; there
// is no repair.
import { assert } from './failure.js'
import type { Fact, Key } from './fact.js'
import { followHints, reach } from './hint.js'
import type { AnyRules, World } from './rule.js'
import type { Statement } from './statement.js'

/** Statements so ordered that each finds what it needs; the same output for any input order. `moved`: facts placed anew. */
export function order(statements: readonly Statement[], rules: AnyRules, world: World, moved: ReadonlySet<Key>): readonly Statement[] {
  const sorted = [...statements].sort((a, b) => compareRank(rankOf(a, rules, world), rankOf(b, rules, world)))
  const after = edges(sorted, rules, world, moved)
  const waiting = sorted.map(() => 0)
  for (const targets of after) for (const target of targets) waiting[target] = (waiting[target] as number) + 1
  const ready = new Set([...sorted.keys()].filter((i) => waiting[i] === 0))
  const result: Statement[] = []
  while (ready.size > 0) {
    const next = pick(ready, sorted, result.at(-1))
    ready.delete(next)
    result.push(sorted[next] as Statement)
    for (const target of after[next] as ReadonlySet<number>) {
      waiting[target] = (waiting[target] as number) - 1
      if (waiting[target] === 0) ready.add(target)
    }
  }
  assert(result.length === sorted.length, `the statements need each other in a circle: ${cycleText(sorted, after, waiting)}`)
  return result
}

/** Stays with the statement just placed where a merge is possible, so that ALTERs of one table come together. */
function pick(ready: ReadonlySet<number>, sorted: readonly Statement[], last: Statement | undefined): number {
  let first = Number.POSITIVE_INFINITY
  let mergeable = Number.POSITIVE_INFINITY
  for (const i of ready) {
    first = Math.min(first, i)
    if (last?.merge && sorted[i]?.merge?.into === last.merge.into) mergeable = Math.min(mergeable, i)
  }
  return mergeable < Number.POSITIVE_INFINITY ? mergeable : first
}

type RankTuple = readonly [stage: number, rank: number, position: number, about: string, sql: string]

/** Removals first and down the ranks, then everything else up the ranks, siblings in their kept order. */
function rankOf(statement: Statement, rules: AnyRules, world: World): RankTuple {
  const fact = world.to.facts.get(statement.about) ?? world.from.facts.get(statement.about)
  const rank = fact ? (rules[fact.kind]?.rank ?? 0) : 0
  const removal = statement.unmakes.length > 0 && statement.makes.length === 0
  const owner = fact?.parent ?? statement.about
  return [removal ? 0 : 1, removal ? -rank : rank, 0, `${owner}\0${String(fact?.position ?? 0).padStart(6, '0')}\0${statement.about}`, statement.sql]
}

function compareRank(a: RankTuple, b: RankTuple): number {
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as string | number
    const y = b[i] as string | number
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

function edges(statements: readonly Statement[], rules: AnyRules, world: World, moved: ReadonlySet<Key>): readonly ReadonlySet<number>[] {
  const makers = indexBy(statements, (statement) => statement.makes)
  const unmakers = indexBy(statements, (statement) => statement.unmakes)
  const clearers = indexBy(statements, (statement) => statement.clears ?? [])
  const about = indexBy(statements, (statement) => namesOf(statement.about, world))
  const after: Set<number>[] = statements.map(() => new Set())
  const link = (before: number, then: number) => {
    if (before !== then) after[before]?.add(then)
  }
  statements.forEach((statement, i) => {
    const removal = statement.unmakes.length > 0 && statement.makes.length === 0
    for (const key of statement.needs) {
      // What is taken from something that is made anew is taken from the old one.
      if (removal && unmakers.has(key)) continue
      for (const maker of makers.get(key) ?? []) if (!together(statements[maker] as Statement, statement)) link(maker, i)
      if (statement.unmakes.length > 0) continue
      for (const altering of about.get(key) ?? []) {
        const other = statements[altering] as Statement
        const plain = other.makes.length === 0 && other.unmakes.length === 0
        // What changes a parent, and itself waits for the child or for something to be made, may wait for this very statement.
        const waits =
          other.needs.some((need) => statement.makes.includes(need)) ||
          (key === parentOf(statement.about, world) && other.needs.some((need) => need === statement.about || makers.has(need)))
        const placed = moved.has(other.about) && statement.makes.some((made) => comesAfter(other.about, made, world))
        // What comes after the making of a new sibling does not matter to what only needs that it is there.
        const sequel = makers.has(key) && !world.from.facts.has(key) && areSiblings(key, statement.about, world)
        if (plain && !waits && !placed && !sequel && !statement.makes.includes(key)) link(altering, i)
      }
    }
    for (const key of statement.makes) {
      for (const unmaker of unmakers.get(key) ?? []) link(unmaker, i)
    }
    if (statement.follows === undefined) return
    for (const j of about.get(statement.about) ?? []) if (statements[j]?.sql === statement.follows) link(j, i)
  })
  mendFirst(statements, world, link)
  const preferred: Preference[] = []
  const prefer = (weight: number, before: number, then: number) => {
    if (before !== then) preferred.push([weight, before, then])
  }
  statements.forEach(({ frees = [], awaits = [] }, i) => {
    for (const other of awaits.flatMap((key) => [...(unmakers.get(key) ?? []), ...(clearers.get(key) ?? [])])) prefer(0, other, i)
    for (const unmaker of frees.flatMap((key) => unmakers.get(key) ?? [])) prefer(1, i, unmaker)
  })
  for (const fact of world.from.facts.values()) orderDependants(fact, { statements, makers, unmakers, about, link, prefer }, rules, world)
  keepSiblingOrder(statements, world, { makers, about, moved }, link)
  linkPreferred(preferred, after, link)
  followHints(statements, world, makers, after)
  return after
}

type Preference = readonly [weight: number, before: number, then: number]

/** Links what closes no circle. An edge to a statement changes nothing of where that leads to, so those to one are looked at together. */
function linkPreferred(list: Preference[], after: readonly Set<number>[], link: Indexes['link']): void {
  list.sort((a, b) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1])
  let reached: ReadonlySet<number> = new Set()
  list.forEach(([weight, before, then], i) => {
    const last = list[i - 1]
    if (last?.[0] !== weight || last[2] !== then) reached = reach(then, after)
    if (!reached.has(before)) link(before, then)
  })
}

/** A key and the names that its fact provides. */
function namesOf(key: Key, { from, to }: World): readonly Key[] {
  return [key, ...((to.facts.get(key) ?? from.facts.get(key))?.provides ?? [])]
}

function parentOf(key: Key, { from, to }: World): Key | undefined {
  return (to.facts.get(key) ?? from.facts.get(key))?.parent
}

function areSiblings(one: Key, other: Key, world: World): boolean {
  const parent = parentOf(one, world)
  return parent !== undefined && parent === parentOf(other, world)
}

/** Whether the first is kept behind the second, its sibling: it is placed after it, whatever the second needs of it. */
function comesAfter(first: Key, second: Key, { to }: World): boolean {
  const [one, other] = [to.facts.get(first), to.facts.get(second)]
  return one?.parent === other?.parent && one?.kind === other?.kind && (one?.position ?? 0) > (other?.position ?? 0)
}

/** Two additions that the server applies as one: it looks at what each needs when both are there. */
function together(first: Statement, then: Statement): boolean {
  return first.makes.length > 0 && then.makes.length > 0 && first.merge !== undefined && first.merge.into === then.merge?.into
}

interface Indexes {
  readonly statements: readonly Statement[]
  readonly makers: ReadonlyMap<Key, readonly number[]>
  readonly unmakers: ReadonlyMap<Key, readonly number[]>
  readonly about: ReadonlyMap<Key, readonly number[]>
  link(before: number, then: number): void
  /** Links unless that closes a circle with what is linked already; the lighter first. */
  prefer(weight: number, before: number, then: number): void
}

/**
 * What works no more, because something it needs is not there, is mended before anything is taken from the objects it
 * goes on with: a server may refuse to alter an object as long as a dependant of it is broken.
 */
function mendFirst(statements: readonly Statement[], world: World, link: Indexes['link']): void {
  const there = new Set([...world.from.facts.values()].flatMap((fact) => [fact.key, ...(fact.provides ?? [])]))
  statements.forEach((statement, i) => {
    if (!statement.releases.some((key) => !there.has(key))) return
    statements.forEach((other, j) => {
      const parent = parentOf(other.about, world)
      const owner = parent === undefined ? undefined : world.from.facts.get(parent)
      if (other.unmakes.length > 0 && owner?.provides?.some((name) => statement.needs.includes(name))) link(i, j)
    })
  })
}

/** What stops needing a key, or goes away itself, comes before the key goes away or is altered. */
function orderDependants(fact: Fact, { statements, makers, unmakers, about, link, prefer }: Indexes, rules: AnyRules, world: World): void {
  const going = unmakers.get(fact.key) ?? []
  const letsGo = (need: Key) => {
    const other = world.from.facts.get(need)
    return other !== undefined && rules[fact.kind]?.letsGo?.(fact, other, world) === true
  }
  for (const need of [...fact.needs, ...(fact.parent === undefined ? [] : [fact.parent])]) {
    for (const unmaker of unmakers.get(need) ?? []) {
      // What takes the fact along with what it needs waits for nothing else that does.
      if (!going.includes(unmaker)) for (const i of going) link(i, unmaker)
      const again = new Set(statements[unmaker]?.unmakes.flatMap((key) => makers.get(key) ?? []))
      for (const i of about.get(fact.key) ?? []) {
        const change = statements[i] as Statement
        // What lets go of the old one may itself need what is made again, or what is made together with it.
        const waits = change.needs.some((key) => (makers.get(key) ?? []).some((maker) => again.has(maker)))
        if (!change.releases.includes(need) || waits) continue
        // What is let go of by the way the other goes is changed when it stands by itself, unless that waits for it.
        if (letsGo(need)) prefer(0, unmaker, i)
        else link(i, unmaker)
      }
    }
    for (const altering of about.get(need) ?? []) {
      const other = statements[altering] as Statement
      if (other.makes.length > 0 || need === fact.parent || other.releases.includes(fact.key)) continue
      for (const i of going) if (!statements[i]?.unmakes.includes(need)) prefer(0, i, altering)
      if (other.unmakes.length > 0) continue
      for (const i of about.get(fact.key) ?? []) {
        const change = statements[i] as Statement
        if (change.releases.includes(need) && !change.needs.includes(other.about)) prefer(1, i, altering)
      }
    }
  }
}

/** Siblings that are added or moved come in their kept order, because each is placed after the one before it. */
function keepSiblingOrder(
  statements: readonly Statement[],
  world: World,
  { makers, about, moved }: Pick<Indexes, 'about'> & { readonly makers: Indexes['about']; readonly moved: ReadonlySet<Key> },
  link: Indexes['link'],
): void {
  const families = new Map<string, Fact[]>()
  const keys = new Set([...makers.keys(), ...moved])
  for (const key of keys) {
    const fact = world.to.facts.get(key)
    if (fact?.position === undefined || fact.parent === undefined) continue
    const family = `${fact.kind}\0${fact.parent}`
    const list = families.get(family)
    if (list) list.push(fact)
    else families.set(family, [fact])
  }
  const placing = (fact: Fact) => {
    const own = [...(makers.get(fact.key) ?? []), ...(moved.has(fact.key) ? (about.get(fact.key) ?? []) : [])]
    return [...new Set(own)].filter((i) => {
      const statement = statements[i] as Statement
      return statement.unmakes.length === 0 || statement.makes.length > 0
    })
  }
  for (const list of families.values()) {
    list.sort((a, b) => (a.position as number) - (b.position as number))
    const owns = list.map(placing).filter((own) => own.length > 0)
    let before: readonly number[] = []
    owns.forEach((own, at) => {
      // One that an earlier sibling waits for is free to come before whatever stands between them.
      const awaited = owns.slice(0, at).some((earlier) => waitsForAny(earlier, own, statements))
      for (const i of awaited ? [] : before)
        for (const j of own) if (!before.includes(j) && !waitsFor(statements[i] as Statement, statements[j] as Statement)) link(i, j)
      before = awaited ? [...before, ...own] : own
    })
  }
}

function waitsForAny(list: readonly number[], others: readonly number[], statements: readonly Statement[]): boolean {
  return list.some((i) => others.some((j) => i !== j && waitsFor(statements[i] as Statement, statements[j] as Statement)))
}

/** Whether the first needs what the second makes and cannot be applied as one with it: then it is placed beside what is there already. */
function waitsFor(first: Statement, second: Statement): boolean {
  return !together(first, second) && first.needs.some((key) => second.makes.includes(key))
}

function indexBy(statements: readonly Statement[], keys: (statement: Statement) => readonly Key[]): Map<Key, number[]> {
  const index = new Map<Key, number[]>()
  statements.forEach((statement, i) => {
    for (const key of keys(statement)) {
      const list = index.get(key)
      if (list) list.push(i)
      else index.set(key, [i])
    }
  })
  return index
}

/** One circle among the statements left over, as ` → `-joined facts. */
function cycleText(statements: readonly Statement[], after: readonly ReadonlySet<number>[], waiting: readonly number[]): string {
  const left = new Set([...statements.keys()].filter((i) => (waiting[i] as number) > 0))
  const path: number[] = []
  let at = [...left].find((i) => [...left].some((j) => after[j]?.has(i)))
  while (at !== undefined && !path.includes(at)) {
    path.push(at)
    const here: number = at
    at = [...left].find((i) => after[i]?.has(here))
  }
  if (at !== undefined) path.push(at)
  return path
    .reverse()
    .map((i) => `${statements[i]?.about} (${statements[i]?.sql.split('\n')[0]?.slice(0, 80)})`)
    .join(' → ')
}
