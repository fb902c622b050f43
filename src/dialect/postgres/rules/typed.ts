// Tables of a composite type. Their columns are the type's, and while they are no column of theirs comes, goes or changes by itself:
// they are taken from the type while it changes, changed like any other table, and given back to it.
import { keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Change, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { qualified } from '../quote.js'
import { ddl, nameOf, type Of } from './draft.js'
import { columnKeys } from './lineage.js'

type Table = Of<'table'>

/** The statements that change a type's attributes, between those that take tables from it and give them back. */
export function apartFromTables(type: Of<'composite'>, drafts: readonly Draft[], world: World): readonly Draft[] {
  const tables = [...world.from.facts.keys()].flatMap((key) => {
    const table = factAt(world.from.facts, key, 'table')
    return table && typeOf(table, world.from.facts)?.key === type.key && world.to.facts.has(key) ? [table] : []
  })
  const stay = tables
    .flatMap(({ key }) => factAt(world.to.facts, key, 'table') ?? [])
    .filter((table) => typeOf(table, world.to.facts)?.key === type.key)
  const free = tables.map(({ key }) => untypedKey(key))
  return [
    ...stay.map((table) => untyped(table)),
    ...drafts.map((draft) => ({ ...draft, needs: [...(draft.needs ?? type.needs), ...free] })),
    ...stay.map((table) => ofType(table, world)),
  ]
}

/** What leads to another type, to one or to none. */
export function changeType({ from, to, world }: Change<Table>): readonly Draft[] {
  return [...(from.attrs.ofType === null ? [] : [untyped(to)]), ...(to.attrs.ofType === null ? [] : [ofType(to, world)])]
}

function untyped(table: Table): Draft {
  return ddl(`ALTER TABLE ${nameOf(table)} NOT OF`, [], { makes: [untypedKey(table.key)] })
}

function ofType(table: Table, { from, to }: World): Draft {
  const before = factAt(from.facts, table.key, 'table')
  return ddl(`ALTER TABLE ${nameOf(table)} OF ${table.attrs.ofType}`, [], {
    needs: [...table.needs, ...columnKeys(table, to.facts)],
    awaits: before ? columnKeys(before, from.facts).filter((key) => !to.facts.has(key)) : [],
  })
}

/** Statements about a column, once its table is of no type. `needs`: what those need that do not say so. */
export function whileUntyped(fact: Fact, drafts: readonly Draft[], world: World, needs: readonly Key[] = []): readonly Draft[] {
  const { parent } = fact
  if (parent === undefined || !isWaiting(parent, world)) return drafts
  return drafts.map((draft) => ({ ...draft, needs: [...(draft.needs ?? needs), untypedKey(parent)] }))
}

/** Whether a table is of a type whose attributes change, or was and is no more. */
function isWaiting(key: Key, { from, to }: World): boolean {
  const [before, after] = [factAt(from.facts, key, 'table'), factAt(to.facts, key, 'table')]
  if (!before || !after || before.attrs.ofType === null) return false
  if (before.attrs.ofType !== after.attrs.ofType) return true
  const [was, is] = [typeOf(before, from.facts), typeOf(after, to.facts)]
  return was !== undefined && is !== undefined && !sameValue(shape(was), shape(is))
}

function shape({ attrs }: Of<'composite'>) {
  return attrs.attributes.map(({ name, type, collation }) => [name, type, collation])
}

function typeOf({ attrs, needs }: Table, facts: Facts): Of<'composite'> | undefined {
  return needs.flatMap((need) => factAt(facts, need, 'composite') ?? []).find(({ name }) => qualified(...name) === attrs.ofType)
}

/** There once a table is of no type that it is to be of. */
function untypedKey(table: Key): Key {
  return keyOf('untyped', [table])
}
