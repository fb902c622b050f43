// Keys of partitions that are part of a plain index of a table above: neither goes without the other (PostgreSQL, pg_depend
// of the type P), so that they go in one statement and what stays of them is made again.
import { childrenOf, keyOf, type Fact, type Key } from '../../../core/fact.js'
import type { World } from '../../../core/rule.js'
import type { State } from '../../../core/state.js'
import { handedIn } from '../introspect/handed.js'
import { factAt } from '../model.js'
import { sameShape } from '../twin.js'
import { tableKey, type Of } from './draft.js'
import { partitionsOf } from './rebuild.js'

/** Keys of partitions that are part of the index before the change. */
export function keysOnIt({ key }: Fact, { from }: World): readonly Fact[] {
  const { facts } = from
  const index = factAt(facts, key, 'index')
  const table = factAt(facts, index?.parent, 'table')
  if (!index || !table?.attrs.partitionBy) return []
  const handed = handedIn(from).filter(({ of }) => of === key)
  // A partition that has one made for this index has no other as the part of it.
  const free = partitionsOf(table, facts).filter(({ name }) => !handed.some((each) => each.table.join('\0') === name.join('\0')))
  return free.flatMap((partition) => childrenOf(facts, partition.key).filter((child) => child.kind === 'constraint' && sameShape(child, index)))
}

/** The index above that a key is part of before the change, where its table stays below that. */
export function indexOver(fact: Of<'constraint'>, world: World): Key | undefined {
  if (!/^[pu]$/.test(fact.attrs.type)) return undefined
  const above = (key: Key): readonly Key[] => {
    const parent = factAt(world.to.facts, key, 'table')?.attrs.partitionOf?.parent
    return parent ? [keyOf('table', parent), ...above(keyOf('table', parent))] : []
  }
  const indexes = above(tableKey(fact)).flatMap((table) => childrenOf(world.from.facts, table).filter(({ kind }) => kind === 'index'))
  return indexes.find((index) => sameShape(index, fact) && keysOnIt(index, world).some(({ key }) => key === fact.key))?.key
}

/** The name of the index that a partition has for one above which stays, where a key that comes is to be the part of that instead. */
export function partFor(fact: Of<'constraint'>, { from, to }: World): string | undefined {
  const fits = (of: Key) => {
    const [before, after] = [from, to].map(({ facts }) => factAt(facts, of, 'index'))
    return before !== undefined && before.attrs.definition === after?.attrs.definition && sameShape(before, fact)
  }
  const own = (state: State) => handedIn(state).filter(({ kind, table }) => kind === 'index' && table.join('\0') === fact.name.slice(0, 2).join('\0'))
  const part = own(from).find(({ of }) => of !== null && fits(of))
  return part && !own(to).some(({ of }) => of === part.of) ? part.name : undefined
}

/** Whether the index that a key is part of goes, or makes way for what the key becomes. */
export function goesWithIndex(fact: Of<'constraint'>, world: World): boolean {
  const over = indexOver(fact, world)
  const differs = (key: Key, kind: 'constraint' | 'index') => {
    const [before, after] = [world.from, world.to].map(({ facts }) => factAt(facts, key, kind))
    return !after || before?.attrs.definition !== after.attrs.definition
  }
  return over !== undefined && (differs(over, 'index') || differs(fact.key, 'constraint'))
}
