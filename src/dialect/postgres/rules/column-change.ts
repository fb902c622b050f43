// From one column to another of the same name.
import { keyOf, sameValue, type Fact, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, Refusal, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { hasTwinBelow } from '../twin.js'
import { choosy, keepsRows, keepsValues, rooted, storedAs, usualStorage } from '../type.js'
import { blocking, changedOptions, changedParameters, comment, ddl, dependants, loss, relation, rewrite, spoken, type Of } from './draft.js'
import { children, divides, eldest, handedDown, handsNotNull, heir, inheritors, notByParentAlone, origin, suitsHeirs } from './heirs.js'
import { identity } from './identity.js'
import { optionsAgain } from './long-values.js'
import { addNotNull, changeNotNull, dropNotNull, primaryBelow } from './not-null.js'
import { rebuilt } from './rebuild.js'
import { valueAs } from './retype.js'
import { becomesPlainFirst, bound, leadingPast } from './type.js'
import { whileUntyped } from './typed.js'

type Column = Of<'column'>

/** All statements that lead from one column to the other; the same list whichever attribute asks. */
export function modify({ from, to, world }: Change<Column>): Answer {
  const root = rebuiltWith(to, world)
  if (root) return { recreate: [root] }
  if (from.attrs.inherited !== to.attrs.inherited && heir(to, world)) {
    if (to.attrs.inherited) return notByParentAlone(to)
    return {
      refuse: `PostgreSQL cannot make column ${spoken(to)} the table's own beside its parent's`,
      wayOut: 'Leave the column out of the table, for its parent declares it, then plan again.',
    }
  }
  const source = to.attrs.inherited ? origin(to, world.to.facts) : undefined
  const before = source && from.attrs.inherited ? world.from.facts.get(source.key) : undefined
  const changed = (name: keyof Column['attrs']) => {
    if (sameValue(from.attrs[name], to.attrs[name])) return false
    return !(source && before && handedDown(to, source, name) && handedDown(from, before, name) && comesFromAbove(source, name, world))
  }
  const [wasGenerated, isGenerated] = [from.attrs.generated, to.attrs.generated]
  if (changed('generated') && isGenerated !== null) return { recreate: [to.key] }
  const alter = `ALTER ${noun(to, world)} ${relation(to)} ALTER COLUMN ${id(to.name[2] ?? '')}`
  const drafts: Draft[] = []
  const recreate: Key[] = []
  if (changed('generated') && wasGenerated !== null) {
    if (children(from, world.from.facts).some((child) => children(child, world.from.facts).length > 0)) return notToGrandchildren(to)
    drafts.push(ddl(`${alter} DROP EXPRESSION`, [], becomesPlainFirst(from, world)))
  }
  if (changed('identity') && to.attrs.identity === null)
    drafts.push(ddl(`${alter} DROP IDENTITY`, [loss(`drops the number that ${spoken(to)} has come to`)], { unmakes: [...(from.provides ?? [])] }))
  if (changed('notNull') && !to.attrs.notNull) {
    drafts.push(...dropNotNull(to, alter, (fact) => children(fact, world.from.facts), world))
    recreate.push(...primaryBelow(inheritors(from, world.from.facts), world))
  }
  const [was, is] = [from.attrs.identity, to.attrs.identity]
  const narrows = was !== null && is !== null && BigInt(is.maximum) < BigInt(was.maximum)
  if (changed('identity') && narrows) drafts.push(...identity(from, to, alter, world))
  if ((from.attrs.type !== to.attrs.type || from.attrs.collation !== to.attrs.collation) && divides(eldest(from, world), world)) {
    return {
      refuse: `PostgreSQL cannot change the type of ${spoken(to)}, by which a table is partitioned`,
      wayOut: 'Write the move by hand with `trueup new`: create a table of the new shape, copy the rows, swap the names, then drop the old one.',
    }
  }
  const holder = changed('type') && !keepsRows(from.attrs.type, to.attrs.type) ? rowHolder(from, world) : undefined
  if (holder) {
    return {
      refuse: `PostgreSQL cannot rewrite ${table(to)} for the new type of ${spoken(to)}: column ${spoken(holder)} has its rows' type`,
      wayOut: `Drop ${spoken(holder)} or give it another type first, then plan again.`,
    }
  }
  if (changed('type') || changed('collation')) {
    const value = noun(to, world) === 'FOREIGN TABLE' ? undefined : valueAs(from, to, world)
    const using = value === undefined ? '' : ` USING ${value}`
    drafts.push(
      ddl(
        `${alter} TYPE ${to.attrs.type}${to.attrs.collation === null ? '' : ` COLLATE ${to.attrs.collation}`}${using}`,
        typeHazards(from, to, world),
      ),
    )
    const heirs = inheritors(from, world.from.facts)
    const keys = [from.key, ...heirs]
    const holders = dependants(world, keys, [...bound, 'column']).filter((fact) => !heirs.includes(fact.key) && !becomesPlain(fact, world))
    const defaults = [...world.from.facts.values()].filter(
      (fact) => fact.kind === 'default' && (fact.parent === from.key || heirs.includes(fact.parent as Key)),
    )
    recreate.push(...[...holders, ...defaults, ...leadingPast(world, keys), ...comparing(keys, world)].map((fact) => fact.key))
  }
  if (from.attrs.type !== to.attrs.type) drafts.push(...optionsAgain(to, world))
  // The server makes these again from its own print, where a list that is cast whole comes out as one of casts; a twin below gets lost in it.
  if (changed('type') || changed('collation'))
    recreate.push(
      ...dependants(world, [from.key, ...inheritors(from, world.from.facts)], ['constraint', 'index'])
        .filter((fact) => /\]\)::/.test(String(fact.attrs.definition)) || handsItsComment(fact, world) || hasTwinBelow(fact, world))
        .map(({ key }) => key),
    )
  if (changed('notNull') && to.attrs.notNull) drafts.push(...addNotNull(to, alter, world))
  // What a parent hands down is changed with the parent's, and what one handed down when the table leaves it.
  else if (from.attrs.notNull && to.attrs.notNull && !handsNotNull(from, world.from.facts) && !handsNotNull(to, world.to.facts))
    drafts.push(...changeNotNull(from, to, alter))
  if (changed('identity') && to.attrs.identity && !narrows) drafts.push(...identity(from, to, alter, world))
  const alone = (name: keyof Column['attrs']) => (goesToHeirs(to, name, world) ? alter : alter.replace(/^ALTER (FOREIGN )?TABLE /, '$&ONLY '))
  // A new type takes storage and compression with it.
  const retyped = from.attrs.type !== to.attrs.type || from.attrs.collation !== to.attrs.collation
  if (changed('storage') || (retyped && to.attrs.storage !== null))
    drafts.push(
      ddl(`${alone('storage')} SET STORAGE ${to.attrs.storage ?? usualStorage(to.attrs.type, world.to.facts, world.to.lists.storages ?? [])}`),
    )
  if (changed('compression') || (retyped && to.attrs.compression !== null))
    drafts.push(ddl(`${alter} SET COMPRESSION ${to.attrs.compression ?? 'default'}`))
  if (changed('statistics')) drafts.push(ddl(`${alone('statistics')} SET STATISTICS ${to.attrs.statistics ?? -1}`))
  if (changed('options')) drafts.push(...changedParameters(from.attrs.options, to.attrs.options).map((clause) => ddl(`${alter} ${clause}`)))
  if (changed('foreignOptions')) drafts.push(ddl(`${alter} ${changedOptions(from.attrs.foreignOptions, to.attrs.foreignOptions)}`))
  if (!sameValue(from.attrs.comment, to.attrs.comment)) drafts.push(comment(`COLUMN ${relation(to)}.${id(to.name[2] ?? '')}`, to.attrs.comment))
  return { recreate, drafts: whileUntyped(to, drafts, world, to.needs) }
}

