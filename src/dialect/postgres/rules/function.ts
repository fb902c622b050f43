import { keyOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Answer, Change, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { alterOwned, ddl, dressed, object, type Of } from './draft.js'

/** Functions: replaced in place, unless what callers see of them changes. */
export const routine: Rule<Of<'function'>> = {
  rank: 40,
  create: (fact, world) => [define(fact, world), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  calledAs,
  keeps: () => null,
  alter: {
    arguments: 'recreate',
    defaults: fewerDefaults,
    result: 'recreate',
    definition: ({ to }: Change<Of<'function'>>) => [ddl(to.attrs.definition, [], { redefines: true })],
    ...alterOwned,
  },
  position: 'unordered',
}

/** The making of a routine, once no other that goes can be meant by its name. */
export function define(fact: Of<'function'> | Of<'procedure'>, world: World): Draft {
  return ddl(fact.attrs.definition.replace(/^CREATE OR REPLACE /, 'CREATE '), [], { awaits: namesakes(fact, world) })
}

/** Routines and aggregates of one schema share their names, and so do operators: what they are given tells which is meant. */
export function calledAs({ name: [schema = '', name = ''] }: Fact): Key {
  return keyOf('routine', [schema, name])
}

/** Those of the same name that go. */
export function namesakes(fact: Fact, { from, to }: World): readonly Key[] {
  const named = known.get(from.facts) ?? byName(from.facts)
  known.set(from.facts, named)
  return (named.get(calledAs(fact)) ?? []).filter((key) => !to.facts.has(key))
}

const known = new WeakMap<Facts, ReadonlyMap<Key, readonly Key[]>>()

function byName(facts: Facts): ReadonlyMap<Key, readonly Key[]> {
  const named = new Map<Key, Key[]>()
  for (const fact of facts.values()) {
    if (!/^(function|procedure|aggregate|operator)$/.test(fact.kind)) continue
    const list = named.get(calledAs(fact))
    if (list) list.push(fact.key)
    else named.set(calledAs(fact), [fact.key])
  }
  return named
}

/** A replaced routine may have more defaults than before, not fewer; the definition has them. */
export function fewerDefaults({ from, to }: Change<Of<'function'>> | Change<Of<'procedure'>>): Answer {
  return to.attrs.defaults < from.attrs.defaults ? { recreate: [to.key] } : []
}
