import { assert } from '../../../core/failure.js'
import { childrenOf, sameValue, type Fact, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { traits } from '../engines.js'
import { references } from '../introspect/row.js'
import { factAt, relationKey, type ClickHouseFact } from '../model.js'
import { id, literal } from '../quote.js'
import { settings, spelledDefault } from '../render.js'
import { mayStop, sameRepresentation, widens } from '../type.js'
import { clause, loneClause, loss, rewrite, spoken } from './draft.js'
import { addColumn, addStatistics, afterAdding, membership } from './table.js'

type Column = ClickHouseFact<'column'>

/** Columns. MODIFY COLUMN keeps what it does not mention, so every removal is a clause of its own. */
export const column: Rule<Column> = {
  rank: 30,
  create: (fact, world) => [addColumn(fact, world), ...afterAdding(fact)],
  drop: (fact, world) => {
    const hazards = stored(fact) && traits(owner(fact, world).attrs.engine).holdsRows ? [loss(`drops column ${spoken(fact)} with its values`)] : []
    return [clause(fact.name, `DROP COLUMN ${id(fact.name[2] ?? '', true)}`, hazards)]
  },
  membership: (fact, world) => membership(fact, world, afterAdding(fact).length > 0 ? 'mergeTree' : 'columns'),
  keeps: () => null,
  alter: {
    type: modify,
    default: modify,
    comment: modify,
    codec: modify,
    statistics: modify,
    ttl: modify,
    settings: modify,
  },
  position: modify,
}

/** All clauses that lead from one column to the other; the same list whichever attribute asks. */
function modify(change: Change<Column>): Answer {
  const { from, to, moved, world } = change
  const table = owner(to, world)
  const engine = traits(table.attrs.engine)
  const changed = (name: keyof Column['attrs']) => !sameValue(from.attrs[name], to.attrs[name])
  const others = (['type', 'default', 'codec', 'statistics', 'ttl', 'settings'] as const).some(changed)
  const able = engine.mergeTree || (engine.alterColumns && !(['statistics', 'ttl', 'settings'] as const).some(changed))
  if (!able && (others || moved)) {
    if (!engine.holdsRows) return { recreate: [table.key] }
    return {
      refuse: `ClickHouse cannot change columns of a ${engine.name} table, and ${table.name.join('.')} may hold rows`,
      wayOut:
        'Write the move by hand with `trueup new`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.',
    }
  }
  if (changed('type') && inKey(from, world) && !sameRepresentation(from.attrs.type, to.attrs.type)) {
    return {
      refuse: `ClickHouse cannot change the type of ${spoken(to)}: it is part of a key of its table`,
      wayOut: 'Add a new column and fill it, or write a rebuild of the table by hand with `trueup new`.',
    }
  }
  if ((changed('settings') || changed('codec')) && made(table.attrs.engine, from)) {
    return {
      refuse: `ClickHouse cannot change settings or codec of ${spoken(to)}: the engine of its table works with it`,
      wayOut: 'Keep those that the column has, or write a rebuild of the table by hand with `trueup new`.',
    }
  }
  if (changed('type') && world.to.lists.unconvertible?.includes(to.key) && (stored(from) || stored(to))) {
    // What only one side stores is not converted, but the server wants a conversion all the same.
    if (!stored(from) || !stored(to)) return anew(from, world, `gives ${spoken(to)} another type`)
    return {
      refuse: `ClickHouse has no conversion of ${spoken(to)} from ${from.attrs.type} to ${to.attrs.type}`,
      wayOut: 'Add a column under another name and fill it, or drop this one in one migration and add it again in the next.',
    }
  }
  if (changed('type') && stored(from) && !stored(to) && !sameRepresentation(from.attrs.type, to.attrs.type)) {
    return anew(from, world, `stops storing ${spoken(to)} and gives it another type`)
  }
  if (changed('default') && ephemeral(from) !== ephemeral(to) && (ephemeral(from) || stored(from)))
    return anew(from, world, `changes ${spoken(to)} to or from EPHEMERAL`)
  // Once EPHEMERAL stands alone, an ALTER that gives it an expression is accepted and forgotten (26.7).
  if (changed('default') && from.attrs.default === 'EPHEMERAL') return anew(from, world, `gives EPHEMERAL ${spoken(to)} an expression`)
  const drafts = clauses(change, changed).map((draft) => (engine.holdsRows ? draft : { ...draft, hazards: [] }))
  const projections = changed('type') ? projectionsOver(to, world) : []
  return projections.length > 0 ? { recreate: projections, drafts } : drafts
}

function clauses({ from, to, moved, world }: Change<Column>, changed: (name: keyof Column['attrs']) => boolean): readonly Draft[] {
  const name = id(to.name[2] ?? '', true)
  const drafts: Draft[] = []
  const hazards: Hazard[] = []
  // Statistics may be of a kind that the new type does not have.
  if (changed('statistics') && from.attrs.statistics !== null) drafts.push(loneClause(to.name, `DROP STATISTICS ${name}`))
  const removes = (part: string) => drafts.push(clause(to.name, `MODIFY COLUMN ${name} REMOVE ${part}`))
  const dropsNull = changed('type') && nullable(from) && !nullable(to) && to.attrs.default === null && stored(to)
  if (changed('default') && to.attrs.default === null && !dropsNull) removes(keyword(from))
  if (changed('codec') && to.attrs.codec === null) removes('CODEC')
  if (changed('ttl') && to.attrs.ttl === null) removes('TTL')
  const parts: string[] = []
  if (changed('type') || moved) parts.push(to.attrs.type)
  if (changed('type') && stored(from) && stored(to)) hazards.push(...typeHazards(from, to))
  if (changed('default') && to.attrs.default !== null) {
    parts.push(spelledDefault(to.attrs))
    if (stored(from) && !stored(to)) hazards.push(loss(`${spoken(to)} stops being stored: its values are lost`))
  }
  if (dropsNull) parts.push(`DEFAULT defaultValueOfTypeName(${literal(to.attrs.type)})`)
  if (changed('codec') && to.attrs.codec !== null) parts.push(`CODEC${to.attrs.codec}`)
  if (changed('ttl') && to.attrs.ttl !== null) {
    parts.push(`TTL ${to.attrs.ttl}`)
    hazards.push(
      rewrite(`rewrites parts to which the new TTL of ${spoken(to)} applies`),
      loss(`the new TTL of ${spoken(to)} clears values that are past it, at once`),
    )
  }
  if (parts.length > 0) {
    const text = `MODIFY COLUMN ${name} ${parts.join(' ')}${moved ? placeOf(to, world) : ''}`
    drafts.push(dropsNull ? loneClause(to.name, text, hazards) : clause(to.name, text, hazards))
  }
  if (dropsNull) drafts.push(loneClause(to.name, `MODIFY COLUMN ${name} REMOVE DEFAULT`))
  if (changed('comment')) drafts.push(clause(to.name, `COMMENT COLUMN ${name} ${literal(to.attrs.comment)}`))
  return [...apart(drafts), ...lone(from, to, changed)]
}

/** One ALTER looks at a column as it was before: a second change of it in the same ALTER would take the first one back. */
function apart(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, i) => {
    const { merge, ...single } = draft
    return i > 0 && merge?.clause.startsWith('MODIFY COLUMN') ? single : draft
  })
}

