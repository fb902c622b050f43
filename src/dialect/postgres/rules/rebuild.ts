// Tables that no ALTER can turn into what is wanted, because it is how they are partitioned that changes, or what they have from the
// parents that they inherit from: they move out of the way as they are, into a schema of their own, are made anew, and get their rows back. Until the old one is dropped it is whole.
import { childrenOf, keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id, literal, qualified } from '../quote.js'
import { keepsValues } from '../type.js'
import { bornBelow } from './lineage.js'
import { valueAs } from './retype.js'
import { blocking, ddl, loss, nameOf, spoken, type Of } from './draft.js'
import { oldTypeKey, takesNew } from './type.js'

type Table = Of<'table'>
type Column = Of<'column'>

/** The table that is made anew with its rows and takes this one along: itself, or the one above it that it is a partition of. */
export function rebuilt(fact: Pick<Fact, 'key'>, world: World): Table | undefined {
  const answers = known.get(world) ?? new Map<Key, Table | undefined>()
  known.set(world, answers)
  if (!answers.has(fact.key)) answers.set(fact.key, rebuiltNow(fact, world))
  return answers.get(fact.key)
}

const known = new WeakMap<World, Map<Key, Table | undefined>>()

function rebuiltNow(fact: Pick<Fact, 'key'>, world: World): Table | undefined {
  const table = factAt(world.from.facts, fact.key, 'table')
  if (!table) return undefined
  const parent = table.attrs.partitionOf ? factAt(world.from.facts, keyOf('table', table.attrs.partitionOf.parent), 'table') : undefined
  return (parent && rebuilt(parent, world)) ?? (torn(table, world) && staysTogether(table, world) ? table : undefined)
}

/** Whether the way a table is partitioned changes, or a column goes or becomes another that rows are told apart by, at any depth. */
function torn(table: Table, world: World): boolean {
  const after = factAt(world.to.facts, table.key, 'table')
  if (!after) return false
  if (!sameValue(table.attrs.partitionBy, after.attrs.partitionBy)) return true
  if (bornBelow(table, after, world) || underRebuilt(table, world)) return !hasForeignHeirs(table, world)
  const own = columnsOf(table, world.from.facts).filter((column) => !column.attrs.inherited)
  const changed = own.filter((column) => {
    const now = factAt(world.to.facts, column.key, 'column')
    return (
      !now ||
      now.attrs.type !== column.attrs.type ||
      now.attrs.collation !== column.attrs.collation ||
      column.needs.some((need) => takesNew(need, world))
    )
  })
  if (changed.length === 0) return false
  const family = [table, ...partitionsOf(table, world.from.facts)].filter(({ key }) => world.to.facts.has(key))
  return family.some(({ attrs }) => changed.some(({ name }) => mentions(attrs.partitionBy, name[2] ?? '')))
}

/** Whether a parent is made anew: its heirs would hold on to the old one. */
function underRebuilt({ attrs }: Table, world: World): boolean {
  return attrs.inherits.some((parent) => rebuilt({ key: keyOf('table', parent) }, world) !== undefined)
}

/** Whether foreign tables inherit from this one: they cannot be made anew with it, for their rows are elsewhere. */
function hasForeignHeirs({ name }: Table, world: World): boolean {
  return [world.from, world.to].some(({ facts }) =>
    [...facts.keys()].some((key) => factAt(facts, key, 'foreign_table')?.attrs.inherits.some((parent) => sameValue(parent, name))),
  )
}

/** Whether a partition key may name a column: a word too many only has a table made anew that could have been altered. */
function mentions(partitionBy: string | null, column: string): boolean {
  const words: readonly string[] = partitionBy?.match(/"(?:[^"]|"")*"|[\w$]+/g) ?? []
  return words.includes(id(column))
}

/** Whether what is a partition below the table stays one below it, or goes: rows then have one place to go back to. */
function staysTogether(table: Table, world: World): boolean {
  const after = new Set(partitionsOf(table, world.to.facts).map(({ key }) => key))
  return partitionsOf(table, world.from.facts).every(({ key }) => after.has(key) || !world.to.facts.has(key))
}

