// Parents and heirs: what changes when a table becomes a partition or an heir, or is one no more.
import { childrenOf, keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, Refusal, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { Handed } from '../introspect/handed.js'
import { factAt } from '../model.js'
import { id, qualified } from '../quote.js'
import { twinsOf } from '../twin.js'
import { attachedNow, dropped, notByParentAlone } from './column.js'
import { nameNotNull } from './not-null.js'
import { blocking, ddl, nameOf, scan, spoken, tableKey, type Of } from './draft.js'
import { ownIndexes } from './partition_index.js'
import { directOf, there } from './rebuild.js'

type Table = Of<'table'>

export function inherit({ from, to, world }: Change<Table>): Answer {
  const alone = childrenOf(world.to.facts, to.key).find(
    (each) => factAt(world.to.facts, each.key, 'column')?.attrs.inherited && attachedNow(each, world),
  )
  if (alone && to.attrs.inherits.length > 0) return notByParentAlone(alone)
  const check = checkByParentAlone(from, to, world)
  if (check) return check
  return [
    ...from.attrs.inherits
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
      ),
    ...leftBehind(from, to, world),
    ...to.attrs.inherits
      .filter((parent) => !has(from, parent))
      .map((parent) =>
        ddl(`ALTER TABLE ${nameOf(to)} INHERIT ${qualified(...parent)}`, [], {
          needs: [keyOf('table', parent), ...columnKeys(to, world.to.facts)],
          awaits: partsOf(parent, world.from.facts),
        }),
      ),
  ]
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

export function attach({ from, to, world }: Change<Table>): Answer {
  const [before, after] = [from.attrs.partitionOf, to.attrs.partitionOf]
  const returns = returnsToParent(to, world)
  const twins = twinsOf(to.key, world)
  const drafts = [
    // What takes leave of one parent does not wait for the next; what comes back waits for all that its parent hands down.
    ...(before === null
      ? []
      : returns
        ? [{ ...detach(to, before.parent), ...afterParent(to, before.parent, world) }]
        : [{ ...detach(to, before.parent), frees: lost(before.parent, world) }, ...leftBehind(from, to, world)]
    ).map((draft) => ({ needs: [], ...draft })),
    ...(after === null
      ? []
      : [
          ...(returns ? [] : handedChecks(to, world.to.facts)).flatMap((check) => {
            const own = factAt(world.from.facts, keyOf('constraint', [...to.name, check.name[2] ?? '']), 'constraint')
            return own?.attrs.definition === check.attrs.definition && own.attrs.valid
              ? []
              : [
                  ddl(`ALTER TABLE ${nameOf(to)} ADD CONSTRAINT ${id(nameIn(check))} ${check.attrs.definition}`, [scan(`reads ${spoken(to)}`)], {
                    needs: columnKeys(to, world.to.facts),
                  }),
                ]
          }),
          ddl(
            `ALTER TABLE ${qualified(...after.parent)} ATTACH PARTITION ${nameOf(to)} ${after.bound}`,
            [scan(`reads ${spoken(to)} to see that its rows fit`), ...takenFromDefault(to, world)],
            {
              needs: [
                keyOf('table', after.parent),
                ...placesLeft(after.parent, world),
                ...columnKeys(to, world.to.facts),
                // What the parent asks of its columns it asks of theirs.
                ...childrenOf(world.to.facts, keyOf('table', after.parent)).flatMap(({ kind, key }) => (kind === 'column' ? [key] : [])),
                ...handedChecks(to, world.to.facts).map((check) => check.key),
                ...ownIndexes(to.name, world.to.facts).flatMap((part) => (world.from.facts.has(tableKey(part)) ? [part.key] : [])),
              ],
              awaits: [...partsOf(after.parent, world.from.facts), ...boundsFreed(to, world), ...twins],
            },
          ),
        ]),
  ]
  return { recreate: twins, drafts }
}

/** Whether a partition leaves its parent only to come back for other rows: what is handed down reaches it before that. */
function returnsToParent({ key }: Table, { from, to }: World): boolean {
  const [before, after] = [from, to].map(({ facts }) => factAt(facts, key, 'table')?.attrs.partitionOf)
  return before != null && after != null && before.parent.join('.') === after.parent.join('.') && before.bound !== after.bound
}

function placeKey({ name }: Table): Key {
  return keyOf('place', name)
}

/** What partitions of a table leave to come back to another: whoever is new there may take the rows that were for them. */
export function placesLeft(parent: readonly string[], world: World): readonly Key[] {
  const direct = directOf(world.from.facts).get(keyOf('table', parent)) ?? []
  return direct.flatMap((each) => (returnsToParent(each, world) ? [placeKey(each)] : []))
}

/** What is handed down, from whatever height, is there and as it is to be before a partition leaves for a moment. */
function afterParent(to: Table, parent: readonly string[], world: World): Pick<Draft, 'needs' | 'awaits' | 'makes'> {
  const { facts } = world.to
  const above = (table: Table | undefined): readonly Key[] =>
    table
      ? [
          ...columnKeys(table, facts),
          ...above(table.attrs.partitionOf ? factAt(facts, keyOf('table', table.attrs.partitionOf.parent), 'table') : undefined),
        ]
      : []
  return {
    needs: [...above(factAt(facts, keyOf('table', parent), 'table')), ...handedChecks(to, facts).map((check) => check.key)],
    awaits: partsOf(parent, world.from.facts),
    makes: [placeKey(to)],
  }
}

/** The rows that a default partition has already are looked at for those of a partition that comes. */
export function takenFromDefault(fact: Table, world: World): readonly Hazard[] {
  const { partitionOf } = fact.attrs
  if (partitionOf === null) return []
  const rest = (directOf(world.to.facts).get(keyOf('table', partitionOf.parent)) ?? []).find(({ attrs }) => attrs.partitionOf?.bound === 'DEFAULT')
  return rest && rest.key !== fact.key && there(rest, world)
    ? [scan(`reads ${spoken(rest)}; fails where a row of it belongs into ${spoken(fact)}`)]
    : []
}

/** What a table keeps when it leaves a parent, and should not have: the server makes it its own. */
function leftBehind(from: Table, to: Table, world: World): readonly Draft[] {
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

function nameIn(fact: Fact): string {
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

/** What a parent may lose and has handed down, at any height: a partition has to leave before, to keep it or to drop its own. */
function lost(parent: readonly string[], world: World): readonly Key[] {
  const table = factAt(world.from.facts, keyOf('table', parent), 'table')
  const keys = childrenOf(world.from.facts, keyOf('table', parent)).flatMap(({ key, kind }) =>
    kind === 'constraint' || kind === 'index' || kind === 'column' ? [key] : [],
  )
  return table?.attrs.partitionOf ? [...keys, ...lost(table.attrs.partitionOf.parent, world)] : keys
}

function detach(fact: Table, parent: readonly string[]): Draft {
  const locks = blocking(`locks ${parent.join('.')} for a moment`)
  return ddl(`ALTER TABLE ${qualified(...parent)} DETACH PARTITION ${nameOf(fact)}`, [locks], { clears: [boundKey(fact)] })
}

/** There as long as a partition takes its part of the parent's rows. */
function boundKey({ name }: Table): Key {
  return keyOf('bound', name)
}

/** What of a parent's rows is taken until others leave it: a partition that comes may get it. */
export function boundsFreed({ key, attrs: { partitionOf } }: Table, { from, to }: World): readonly Key[] {
  const parent = partitionOf && keyOf('table', partitionOf.parent)
  const before = (parent && directOf(from.facts).get(parent)) ?? []
  const stays = (other: Table) => sameValue(other.attrs.partitionOf, factAt(to.facts, other.key, 'table')?.attrs.partitionOf ?? null)
  return before.flatMap((other) => (other.key === key || stays(other) ? [] : [other.key, boundKey(other)]))
}

/** Foreign keys that lead to a partition only as part of a table that stays: they let go of it when it is detached. */
export function keysLetGo({ key, attrs, name }: Table, world: World): readonly Fact[] {
  if (attrs.partitionOf === null || world.to.facts.has(key)) return []
  return [...(keysTo(world.from.facts).get(key) ?? [])].filter((user) => {
    const after = factAt(world.to.facts, user.key, 'constraint')
    return after?.attrs.definition === user.attrs.definition && !user.attrs.definition.includes(`REFERENCES ${qualified(...name)}(`)
  })
}

const leading = new WeakMap<Facts, ReadonlyMap<Key, ReadonlySet<Of<'constraint'>>>>()

/** Foreign keys by the tables whose columns they need, other than their own. */
function keysTo(facts: Facts): ReadonlyMap<Key, ReadonlySet<Of<'constraint'>>> {
  const found = leading.get(facts)
  if (found) return found
  const made = new Map<Key, Set<Of<'constraint'>>>()
  for (const { key } of facts.values()) {
    const foreign = factAt(facts, key, 'constraint')
    if (foreign?.attrs.type !== 'f') continue
    for (const need of foreign.needs) {
      const column = factAt(facts, need, 'column')
      if (!column || column.parent === foreign.parent || column.parent === undefined) continue
      made.set(column.parent, (made.get(column.parent) ?? new Set()).add(foreign))
    }
  }
  leading.set(facts, made)
  return made
}

/** In place of the DROP of a partition: one that foreign keys lead to is no part of their table any more when it goes. */
export function droppedApart(fact: Table, world: World, drop: Draft): readonly Draft[] {
  const keys = keysLetGo(fact, world)
  if (keys.length === 0) return [drop]
  const reads = [...new Set(keys.map(({ name }) => name.slice(0, 2).join('.')))].map((table) =>
    scan(`reads ${table}; fails where a row of it refers to one of ${spoken(fact)}`),
  )
  const leaves = detach(fact, fact.attrs.partitionOf?.parent ?? [])
  return [
    { ...leaves, hazards: [...leaves.hazards, ...reads] },
    { ...drop, unmakes: [fact.key, ...(drop.unmakes ?? [])] },
  ]
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
    (state.lists.handed ?? [])
      .map((text) => JSON.parse(text) as Handed)
      .filter((each) => each.kind === 'constraint' && each.of === null && each.table.join('\0') === fact.name.slice(0, 2).join('\0')),
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
  const list = (world.from.lists.handed ?? [])
    .map((text) => JSON.parse(text) as Handed)
    .filter(({ table }) => table.join('\0') === to.name.join('\0'))
  const free = new Set(childrenOf(world.to.facts, to.key).filter((fact) => !world.from.facts.has(fact.key)))
  const take = (handed: Handed, fits: (fact: Fact) => boolean) => {
    const found = [...free].find(
      (fact) => fact.kind === handed.kind && shape(String(fact.attrs.definition)) === shape(handed.definition) && fits(fact),
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

/** A definition without the names that differ from table to table. */
function shape(definition: string): string {
  return definition.replace(/^CREATE (UNIQUE )?INDEX .*? ON .*? USING /s, 'CREATE $1INDEX USING ')
}

function has(table: Table, parent: readonly string[]): boolean {
  return table.attrs.inherits.some((each) => each.join('.') === parent.join('.'))
}
