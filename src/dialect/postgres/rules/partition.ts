// Partitions: what changes when a table becomes one, takes another part of the rows, or is one no more.
import { childrenOf, keyOf, sameValue, usersOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id, qualified } from '../quote.js'
import { twinsOf } from '../twin.js'
import { blocking, ddl, nameOf, scan, spoken, tableKey, type Of } from './draft.js'
import { ownIndexes } from './partition_index.js'
import { directOf, there } from './rebuild.js'
import { columnKeys, handedChecks, leftBehind, nameIn, partsOf } from './lineage.js'

type Table = Of<'table'>

/** What leads to another parent that a table is a partition of, to another part of the rows, or to none. */
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

/** What is handed down, from whatever height, is there and as it is to be before a partition leaves for a moment. */
function afterParent(to: Table, parent: readonly string[], world: World): Pick<Draft, 'needs' | 'awaits'> {
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
  }
}

/** There as long as a partition takes its part of the parent's rows. */
function boundKey({ name }: Table): Key {
  return keyOf('bound', name)
}

/** What of a parent's rows is taken until others leave it: a partition that comes may get it. */
export function boundsFreed({ key, attrs: { partitionOf } }: Table, world: World): readonly Key[] {
  const parent = partitionOf && keyOf('table', partitionOf.parent)
  const before = (parent && directOf(world.from.facts).get(parent)) ?? []
  return before.flatMap((other) =>
    other.key === key || staysPartition(other, world) ? [] : [...(held(other, world) ? [] : [other.key]), boundKey(other)],
  )
}

function staysPartition({ key, attrs }: Table, { to }: World): boolean {
  return sameValue(attrs.partitionOf, factAt(to.facts, key, 'table')?.attrs.partitionOf ?? null)
}

/** Whether a partition that goes is in use until somebody has turned to another one that may get its rows. */
function held({ key, attrs }: Table, world: World): boolean {
  const { from, to } = world
  if (attrs.partitionOf === null || to.facts.has(key)) return false
  const arrives = (directOf(to.facts).get(keyOf('table', attrs.partitionOf.parent)) ?? []).some(
    (other) => !sameValue(other.attrs.partitionOf, factAt(from.facts, other.key, 'table')?.attrs.partitionOf ?? null),
  )
  const inside = [key, ...childrenOf(from.facts, key).map((child) => child.key)]
  return arrives && inside.some((each) => usersOf(from.facts, each).some((user) => to.facts.has(user.key)))
}

function detach(fact: Table, parent: readonly string[]): Draft {
  const locks = blocking(`locks ${parent.join('.')} for a moment`)
  return ddl(`ALTER TABLE ${qualified(...parent)} DETACH PARTITION ${nameOf(fact)}`, [locks], { clears: [boundKey(fact)] })
}

/** What a parent may lose and has handed down, at any height: a partition has to leave before, to keep it or to drop its own. */
function lost(parent: readonly string[], world: World): readonly Key[] {
  const table = factAt(world.from.facts, keyOf('table', parent), 'table')
  const keys = childrenOf(world.from.facts, keyOf('table', parent)).flatMap(({ key, kind }) =>
    kind === 'constraint' || kind === 'index' || kind === 'column' ? [key] : [],
  )
  return table?.attrs.partitionOf ? [...keys, ...lost(table.attrs.partitionOf.parent, world)] : keys
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

/** In place of the DROP of a partition: one that foreign keys lead to, or that waits for who uses it, is no part of its table any more when it goes. */
export function droppedApart(fact: Table, world: World, drop: Draft): readonly Draft[] {
  const keys = keysLetGo(fact, world)
  if (keys.length === 0 && !held(fact, world)) return [drop]
  const reads = [...new Set(keys.map(({ name }) => name.slice(0, 2).join('.')))].map((table) =>
    scan(`reads ${table}; fails where a row of it refers to one of ${spoken(fact)}`),
  )
  const leaves = detach(fact, fact.attrs.partitionOf?.parent ?? [])
  return [
    { ...leaves, hazards: [...leaves.hazards, ...reads], unmakes: leaves.clears ?? [] },
    { ...drop, unmakes: [fact.key, ...(drop.unmakes ?? [])] },
  ]
}