/**
 * No ALTER takes EPHEMERAL away, and one that gives it leaves values in the parts, which no mutation of them gets past (26.7).
 * Dropped and added, unless another column uses it, it comes out right.
 */
function anew(column: Column, world: World, what: string): Answer {
  const uses = [...world.from.facts.values()].find(
    (fact) => holds(fact, column) && fact.needs.includes(column.key) && world.to.facts.get(fact.key)?.needs.includes(column.key),
  )
  if (!uses) return { recreate: [column.key] }
  return {
    refuse: `ClickHouse ${what} only by dropping and adding it, which it refuses as long as ${spoken(uses)} uses it`,
    wayOut: `First generate a migration in which ${spoken(uses)} does not use it, then one that changes it.`,
  }
}

/** Whether the server drops no column that the fact uses, and the fact is not made anew on the way. */
function holds(fact: Fact, column: Column): boolean {
  return fact.parent === column.parent || (fact.kind === 'materialized_view' && fact.attrs.storage !== null)
}

/** Settings and statistics: their grammar reads on past a comma. */
function lone(from: Column, to: Column, changed: (name: keyof Column['attrs']) => boolean): readonly Draft[] {
  const name = id(to.name[2] ?? '', true)
  const drafts: Draft[] = []
  if (changed('settings')) {
    const set = Object.fromEntries(Object.entries(to.attrs.settings).filter(([key, value]) => from.attrs.settings[key] !== value))
    const reset = Object.keys(from.attrs.settings).filter((key) => !(key in to.attrs.settings))
    if (Object.keys(set).length > 0) drafts.push(loneClause(to.name, `MODIFY COLUMN ${name} MODIFY SETTING ${settings(set)}`))
    if (reset.length > 0) drafts.push(loneClause(to.name, `MODIFY COLUMN ${name} RESET SETTING ${reset.map((key) => id(key)).join(', ')}`))
  }
  if (changed('statistics') && to.attrs.statistics !== null) {
    drafts.push(...addStatistics(to))
    drafts.push(
      loneClause(to.name, `MATERIALIZE STATISTICS ${name}`, [rewrite(`builds the statistics of ${spoken(to)} for the parts that are there`)]),
    )
  }
  return drafts
}

