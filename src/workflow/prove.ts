// A plan is proven before anybody sees it: its statements run on a scratch copy of `from`, and what they leave is compared
// with `to`. Only what the plan touches is copied, with what needs it and everything that those need.
import { diff, type Delta } from '../core/diff.js'
import { Failure } from '../core/failure.js'
import { factsOf, rootOf, type Fact, type Facts, type Key } from '../core/fact.js'
import type { Plan } from '../core/plan.js'
import type { State } from '../core/state.js'
import type { Statement } from '../core/statement.js'
import type { SqlStatement } from '../dialect/dialect.js'
import type { Work } from './workspace.js'

/** Throws `plan-unproven` where the statements do not lead from `from` to `to`, except for what was refused. */
export async function prove(
  work: Work,
  from: State,
  to: State,
  plan: Pick<Plan, 'deltas' | 'refused'>,
  statements: readonly Statement[],
): Promise<void> {
  if (statements.length === 0) return
  const touched = neighbourhood(work, plan.deltas, from.facts, to.facts, statements)
  const scratch = await copyOf(work, from, touched)
  const numbered = statements.map(
    (statement, i): SqlStatement => ({ text: statement.sql, leading: '', place: { file: `statement ${i + 1} of the plan` }, start: 0 }),
  )
  try {
    await scratch.replay(numbered, work.scope)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'sql-invalid') throw error
    throw new Failure(
      'plan-unproven',
      `the scratch engine rejects ${error.detail.place?.file}: ${error.detail.server ?? error.message}`,
      'Nothing was written. Report this with the two definitions; meanwhile write the migration by hand with `trueup new`.',
      { statement: error.detail.statement ?? '', server: error.detail.server ?? '' },
    )
  }
  const wanted: State = { ...to, facts: only(to.facts, touched) }
  const reached = await work.dialect.unify(wanted, await scratch.read(work.scope), () => work.scratch.get())
  const refused = new Set(plan.refused.flatMap(({ about }) => [about, ...[from, to].flatMap(({ facts }) => rootsOf(facts, about))]))
  const left = diff(reached.facts, wanted.facts, ordered(work)).filter((delta) => !excused(delta, refused, reached.facts, wanted.facts))
  if (left.length === 0) return
  const list = left
    .slice(0, 5)
    .map(
      (delta) =>
        `${delta.verb} ${delta.key}${delta.verb === 'set' ? ` (${[...delta.attributes, ...(delta.moved ? ['position'] : [])].join(', ')})` : ''}`,
    )
  throw new Failure(
    'plan-unproven',
    `the plan does not lead where it should: ${list.join('; ')}`,
    'Nothing was written. Report this with the two definitions; meanwhile write the migration by hand with `trueup new`.',
    { deltas: left.map((delta) => delta.key) },
  )
}

export function ordered(work: Work): (kind: string) => boolean {
  return (kind) => work.dialect.rules[kind]?.position !== 'unordered'
}

/** A scratch engine that holds the given objects of a state and nothing else. */
export async function copyOf(work: Work, state: State, objects: ReadonlySet<Key>) {
  const roots = [...state.facts.values()].filter((fact) => fact.parent === undefined && objects.has(fact.key))
  const statements = roots.flatMap((fact) =>
    work.dialect.render(fact.key, state).map((text): SqlStatement => ({ text, leading: '', place: { file: fact.key }, start: 0 })),
  )
  work.scratch.mention(() => statements.map((statement) => statement.text))
  const scratch = await work.scratch.get()
  // What stands there may be something that could not be made any more.
  await scratch.load(statements, work.scope, true)
  return scratch
}

/**
 * The objects that deltas and statements are about, what needs them in either state, and all that any of those needs to be
 * made. What needs something that only needs them is no concern of the server's: it looks no further when it refuses.
 */
export function neighbourhood(
  work: Work,
  deltas: readonly { readonly key: Key }[],
  from: Facts,
  to: Facts,
  statements: readonly Pick<Statement, 'about' | 'makes' | 'unmakes'>[] = [],
): ReadonlySet<Key> {
  const needs = new Map<Key, Set<Key>>()
  const users = new Map<Key, Set<Key>>()
  const note = (map: Map<Key, Set<Key>>, key: Key, other: Key) => {
    const set = map.get(key)
    if (set) set.add(other)
    else map.set(key, new Set([other]))
  }
  const backdrop = new Set<Key>()
  const rootKeys = new Map<Key, Set<Key>>()
  for (const facts of [from, to]) {
    for (const fact of facts.values()) {
      const root = rootOf(facts, fact)
      if (work.dialect.rules[root.kind]?.backdrop) backdrop.add(root.key)
      for (const key of [fact.key, ...(fact.provides ?? [])]) note(rootKeys, key, root.key)
    }
  }
  const rootsFor = (key: Key): Iterable<Key> => rootKeys.get(key) ?? [key]
  for (const facts of [from, to]) {
    for (const fact of facts.values()) {
      const own = rootOf(facts, fact).key
      for (const need of fact.needs) {
        for (const root of rootsFor(need)) {
          if (backdrop.has(own) || backdrop.has(root) || own === root) continue
          note(needs, own, root)
          note(users, root, own)
        }
      }
    }
  }
  const named = [...deltas.map(({ key }) => key), ...statements.flatMap(({ about, makes, unmakes }) => [about, ...makes, ...unmakes])]
  const touched = new Set(named.flatMap((key) => [...rootsFor(key)]))
  const found = new Set<Key>()
  const queue: Key[] = [...backdrop, ...touched, ...[...touched].flatMap((key) => [...(users.get(key) ?? [])])]
  while (queue.length > 0) {
    const key = queue.pop() as Key
    if (found.has(key)) continue
    found.add(key)
    queue.push(...(needs.get(key) ?? []))
  }
  return found
}

/** The facts of the given objects, parts included. */
export function only(facts: Facts, objects: ReadonlySet<Key>): Facts {
  return factsOf([...facts.values()].filter((fact: Fact) => objects.has(rootOf(facts, fact).key)))
}

function rootsOf(facts: Facts, key: Key): readonly Key[] {
  const fact = facts.get(key)
  return fact ? [rootOf(facts, fact).key] : []
}

/** Whether a remaining difference belongs to an object that was refused: objects are changed whole or not at all. */
function excused(delta: Delta, refused: ReadonlySet<Key>, from: Facts, to: Facts): boolean {
  return refused.has(delta.key) || [from, to].some((facts) => rootsOf(facts, delta.key).some((root) => refused.has(root)))
}
