// Parents and heirs: what a table has from its parents, and what becomes of it when it gets one or leaves one.
import { childrenOf, keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Answer, Change, Refusal, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { withoutNames } from '../index-text.js'
import { handedIn, type Handed } from '../introspect/handed.js'
import { factAt } from '../model.js'
import { id, qualified } from '../quote.js'
import { dropped } from './column.js'
import { attachedNow, heir, notByParentAlone } from './heirs.js'
import { nameNotNull } from './not-null.js'
import { rebuilt } from './rebuild.js'
import { ddl, nameOf, spoken, tableKey, type Of } from './draft.js'

type Table = Of<'table'>

/** What leads to other parents that a table inherits from. */
export function inherit({ from, to, world }: Change<Table>): Answer {
  const root = rebuilt(to, world)
  if (root) return { recreate: [root.key] }
  const alone = columnByParentAlone(to, world)
  if (alone) return notByParentAlone(alone)
  const check = checkByParentAlone(from, to, world)
  if (check) return check
  const leaves = from.attrs.inherits
    .filter((parent) => !has(to, parent))
    .flatMap((parent) =>
      underOtherNames(
        parent,
        to,
        world,
        ddl(`ALTER TABLE ${nameOf(to)} NO INHERIT ${qualified(...parent)}`, [], {
          frees: handedChecks(from, world.from.facts).map((check) => check.key),
        }),
      ),
    )
  const joins = to.attrs.inherits
    .filter((parent) => !has(from, parent))
    .map((parent) =>
      ddl(`ALTER TABLE ${nameOf(to)} INHERIT ${qualified(...parent)}`, [], {
        needs: [keyOf('table', parent), ...columnKeys(to, world.to.facts)],
        awaits: partsOf(parent, world.from.facts),
      }),
    )
  const left = leftBehind(from, to, world)
  return childrenOf(world.to.facts, to.key).some((each) => passesOn(each, world)) ? [...joins, ...leaves, ...left] : [...leaves, ...left, ...joins]
}

/**
 * Whether a column goes from one parent to another as it is: the table gets the new one before it leaves the old one, or the column
 * would be its own from then on.
 */
function passesOn({ key, parent }: Fact, { from, to }: World): boolean {
  const [before, after] = [factAt(from.facts, key, 'column'), factAt(to.facts, key, 'column')]
  const table = factAt(from.facts, parent, 'table')
  if (!before?.attrs.inherited || !after?.attrs.inherited || !table || !attachedNow(after, { from, to })) return false
  const same = (['type', 'collation', 'notNull', 'generated'] as const).every((name) => sameValue(before.attrs[name], after.attrs[name]))
  return same && table.attrs.partitionOf === null && handedChecks(table, from.facts).length === 0
}

/** A table has to have the columns of a parent that it gets, and then they are its own for good. */
function columnByParentAlone(to: Table, world: World): Fact | undefined {
  if (to.attrs.inherits.length === 0) return undefined
  return childrenOf(world.to.facts, to.key).find(
    (each) => factAt(world.to.facts, each.key, 'column')?.attrs.inherited && attachedNow(each, world) && !passesOn(each, world),
  )
}

/**
 * Whether a table has from its parents what only one that is made below them has: columns and checks that are not its own,
 * columns that are its own beside theirs, the parents in this order.
 */
export function bornBelow(from: Table, to: Table, world: World): boolean {
  if (to.attrs.inherits.length === 0) return false
  const order = [...from.attrs.inherits.filter((parent) => has(to, parent)), ...to.attrs.inherits.filter((parent) => !has(from, parent))]
  const ownerOf = (key: Key) => [world.from, world.to].map(({ facts }) => factAt(facts, key, 'column')?.attrs.inherited)
  const changesHands = childrenOf(world.to.facts, to.key).some(({ key }) => {
    const [before, after] = ownerOf(key)
    return before !== undefined && after !== undefined && before !== after && heir(world.to.facts.get(key) as Of<'column'>, world)
  })
  return (
    !sameValue(order, to.attrs.inherits) ||
    changesHands ||
    columnByParentAlone(to, world) !== undefined ||
    checkByParentAlone(from, to, world) !== undefined
  )
}

/** A table has to have the checks of a parent that it gets, and then they are its own for good. */
function checkByParentAlone(from: Table, to: Table, { to: { facts } }: World): Refusal | undefined {
  const handedBy = (inherits: Table['attrs']['inherits']) => handedChecks({ ...to, attrs: { ...to.attrs, inherits } }, facts)
  const before = handedBy(to.attrs.inherits.filter((parent) => has(from, parent))).map(nameIn)
  const check = handedBy(to.attrs.inherits.filter((parent) => !has(from, parent))).find(
    (each) => !before.includes(nameIn(each)) && !facts.has(keyOf('constraint', [...to.name, nameIn(each)])),
  )
  return (
    check && {
      refuse: `PostgreSQL cannot leave check ${nameIn(check)} of ${spoken(to)} to a parent that the table had not from the start`,
      wayOut: 'Declare the check in the table as well as in its parent, then plan again.',
    }
  )
}

/**
 * Checks of the table's own wait under other names while it leaves a parent that has checks of their names for itself alone.
 * UNTIL PostgreSQL 15 is dropped: it takes such a pair for a broken catalogue.
 */
function underOtherNames(parent: readonly string[], to: Table, world: World, leaves: Draft): readonly Draft[] {
  const names = childrenOf(world.from.facts, keyOf('table', parent)).flatMap((child) => {
    const check = factAt(world.from.facts, child.key, 'constraint')
    const [own, kept] = [world.from, world.to].map(({ facts }) => factAt(facts, keyOf('constraint', [...to.name, nameIn(child)]), 'constraint'))
    const stays = own?.attrs.type === 'c' && own.attrs.definition === kept?.attrs.definition
    return stays && check?.attrs.definition.endsWith(' NO INHERIT') ? [nameIn(child)] : []
  })
  const rename = (from: string, name: string) => ddl(`ALTER TABLE ${nameOf(to)} RENAME CONSTRAINT ${id(from)} TO ${id(name)}`)
  const aside = (name: string) => `${name.slice(0, 50)}__own`
  return [...names.map((name) => rename(name, aside(name))), leaves, ...names.map((name) => rename(aside(name), name))]
}

/** What a table keeps when it leaves a parent, and should not have: the server makes it its own. */
export function leftBehind(from: Table, to: Table, world: World): readonly Draft[] {
  const left = parents(from).filter((parent) => !parents(to).some((each) => each.join('.') === parent.join('.')))
  if (left.length === 0) return []
  const kept = new Set(
    handedChecks(
      { ...from, attrs: { ...from.attrs, partitionOf: null, inherits: parents(from).filter((parent) => !left.includes(parent)) } },
      world.from.facts,
    ).map(nameIn),
  )
  const own = (check: Of<'constraint'>) => keyOf('constraint', [...to.name, nameIn(check)])
  const checks = handedChecks(from, world.from.facts).filter(
    (check) => !kept.has(nameIn(check)) && factAt(world.to.facts, own(check), 'constraint')?.attrs.definition !== check.attrs.definition,
  )
  const goesAbove = (check: Of<'constraint'>) =>
    world.to.facts.has(tableKey(check)) && factAt(world.to.facts, check.key, 'constraint')?.attrs.definition !== check.attrs.definition
  const checkDrops = checks.map((check) =>
    ddl(`ALTER TABLE ${nameOf(to)} DROP CONSTRAINT ${goesAbove(check) ? 'IF EXISTS ' : ''}${id(nameIn(check))}`, [], { unmakes: [own(check)] }),
  )
  const parted = from.attrs.partitionOf !== null && left.includes(from.attrs.partitionOf.parent) ? settled(to, world) : []
  // What is made of others goes before them.
  const columns = [...childrenOf(world.from.facts, from.key)].sort((a, b) => Number(b.attrs.generated != null) - Number(a.attrs.generated != null))
  const columnDrops = columns.flatMap((column) => {
    const above = parents(from).filter((parent) => world.from.facts.has(keyOf('column', [...parent, column.name[2] ?? ''])))
    const stays =
      column.kind !== 'column' ||
      (world.to.facts.has(column.key) && !becomesGenerated(column, world)) ||
      above.length === 0 ||
      above.some((parent) => !left.includes(parent))
    if (stays) return []
    // A parent that drops it as well may do so first, and then it is gone from here.
    const twice = above.some(
      (parent) => world.to.facts.has(keyOf('table', parent)) && !world.to.facts.has(keyOf('column', [...parent, column.name[2] ?? ''])),
    )
    return dropped(column, world, twice).map((draft, i) => (i === 0 ? { ...draft, unmakes: [column.key, ...(draft.unmakes ?? [])] } : draft))
  })
  return [...parted, ...checkDrops, ...columnDrops, ...renamed(to, left, world)]
}

/** Whether a column is made anew, because the server gives none that is there an expression to follow. */
function becomesGenerated({ key }: Fact, { from, to }: World): boolean {
  const [before, after] = [factAt(from.facts, key, 'column'), factAt(to.facts, key, 'column')]
  return after?.attrs.generated != null && !sameValue(before?.attrs.generated ?? null, after.attrs.generated)
}

/** Not-null constraints that parents handed down, where either side has a name that somebody gave. */
function renamed(to: Table, left: readonly (readonly string[])[], { from, to: { facts } }: World): readonly Draft[] {
  return childrenOf(facts, to.key).flatMap((child) => {
    const column = factAt(facts, child.key, 'column')
    const above = left.flatMap((parent) => factAt(from.facts, keyOf('column', [...parent, child.name[2] ?? '']), 'column') ?? [])
    const handed = above.filter(({ attrs }) => attrs.notNull)
    const named = [column, ...handed].some((each) => each !== undefined && each.attrs.notNullName !== null)
    return column?.attrs.notNull && handed.length > 0 && named ? [nameNotNull(column)] : []
  })
}

/** The name of a part within its table. */
export function nameIn(fact: Fact): string {
  return fact.name[2] ?? ''
}

function parents({ attrs }: Table): readonly (readonly string[])[] {
  return [...(attrs.partitionOf ? [attrs.partitionOf.parent] : []), ...attrs.inherits]
}

/** Whoever gets a parent has to have its columns first. */
export function columnKeys(fact: Table, facts: Facts): readonly Key[] {
  return childrenOf(facts, fact.key).flatMap((child) => (child.kind === 'column' ? [child.key] : []))
}

/** What a parent asks of whoever becomes its heir, as long as it has it: columns and checks, its own and those handed down to it. */
export function partsOf(parent: readonly string[], facts: Facts): readonly Key[] {
  const table = factAt(facts, keyOf('table', parent), 'table')
  if (!table) return []
  const checks = [...childrenOf(facts, table.key), ...handedChecks(table, facts)].filter(({ kind }) => kind === 'constraint')
  return [...columnKeys(table, facts), ...checks.map(({ key }) => key)]
}

/** Checks that a table has from its parents: a partition has to have them before it can be attached. */
export function handedChecks(fact: Table, facts: Facts): readonly Of<'constraint'>[] {
  return parents(fact).flatMap((name) => {
    const parent = factAt(facts, keyOf('table', name), 'table')
    if (!parent) return []
    const own = childrenOf(facts, parent.key).flatMap((child) => factAt(facts, child.key, 'constraint') ?? [])
    return [...own.filter(({ attrs }) => attrs.type === 'c' && !/ NO INHERIT$/.test(attrs.definition)), ...handedChecks(parent, facts)]
  })
}

/** Whether a table that leaves a parent in this plan keeps, as its own, a part that its parent handed down. */
export function keptFromParent(fact: Fact, world: World): boolean {
  const [before, after] = [factAt(world.from.facts, tableKey(fact), 'table'), factAt(world.to.facts, tableKey(fact), 'table')]
  if (!before || !after || world.from.facts.has(fact.key)) return false
  const left = parents(before).filter((parent) => !parents(after).some((each) => each.join('.') === parent.join('.')))
  const checks = handedChecks({ ...before, attrs: { ...before.attrs, partitionOf: null, inherits: left } }, world.from.facts)
  if (checks.some((check) => nameIn(check) === nameIn(fact) && check.attrs.definition === fact.attrs.definition)) return true
  return before.attrs.partitionOf !== null && after.attrs.partitionOf === null && inherited(after, world).some(({ as }) => as?.key === fact.key)
}

/** A foreign key that a parent handed down goes on by the name that it has in the end where the partition gets something by its name. */
export function nameGivenUp(fact: Fact, { from, to }: World): readonly Draft[] {
  const table = factAt(from.facts, tableKey(fact), 'table')
  const [before, after] = [from, to].map((state) =>
    handedIn(state).filter((each) => each.kind === 'constraint' && each.of === null && each.table.join('\0') === fact.name.slice(0, 2).join('\0')),
  )
  const handed = before?.find(({ name }) => name === nameIn(fact))
  const then = after?.find(({ definition }) => definition === handed?.definition)
  if (!table || !handed || !then) return []
  const frees = foreignAbove(handed.definition, table, from.facts)?.key
  return [
    ddl(`ALTER TABLE ${qualified(...handed.table)} RENAME CONSTRAINT ${id(handed.name)} TO ${id(then.name)}`, [], frees ? { frees: [frees] } : {}),
  ]
}

/** The keys and indexes that a partition has from its parent, each with what it becomes when the partition is one no more. */
function inherited(to: Table, world: World): readonly { readonly handed: Handed; readonly as: Fact | undefined }[] {
  const list = handedIn(world.from).filter(({ table }) => table.join('\0') === to.name.join('\0'))
  const free = new Set(childrenOf(world.to.facts, to.key).filter((fact) => !world.from.facts.has(fact.key)))
  const take = (handed: Handed, fits: (fact: Fact) => boolean) => {
    const found = [...free].find(
      (fact) => fact.kind === handed.kind && withoutNames(String(fact.attrs.definition)) === withoutNames(handed.definition) && fits(fact),
    )
    if (found) free.delete(found)
    return found
  }
  const named = new Map(list.map((handed) => [handed, take(handed, (fact) => nameIn(fact) === handed.name)]))
  return list.map((handed) => ({ handed, as: named.get(handed) ?? take(handed, () => true) }))
}

/** Gives what was handed down the name it is to have, and drops what is not wanted. */
function settled(to: Table, world: World): readonly Draft[] {
  const table = factAt(world.from.facts, to.key, 'table') ?? to
  return inherited(to, world).flatMap(({ handed: { kind, name, definition }, as }): readonly Draft[] => {
    const index = qualified(to.name[0] ?? '', name)
    if (!as && kind === 'index') return [ddl(`DROP INDEX ${index}`)]
    if (!as)
      return [
        ddl(`ALTER TABLE ${nameOf(to)} DROP CONSTRAINT ${id(name)}`, [], { frees: foreignAbove(definition, table, world.from.facts)?.needs ?? [] }),
      ]
    if (nameIn(as) === name) return []
    const rename = kind === 'index' ? `ALTER INDEX ${index} RENAME` : `ALTER TABLE ${nameOf(to)} RENAME CONSTRAINT ${id(name)}`
    return [ddl(`${rename} TO ${id(nameIn(as))}`)]
  })
}

/** The foreign key above that a partition has one like this from. */
function foreignAbove(definition: string, table: Table, facts: Facts): Fact | undefined {
  const parent = table.attrs.partitionOf && factAt(facts, keyOf('table', table.attrs.partitionOf.parent), 'table')
  if (!parent) return undefined
  const foreign = childrenOf(facts, parent.key).find(({ attrs }) => attrs.type === 'f' && attrs.definition === definition)
  return foreign ?? foreignAbove(definition, parent, facts)
}

function has(table: Table, parent: readonly string[]): boolean {
  return table.attrs.inherits.some((each) => each.join('.') === parent.join('.'))
}
