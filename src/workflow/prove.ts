// A plan is proven before anybody sees it: its statements run on a scratch copy of `from`, and what they leave is compared
// with `to`. Only what the plan touches is copied, with everything that needs it or is needed by it.
import { diff, type Delta } from '../core/diff.js'
import { Failure } from '../core/failure.js'
import { factsOf, rootOf, type Fact, type Facts, type Key } from '../core/fact.js'
import type { Plan } from '../core/plan.js'
import type { State } from '../core/state.js'
import type { Statement } from '../core/statement.js'
import type { SqlStatement } from '../dialect/dialect.js'
import type { Work } from './workspace.js'

/** Throws `plan-unproven` where the statements do not lead from `from` to `to`, except for what was refused. */
export async function prove(work: Work, from: State, to: State, plan: Plan, statements: readonly Statement[]): Promise<void> {
  if (statements.length === 0) return
  const touched = neighbourhood(work, plan.deltas, from.facts, to.facts)
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
  work.scratch.mention(statements.map((statement) => statement.text))
  const scratch = await work.scratch.get()
  // What stands there may be something that could not be made any more.
  await scratch.load(statements, work.scope, true)
  return scratch
}

/** The objects that deltas are about, and all that are tied to them by need, in either state. */
export function neighbourhood(work: Work, deltas: readonly { readonly key: Key }[], from: Facts, to: Facts): ReadonlySet<Key> {
  const ties = new Map<Key, Set<Key>>()
  const tie = (a: Key, b: Key) => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const set = ties.get(x)
      if (set) set.add(y)
      else ties.set(x, new Set([y]))
    }
  }
  const everywhere = (fact: Fact) => work.dialect.rules[fact.kind]?.backdrop ?? false
  const backdrop = new Set<Key>()
  const rootKey = new Map<Key, Key>()
  for (const facts of [from, to]) {
    for (const fact of facts.values()) {
      const root = rootOf(facts, fact)
      if (everywhere(root)) backdrop.add(root.key)
      for (const key of [fact.key, ...(fact.provides ?? [])]) rootKey.set(key, root.key)
    }
  }
  for (const facts of [from, to]) {
    for (const fact of facts.values()) {
      const own = rootOf(facts, fact).key
      for (const need of fact.needs) {
        const root = rootKey.get(need) ?? need
        if (!backdrop.has(own) && !backdrop.has(root)) tie(own, root)
      }
    }
  }
  for (const [key, root] of rootKey) if (key !== root) tie(root, key)
  const found = new Set<Key>()
  const queue: Key[] = [...backdrop]
  queue.push(...deltas.map((delta) => rootKey.get(delta.key) ?? delta.key))
  while (queue.length > 0) {
    const key = queue.pop() as Key
    if (found.has(key)) continue
    found.add(key)
    queue.push(...(ties.get(key) ?? []))
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
