// Whether triggers fire. What a trigger of a partitioned table is told, the server tells all of its partitions (PostgreSQL,
// EnableDisableTrigger): those in which it fires otherwise are told once more.
import { keyOf, usersOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { ddl, relation, tableKey, type Of } from './draft.js'
import { there } from './rebuild.js'
import { spare } from './spare.js'

type Fires = Of<'trigger'> | Of<'partition_trigger'>

export const states: Readonly<Record<string, string>> = { O: 'ENABLE', D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }

/** Triggers of partitioned tables that fire otherwise in a partition. */
export const partitionTrigger: Rule<Of<'partition_trigger'>> = {
  rank: 61,
  create: (fact, world) => firing(fact, world).map((draft, i) => (i === 0 ? { ...draft, makes: [fact.key, ...(draft.makes ?? [])] } : draft)),
  drop: (fact, world) => (staysBelow(fact, world) ? firing({ ...fact, attrs: { enabled: above(fact, world) } }, world) : []),
  alone: () => true,
  spare,
  keeps: () => null,
  alter: { enabled: ({ to, world }) => firing(to, world) },
  position: 'unordered',
}

/** Has a trigger fire as it is to, and what is below it go on as it does. */
export function firing(fact: Fires, world: World): readonly Draft[] {
  const users = [world.from, world.to].flatMap(({ facts }) => usersOf(facts, fact.key)).map(({ key }) => key)
  const below = [...new Set(users)].flatMap((key) => {
    const [before, after] = [world.from, world.to].map(({ facts }) => factAt(facts, key, 'partition_trigger'))
    return after && before?.attrs.enabled === after.attrs.enabled ? [after] : []
  })
  return [fact, ...below].map((each) => enable(each, placesAbove(each, world.to.facts)))
}

export function enable(fact: Fires, places: readonly Key[] = []): Draft {
  return ddl(`ALTER TABLE ${relation(fact)} ${states[fact.attrs.enabled]} TRIGGER ${id(fact.name[2] ?? '')}`, [], {
    makes: [told(fact.key)],
    needs: [...fact.needs, ...[...fact.needs, ...places].map(told)],
  })
}

/** There once a trigger was told whether to fire. */
function told(trigger: Key): Key {
  return keyOf('told', [trigger])
}

/** Whether the partition goes on having the trigger from above, nothing of it being made anew, and has to be told by itself. */
function staysBelow(fact: Fact, world: World): boolean {
  // What is no more otherwise above is told so, and with it the partition.
  const told = fact.needs.some((need) => factAt(world.from.facts, need, 'partition_trigger') && !world.to.facts.has(need))
  if (world.to.facts.has(fact.key) || told || !there(fact, world)) return false
  const [before, after] = [world.from, world.to].map(({ facts }) => factAt(facts, tableKey(fact), 'table')?.attrs.partitionOf?.parent.join('.'))
  const triggers = [world.from, world.to].map(({ facts }) => top(fact, facts))
  return before !== undefined && before === after && triggers[1] !== undefined && triggers[0]?.attrs.definition === triggers[1].attrs.definition
}

function top(fact: Fact, facts: Facts): Of<'trigger'> | undefined {
  return fact.needs.flatMap((need) => factAt(facts, need, 'trigger') ?? [])[0]
}

/** How the trigger fires right above, in the end. */
function above(fact: Fact, { to: { facts } }: World): string {
  const [closest] = placesAbove(fact, facts).flatMap((key) => factAt(facts, key, 'partition_trigger') ?? [])
  return closest?.attrs.enabled ?? top(fact, facts)?.attrs.enabled ?? 'O'
}

/** Where the trigger may fire in a way of its own between the partition and the top, the closest first. */
function placesAbove(fact: Fact, facts: Facts): readonly Key[] {
  const parent = factAt(facts, tableKey(fact), 'table')?.attrs.partitionOf?.parent
  if (!parent) return []
  const name = [...parent, fact.name[2] ?? '']
  return [keyOf('partition_trigger', name), ...placesAbove({ ...fact, name }, facts)]
}