/** A column that stays and holds rows of the column's table, or of one that has the column from it. */
function rowHolder(column: Fact, world: World): Fact | undefined {
  const { from, to } = world
  const tables = [column, ...inheritors(column, from.facts).flatMap((key) => from.facts.get(key) ?? [])].flatMap(({ parent }) => parent ?? [])
  return dependants(world, tables, ['column']).find(({ key }) => to.facts.get(key)?.needs.some((need) => tables.includes(need)))
}

/** Whether the statement that changes this of a parent's column changes it of the heirs' as well. */
function comesFromAbove(source: Fact, name: string, world: World): boolean {
  if (name === 'compression' || name === 'options' || name === 'foreignOptions') return false
  return (name !== 'storage' && name !== 'statistics') || goesToHeirs(source, name, world)
}

/** Whether all heirs are to have what the server would hand down to them. */
function goesToHeirs(fact: Fact, name: string, world: World): boolean {
  return suitsHeirs(fact, world, (heir) => handedDown(heir, fact, name))
}

/** Foreign keys between columns that both come to be of another type: until the second has it, the two may not compare. */
export function comparing(columns: readonly Key[], world: World): readonly Fact[] {
  const changes = (key: Key) => {
    const [before, after] = [factAt(world.from.facts, key, 'column'), factAt(world.to.facts, key, 'column')]
    if (!before || !after) return false
    const [was, is] = [rooted(before.attrs.type, world.from.facts), rooted(after.attrs.type, world.to.facts)]
    return !sameValue([was.base, was.array, before.attrs.collation], [is.base, is.array, after.attrs.collation])
  }
  return dependants(world, columns, ['constraint']).filter(({ attrs, needs, parent }) => {
    if (attrs.type !== 'f') return false
    const own = needs.filter((need) => world.from.facts.get(need)?.parent === parent)
    const others = needs.filter((need) => factAt(world.from.facts, need, 'column') && !own.includes(need))
    // What refers to its own table may compare any two of its columns.
    return others.length > 0 ? own.some(changes) && others.some(changes) : own.filter(changes).length > 1
  })
}

