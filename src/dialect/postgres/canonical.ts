// Spellings. What the server prints of an expression is not always what it prints of that print: where two texts differ,
// both states go through the engine until they come back as they went in, and what comes back alike is alike.
import { factsOf, sameValue, type Fact, type Facts, type Key, type Value } from '../../core/fact.js'
import type { State } from '../../core/state.js'
import type { Scope, Scratch } from '../dialect.js'
import { unifyNotNulls } from './not-null.js'
import { renderAll } from './render.js'

/** Attributes that are, or hold, text that the server printed from a tree. */
const printed: Readonly<Record<string, readonly string[]>> = {
  constraint: ['definition', 'index'],
  domain_constraint: ['definition'],
  domain: ['default'],
  index: ['definition'],
  partition_index: ['definition'],
  default: ['expression'],
  column: ['generated'],
  view: ['query', 'columns'],
  materialized_view: ['query', 'columns'],
  policy: ['using', 'check'],
  trigger: ['definition'],
  rule: ['definition'],
  statistics: ['definition'],
  function: ['definition'],
  procedure: ['definition'],
  publication: ['tables'],
  table: ['partitionBy', 'partitionOf'],
}

/** How often a text is read and printed again at most: rows within rows come apart by one level each time. */
const rounds = 4

const again = new WeakMap<Facts, Promise<Facts>>()

export async function unify(from: State, written: State, scratch: () => Promise<Scratch>): Promise<State> {
  if (from.facts === written.facts) return written
  const to = unifyNotNulls(from, written)
  const suspects = [...to.facts.values()].flatMap((fact) => {
    const before = from.facts.get(fact.key)
    const names = (printed[fact.kind] ?? []).filter((name) => before && !sameValue(before.attrs[name], fact.attrs[name]))
    return before && names.length > 0 ? [{ before, fact, names }] : []
  })
  if (suspects.length === 0) return to
  const engine = await scratch()
  let waiting = suspects.flatMap(({ before, fact, names }) => names.map((name) => ({ before, fact, name })))
  const replaced = new Map<Key, Fact>()
  for (let round = 0, first = from.facts, second = to.facts; round < rounds && waiting.length > 0; round++) {
    const next = [await reloaded({ ...from, facts: first }, engine), await reloaded({ ...to, facts: second }, engine)] as const
    const of = (facts: Facts, { fact, name }: (typeof waiting)[number]) => facts.get(fact.key)?.attrs[name]
    for (const each of waiting.filter((each) => sameValue(of(next[0], each), of(next[1], each)))) {
      const fact = replaced.get(each.fact.key) ?? each.fact
      replaced.set(fact.key, { ...fact, attrs: { ...fact.attrs, [each.name]: each.before.attrs[each.name] as Value } })
    }
    // What comes back as it went in comes back so for ever.
    const moving = (each: (typeof waiting)[number]) =>
      !sameValue(of(first, each), of(next[0], each)) || !sameValue(of(second, each), of(next[1], each))
    waiting = waiting.filter((each) => !sameValue(of(next[0], each), of(next[1], each)) && moving(each))
    ;[first, second] = next
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