function typeHazards(from: Column, to: Column): readonly Hazard[] {
  if (sameRepresentation(from.attrs.type, to.attrs.type)) return []
  const change = `${spoken(to)} from ${from.attrs.type} to ${to.attrs.type}`
  const hazards = [rewrite(`rewrites ${change} in every part`)]
  if (!widens(from.attrs.type, to.attrs.type)) hazards.push(loss(`not every value survives the change of ${change}`))
  if (mayStop(from.attrs.type, to.attrs.type)) {
    hazards.push({
      code: 'blocking',
      message: `a value that cannot be made ${to.attrs.type} stops the change of ${spoken(to)}: reads of it fail then, and later changes of the table wait, until KILL MUTATION and a change back`,
    })
  }
  return hazards
}

function keyword({ attrs }: Column): string {
  return attrs.default?.split(' ')[0] ?? ''
}

function ephemeral(column: Column): boolean {
  return keyword(column) === 'EPHEMERAL'
}

/** Whether the column has values on disk. */
function stored(column: Column): boolean {
  return !['ALIAS', 'EPHEMERAL'].includes(keyword(column))
}

function nullable({ attrs }: Column): boolean {
  return /^(LowCardinality\(|SimpleAggregateFunction\(\w+, )?Nullable\(/.test(attrs.type)
}

function owner(column: Column, world: World): ClickHouseFact<'table'> {
  const table = factAt(world.from.facts, column.parent, 'table')
  assert(table, `${column.key} belongs to no table`)
  return table
}

/** Whether a key or the engine of the table, as it is, is made from the column. */
function inKey(column: Column, world: World): boolean {
  const { attrs } = owner(column, world)
  return made([attrs.partitionBy, attrs.orderBy, attrs.primaryKey, attrs.sampleBy, attrs.engine].join(' '), column)
}

/** Whether the column is named in `text`. */
function made(text: string, column: Column): boolean {
  const own = column.name.slice(0, 2) as unknown as readonly [string, string]
  const columns = new Map([[relationKey(...own), [column.name[2] ?? '']]])
  return references(text, { columns, functions: new Set(), collections: new Set() }, own).includes(column.key)
}

/** Projections that stay and hold the column: the server changes no type under them. */
function projectionsOver(column: Column, world: World): readonly Key[] {
  return childrenOf(world.from.facts, column.parent as Key)
    .filter((fact) => fact.kind === 'projection' && fact.needs.includes(column.key) && world.to.facts.has(fact.key))
    .map((fact) => fact.key)
}

function placeOf(column: Column, world: World): string {
  const siblings = childrenOf(world.to.facts, column.parent as Key).filter((fact) => fact.kind === 'column')
  const before = siblings[siblings.findIndex((fact) => fact.key === column.key) - 1]
  return before ? ` AFTER ${id(before.name[2] ?? '', true)}` : ' FIRST'
}
