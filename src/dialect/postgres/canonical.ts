// Spellings. What the server prints of an expression is not always what it prints of that print: where two texts differ,
// both states go through the engine once more, and what comes back alike is alike.
import { factsOf, sameValue, type Fact, type Facts, type Key, type Value } from '../../core/fact.js'
import type { State } from '../../core/state.js'
import type { Scope, Scratch } from '../dialect.js'
import { renderAll } from './render.js'

/** Attributes that are, or hold, text that the server printed from a tree. */
const printed: Readonly<Record<string, readonly string[]>> = {
  constraint: ['definition', 'index'],
  domain_constraint: ['definition'],
  domain: ['default'],
  index: ['definition'],
  default: ['expression'],
  column: ['generated'],
  view: ['query', 'columns', 'columnDefaults'],
  materialized_view: ['query', 'columns'],
  policy: ['using', 'check'],
  trigger: ['definition'],
  rule: ['definition'],
  statistics: ['definition'],
  function: ['definition', 'arguments'],
  publication: ['tables'],
  table: ['partitionBy', 'partitionOf'],
}

const again = new WeakMap<Facts, Promise<Facts>>()

export async function unify(from: State, to: State, scratch: () => Promise<Scratch>): Promise<State> {
  const suspects = [...to.facts.values()].flatMap((fact) => {
    const before = from.facts.get(fact.key)
    const names = (printed[fact.kind] ?? []).filter((name) => before && !sameValue(before.attrs[name], fact.attrs[name]))
    return before && names.length > 0 ? [{ before, fact, names }] : []
  })
  if (suspects.length === 0) return to
  const engine = await scratch()
  const [first, second] = [await reloaded(from, engine), await reloaded(to, engine)]
  const replaced = new Map<Key, Fact>()
  for (const { before, fact, names } of suspects) {
    const same = names.filter((name) => sameValue(first.get(fact.key)?.attrs[name], second.get(fact.key)?.attrs[name]))
    if (same.length === 0) continue
    const attrs: Record<string, Value> = { ...fact.attrs }
    for (const name of same) attrs[name] = before.attrs[name] as Value
    replaced.set(fact.key, { ...fact, attrs })
  }
  return replaced.size === 0 ? to : { ...to, facts: factsOf([...to.facts.values()].map((fact) => replaced.get(fact.key) ?? fact)) }
}

/** The facts of a state that was written out and loaded once more. */
async function reloaded(state: State, scratch: Scratch): Promise<Facts> {
  const known = again.get(state.facts)
  if (known) return await known
  const work = (async () => {
    const databases = [...state.facts.values()].flatMap((fact) => (fact.kind === 'schema' ? [fact.name[0] ?? ''] : []))
    const scope: Scope = { databases, include: [], exclude: [], own: [] }
    await scratch.load(
      renderAll(state).map((text) => ({ text, leading: '', place: { file: 'definition' }, start: 0 })),
      scope,
    )
    return (await scratch.read(scope)).facts
  })()
  again.set(state.facts, work)
  return await work
}
