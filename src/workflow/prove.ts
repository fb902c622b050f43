// A plan is proven before anybody sees it: its statements run on a scratch copy of `from`, and what they leave is compared
// with `to`. Only what the plan touches is copied, with what needs it and everything that those need.
import { diff, type Delta } from '../core/diff.js'
import { Failure } from '../core/failure.js'
import { childrenOf, rootOf, type Fact, type Facts, type Key } from '../core/fact.js'
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

/** A scratch engine that holds the given facts of a state and nothing else. */
export async function copyOf(work: Work, state: State, keys: ReadonlySet<Key>) {
  const copied: State = { ...state, facts: only(state.facts, keys) }
  const roots = [...copied.facts.values()].filter((fact) => fact.parent === undefined)
  const statements = roots.flatMap((fact) =>
    work.dialect.render(fact.key, copied).map((text): SqlStatement => ({ text, leading: '', place: { file: fact.key }, start: 0 })),
  )
  work.scratch.mention(() => statements.map((statement) => statement.text))
  const scratch = await work.scratch.get()
  // What stands there may be something that could not be made any more.
  await scratch.load(statements, work.scope, true)
  return scratch
}

/**
 * The facts of the objects that deltas and statements are about, of what needs those in either state, and of all that any of
 * these needs to be made; of the last without the parts that nothing here needs. What needs something that only needs them is
 * no concern of the server's: it looks no further when it refuses.
 */
export function neighbourhood(
  { dialect: { rules } }: Work,
  deltas: readonly { readonly key: Key }[],
  from: Facts,
  to: Facts,
  statements: readonly Pick<Statement, 'about' | 'makes' | 'unmakes'>[] = [],
): ReadonlySet<Key> {
  const sides = [from, to].map((facts) => ({ facts, providers: providersOf(facts) }))
  const isBackdrop = (fact: Fact) => rules[fact.kind]?.backdrop === true
  const named = [...deltas.map(({ key }) => key), ...statements.flatMap(({ about, makes, unmakes }) => [about, ...makes, ...unmakes])]
  const touched = new Set<Key>(named)
  for (const side of sides) for (const key of named) for (const fact of standing(side, key)) touched.add(rootOf(side.facts, fact).key)
  const whole = new Set(touched)
  for (const { facts } of sides) {
    const names = namesBelow(facts, touched)
    for (const fact of facts.values()) {
      if (fact.parent === undefined && isBackdrop(fact)) whole.add(fact.key)
      if (!fact.needs.some((need) => names.has(need))) continue
      const root = rootOf(facts, fact)
      if (!isBackdrop(root)) whole.add(root.key)
    }
  }
  const found = new Set<Key>()
  const waiting: Key[] = [...whole]
  while (waiting.length > 0) {
    const key = waiting.pop() as Key
    if (found.has(key)) continue
    found.add(key)
    for (const side of sides) {
      const fact = side.facts.get(key)
      if (!fact) continue
      const root = rootOf(side.facts, fact)
      waiting.push(...(fact.parent === undefined ? [] : [fact.parent]))
      for (const child of childrenOf(side.facts, key)) {
        if (whole.has(root.key) || !rules[child.kind]?.spare?.(child, side.facts)) waiting.push(child.key)
      }
      if (isBackdrop(root)) continue
      for (const need of fact.needs) {
        waiting.push(...standing(side, need).flatMap((other) => (isBackdrop(rootOf(side.facts, other)) ? [] : [other.key])))
      }
    }
  }
  return found
}

interface Side {
  readonly facts: Facts
  readonly providers: ReadonlyMap<Key, readonly Fact[]>
}

/** Facts by the further keys that are there when they are. */
function providersOf(facts: Facts): Side['providers'] {
  const providers = new Map<Key, Fact[]>()
  for (const fact of facts.values()) {
    for (const name of fact.provides ?? []) {
      const known = providers.get(name)
      if (known) known.push(fact)
      else providers.set(name, [fact])
    }
  }
  return providers
}

/** The facts by which a key is there. */
function standing({ facts, providers }: Side, key: Key): readonly Fact[] {
  const fact = facts.get(key)
  return [...(fact ? [fact] : []), ...(providers.get(key) ?? [])]
}

/** Every key that is there when one of the objects is. */
function namesBelow(facts: Facts, objects: ReadonlySet<Key>): ReadonlySet<Key> {
  const names = new Set<Key>()
  const add = (key: Key) => {
    names.add(key)
    for (const name of facts.get(key)?.provides ?? []) names.add(name)
    for (const child of childrenOf(facts, key)) add(child.key)
  }
  for (const key of objects) add(key)
  return names
}

/** The facts of the given keys. */
export function only(facts: Facts, keys: ReadonlySet<Key>): Facts {
  return new Map([...facts].filter(([key]) => keys.has(key)))
}

function rootsOf(facts: Facts, key: Key): readonly Key[] {
  const fact = facts.get(key)
  return fact ? [rootOf(facts, fact).key] : []
}

/** Whether a remaining difference belongs to an object that was refused: objects are changed whole or not at all. */
function excused(delta: Delta, refused: ReadonlySet<Key>, from: Facts, to: Facts): boolean {
  return refused.has(delta.key) || [from, to].some((facts) => rootsOf(facts, delta.key).some((root) => refused.has(root)))
}