/** The partitions of a table, at any depth. */
export function partitionsOf(table: Table, facts: Facts): readonly Table[] {
  return (directOf(facts).get(table.key) ?? []).flatMap((each) => [each, ...partitionsOf(each, facts)])
}

/** Tables that are partitions below this one no more: what all of its partitions get does not fit them. */
export function leaving(table: Key, { from, to }: World): readonly Key[] {
  const [before, after] = [from, to].map(({ facts }) => factAt(facts, table, 'table'))
  if (!before || !after) return []
  const stay = new Set(partitionsOf(after, to.facts).map(({ key }) => key))
  return partitionsOf(before, from.facts).flatMap(({ key }) => (to.facts.has(key) && !stay.has(key) ? [key] : []))
}

const direct = new WeakMap<Facts, ReadonlyMap<Key, readonly Table[]>>()

/** The partitions that each table is parted into. */
export function directOf(facts: Facts): ReadonlyMap<Key, readonly Table[]> {
  let index = direct.get(facts)
  if (!index) {
    const made = new Map<Key, Table[]>()
    for (const { key } of facts.values()) {
      const table = factAt(facts, key, 'table')
      if (!table?.attrs.partitionOf) continue
      const parent = keyOf('table', table.attrs.partitionOf.parent)
      made.set(parent, [...(made.get(parent) ?? []), table])
    }
    index = made
    direct.set(facts, index)
  }
  return index
}

/** Whether the relation a fact belongs to was there before and stays: then it may hold rows and have users. */
export function there(fact: Fact, world: World): boolean {
  const name = fact.name.slice(0, 2)
  if (rebuilt({ key: keyOf('table', name) }, world)) return false
  return (['table', 'materialized_view', 'foreign_table'] as const).some((kind) =>
    [world.from, world.to].every(({ facts }) => facts.has(keyOf(kind, name))),
  )
}

function columnsOf(table: Fact, facts: Facts): readonly Column[] {
  return childrenOf(facts, table.key).flatMap((child) => factAt(facts, child.key, 'column') ?? [])
}

/** The schema that an old table, or partitions of it from another schema, wait in with indexes and sequences under the names they have. */
function shelf({ name }: Fact, from = name[0] ?? ''): string {
  const words = from === name[0] ? name : [from, ...name]
  return id(`${words.join('_').slice(0, 50)}__old`)
}

/** In place of the DROP of a table that `root` takes along. */
export function away(fact: Table, root: Table, world: World): readonly Draft[] {
  const { partitionOf } = fact.attrs
  const place = shelf(root, fact.name[0])
  const move = ddl(
    `ALTER TABLE ${nameOf(fact)} SET SCHEMA ${place}`,
    fact.key === root.key
      ? [
          { code: 'rebuild', message: `makes ${spoken(fact)} anew and copies its rows` },
          blocking(`nobody can use ${spoken(fact)} until its rows are copied`),
        ]
      : [{ code: 'rebuild', message: `makes ${spoken(fact)} anew with ${spoken(root)}` }],
    { unmakes: [fact.key, ...(fact.provides ?? [])] },
  )
  const leaves = fact.key === root.key && partitionOf !== null && world.from.facts.has(keyOf('table', partitionOf.parent))
  return [
    ddl(`CREATE SCHEMA IF NOT EXISTS ${place}`),
    ...fact.attrs.inherits.map((parent) => ddl(`ALTER TABLE ${nameOf(fact)} NO INHERIT ${qualified(...parent)}`)),
    ...(leaves ? [ddl(`ALTER TABLE ${qualified(...partitionOf.parent)} DETACH PARTITION ${nameOf(fact)}`)] : []),
    move,
  ]
}