/** Servers before 18 hand the comment of an index that they make again to those of the partitions, whose it is not. */
export function handsItsComment({ kind, parent, attrs }: Fact, { from }: World): boolean {
  return kind === 'index' && attrs.comment !== '' && factAt(from.facts, parent, 'table')?.attrs.partitionBy != null
}

/** Whether a generated column goes on with the values that it has. */
export function becomesPlain({ key }: Fact, { from, to }: World): boolean {
  return factAt(from.facts, key, 'column')?.attrs.generated != null && factAt(to.facts, key, 'column')?.attrs.generated === null
}

export function typeHazards(from: Column, to: Column, world: World): readonly Hazard[] {
  if (noun(to, world) === 'FOREIGN TABLE') return []
  const hazards: Hazard[] = []
  const [was, is] = [storedAs(from.attrs.type, world.from.facts), storedAs(to.attrs.type, world.to.facts)]
  const looksAtThem = from.attrs.type !== to.attrs.type && choosy(to, world.to.facts)
  if (looksAtThem || (was !== is && !keepsRows(was, is))) {
    const heirs = inheritors(from, world.from.facts).flatMap((key) => world.from.facts.get(key) ?? [])
    hazards.push(...written([to, ...heirs], `for the new type of ${spoken(to)}`))
  }
  if (!keepsValues(was, is)) hazards.push(loss(`values of ${spoken(to)} may be rounded or cut: ${from.attrs.type} → ${to.attrs.type}`))
  return hazards
}

/** ALTER TABLE … DROP EXPRESSION reaches the tables that inherit, and stops where others inherit from those (13 to 18). */
export function notToGrandchildren(fact: Fact): Refusal {
  return {
    refuse: `PostgreSQL cannot make the generated column ${spoken(fact)} a plain one while tables inherit it from those that inherit it`,
    wayOut: 'Write the change by hand with `trueup new`: take the tables below out of their parents, change each by itself, then put them back.',
  }
}

/** The tables of these columns are written anew. */
export function written(columns: readonly Fact[], why: string): readonly Hazard[] {
  const tables = [...new Set(columns.map(table))].join(', ')
  return [rewrite(`rewrites ${tables} ${why}`), blocking(`locks ${tables} while ${columns.length > 1 ? 'they are' : 'it is'} rewritten`)]
}

/** The column's table, as a person says it. */
export function table(fact: Fact): string {
  return fact.name.slice(0, 2).join('.')
}

/** What ALTER calls the column's relation. */
export function noun(fact: Fact, world: World): string {
  const name = fact.name.slice(0, 2)
  return world.to.facts.has(keyOf('foreign_table', name)) || world.from.facts.has(keyOf('foreign_table', name)) ? 'FOREIGN TABLE' : 'TABLE'
}

/** The table that is made anew, and this column with it. */
export function rebuiltWith(fact: Column, world: World): Key | undefined {
  const table = factAt(world.from.facts, fact.parent, 'table')
  return table && rebuilt(table, world)?.key
}
