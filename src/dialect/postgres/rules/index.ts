import { childrenOf, type Facts, type Key } from '../../../core/fact.js'
import type { Change, Recreate, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { concurrently, only } from '../index-text.js'
import { factAt } from '../model.js'
import { isTwin, twinsBelow } from '../twin.js'
import { chosenAgain } from './chosen-index.js'
import { keysOnIt } from './attached-key.js'
import { alone, alterOwned, blocking, commented, ddl, nameOf, object, scan, tableKey, type Of } from './draft.js'
import { keptFromParent } from './lineage.js'
import { becomesAttached, partsOf } from './partition_index.js'
import { spare } from './spare.js'
import { leaving, partitionsOf, there } from './rebuild.js'
import { dropsFirst } from './table.js'

type Index = Of<'index'>

/** Indexes: built beside the table's users where it has some. */
export const index: Rule<Index> = {
  rank: 55,
  create: (fact, world) => [
    ...(keptFromParent(fact, world) ? [] : whole(fact, world)),
    ...settings(fact, {}),
    ...commented(object(fact), fact.attrs.comment),
    ...chosenAgain(fact, world),
  ],
  drop: (fact, world) => {
    if (becomesAttached(fact, world)) return []
    if (concurrent(fact, world) && world.from.facts.has(fact.key)) return [alone(`DROP INDEX CONCURRENTLY ${nameOf(fact)}`)]
    const keys = keysOnIt(fact, world)
    return keys.length === 0
      ? [ddl(`DROP ${object(fact)}`)]
      : [ddl(`DROP ${object(fact)} CASCADE`, [], { unmakes: keys.flatMap(({ key, provides = [] }) => [key, ...provides]) })]
  },
  alone: () => true,
  letsGo: isTwin,
  dropsFirst,
  spare,
  membership: (fact, world) => ({ recreate: world.to.facts.has(fact.key) ? twinsBelow(fact, world) : keysOnIt(fact, world).map(({ key }) => key) }),
  keeps: () => null,
  alter: {
    definition: anew,
    valid: anew,
    statistics: ({ from, to }) => settings(to, from.attrs.statistics),
    comment: alterOwned.comment,
  },
  position: 'unordered',
}

function anew({ to, world }: Change<Index>): Recreate {
  return { recreate: [to.key, ...twinsBelow(to, world), ...keysOnIt(to, world).map(({ key }) => key)] }
}

function concurrent(fact: Index, world: World): boolean {
  return (
    there(fact, world) &&
    !fact.parent?.startsWith('materialized_view') &&
    factAt(world.from.facts, tableKey(fact), 'table')?.attrs.partitionBy === null
  )
}

function filledNow(fact: Index, world: World): boolean {
  return !there(fact, world) && factAt(world.to.facts, fact.parent, 'materialized_view')?.attrs.populated === true
}

/** The index, with what partitions have of their own below it. */
function whole(fact: Index, world: World): readonly Draft[] {
  const { before, after } = partsOf(fact, world)
  return [
    ...before,
    {
      ...build(fact, world),
      makes: [fact.key],
      needs: [...keysBelow(tableKey(fact), world.to.facts), ...leaving(tableKey(fact), world)],
      awaits: twinsBelow(fact, world),
    },
    ...after,
  ]
}

/** Keys that partitions have of their own: the server attaches what is there already. */
function keysBelow(key: Key, facts: Facts): readonly Key[] {
  const table = factAt(facts, key, 'table')
  return (table ? partitionsOf(table, facts) : []).flatMap((partition) =>
    childrenOf(facts, partition.key).flatMap((child) => (/^[pu]$/.test(factAt(facts, child.key, 'constraint')?.attrs.type ?? '') ? [child.key] : [])),
  )
}

function build(fact: Index, world: World): Draft {
  const { definition, valid } = fact.attrs
  // An index of a partitioned table that is not valid is one that not every partition has.
  if (!valid && factAt(world.to.facts, tableKey(fact), 'table')?.attrs.partitionBy != null) return ddl(only(definition))
  if (concurrent(fact, world)) return alone(concurrently(definition), [scan(`reads ${fact.name.slice(0, 2).join('.')} to build ${fact.name[2]}`)])
  // A materialized view is filled when it is made.
  const hazards = filledNow(fact, world)
    ? [scan(`reads ${fact.name.slice(0, 2).join('.')} to build ${fact.name[2]}`)]
    : there(fact, world)
      ? [
          scan(`reads ${fact.name.slice(0, 2).join('.')} to build ${fact.name[2]}`),
          blocking(`holds off writers of ${fact.name.slice(0, 2).join('.')} while it builds`),
        ]
      : []
  return ddl(definition, hazards)
}

export function settings(fact: Index | Of<'partition_index'>, from: Readonly<Record<string, string>>): readonly Draft[] {
  const numbers = [...new Set([...Object.keys(from), ...Object.keys(fact.attrs.statistics)])].filter(
    (number) => from[number] !== fact.attrs.statistics[number],
  )
  return numbers.map((number) => ddl(`ALTER INDEX ${nameOf(fact)} ALTER COLUMN ${number} SET STATISTICS ${fact.attrs.statistics[number] ?? -1}`))
}