/** Fills a table that was made anew, once all its partitions are there, and drops the old one. */
export function filled(fact: Table, world: World): readonly Draft[] {
  const root = rebuilt(fact, world)
  if (root?.key !== fact.key) return []
  const old = `${shelf(root)}.${id(fact.name[1] ?? '')}`
  const before = new Map(columnsOf(root, world.from.facts).map((column) => [column.key, column]))
  const columns = columnsOf(fact, world.to.facts).filter(({ key, attrs }) => before.has(key) && attrs.generated === null)
  const values = columns.map((column) => converted(before.get(column.key) as Column, column, world))
  const names = columns.map(({ name }) => id(name[2] ?? '')).join(', ')
  const family = [root, ...partitionsOf(root, world.from.facts)]
  const places = [...new Set(family.map(({ name }) => shelf(root, name[0])))]
  const needs: Key[] = partitionsOf(fact, world.to.facts).map(({ key }) => key)
  const rows = rowsKey(fact)
  const fits: Hazard = {
    code: 'rebuild',
    message: `copies the rows of ${spoken(fact)}; fails where ${fact.attrs.inherits.length > 0 ? 'a value does not fit' : 'one fits no partition or a value not'} the new type`,
  }
  const copied: Hazard = { code: 'rebuild', message: `drops the old ${spoken(fact)}, whose rows were copied` }
  return [
    ...(root.attrs.forceRowSecurity ? [ddl(`ALTER TABLE ${old} NO FORCE ROW LEVEL SECURITY`)] : []),
    ...(columns.length === 0
      ? []
      : [
          ddl(
            `INSERT INTO ${nameOf(fact)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values.join(', ')} FROM ${old}`,
            [fits, ...cut(columns, before)],
            { needs, makes: [rows] },
          ),
        ]),
    ...columns.flatMap((column) => numbered(before.get(column.key) as Column, column, root, rows)),
    ddl(
      `DROP TABLE ${old}`,
      columns.length === 0 ? [loss(`drops ${spoken(fact)} with its rows: no column of it stays`)] : [copied, ...left(before, world)],
      { makes: [rows], frees: usedBy(family, world) },
    ),
    ...places.map((place) => ddl(`DROP SCHEMA ${place}`, [], { makes: [rows] })),
  ]
}

/** What tables need, and everything on them, by the names that it has in the end. */
function usedBy(tables: readonly Fact[], world: World): readonly Key[] {
  const { facts } = world.from
  const under = (fact: Fact): readonly Fact[] => [fact, ...childrenOf(facts, fact.key).flatMap(under)]
  const all = tables.flatMap(under)
  const own = new Set(all.flatMap(({ key, provides = [] }) => [key, ...provides]))
  const needs = [...new Set(all.flatMap(({ needs }) => needs))].filter((need) => !own.has(need))
  return [...needs, ...needs.flatMap((need) => (takesNew(need, world) ? [oldTypeKey(facts.get(need) as Fact)] : []))]
}

/** There once a table that was made anew has its rows. */
export function rowsKey({ name }: Pick<Fact, 'name'>): Key {
  return keyOf('rows', name)
}

function cut(columns: readonly Column[], before: ReadonlyMap<Key, Column>): readonly Hazard[] {
  return columns.flatMap((column) => {
    const was = before.get(column.key)?.attrs.type ?? column.attrs.type
    return keepsValues(was, column.attrs.type) ? [] : [loss(`values of ${spoken(column)} may be rounded or cut: ${was} → ${column.attrs.type}`)]
  })
}

/** What no column of the new table takes. */
function left(before: ReadonlyMap<Key, Column>, { to }: World): readonly Hazard[] {
  return [...before.values()].flatMap((column) =>
    column.attrs.generated || to.facts.has(column.key) ? [] : [loss(`drops column ${spoken(column)} with its values`)],
  )
}

/** An old column's value as one of the new column. */
function converted(from: Column, to: Column, world: World): string {
  return valueAs(from, to, world) ?? id(to.name[2] ?? '')
}

/** An identity column counts on from where it was. */
function numbered(from: Column, to: Column, root: Table, rows: Key): readonly Draft[] {
  const [before, after] = [from.attrs.identity, to.attrs.identity]
  if (before === null || after === null) return []
  const sequence = literal(qualified(to.name[0] ?? '', after.sequence))
  return [ddl(`SELECT setval(${sequence}, last_value, is_called) FROM ${shelf(root)}.${id(before.sequence)}`, [], { makes: [rows] })]
}
