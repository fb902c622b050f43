import { childrenOf, type Fact, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, Refusal, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { keyElements } from '../canonical.js'
import { traits } from '../engines.js'
import { references } from '../introspect/row.js'
import { factAt, relationKey, type ClickHouseFact, type Settings } from '../model.js'
import { id, literal, qualified } from '../quote.js'
import { columnBody, isNested, render, settings, spelledDefault, unflattened } from '../render.js'
import { clause, hiddenSecret, loneClause, loss, rewrite, spoken, statement } from './draft.js'

type Table = ClickHouseFact<'table'>

/** Tables. Rows are never at stake: what ALTER cannot do to a table that may hold rows is refused. */
export const table: Rule<Table> = {
  rank: 20,
  create: (fact, world) => {
    const sql = render(fact, world.to.facts)
    return hiddenSecret(sql, spoken(fact)) ?? [statement(sql, [], { makes: below(world.to.facts, fact.key) })]
  },
  drop: (fact) => [
    statement(`DROP TABLE ${qualified(...fact.name)}`, traits(fact.attrs.engine).holdsRows ? [loss(`drops table ${spoken(fact)}`)] : []),
  ],
  replace: (fact, world) => {
    const sql = render(fact, world.to.facts)
    if (traits(fact.attrs.engine).queue || sql.includes('[HIDDEN]')) return undefined
    return [statement(sql.replace(/^CREATE TABLE/, 'CREATE OR REPLACE TABLE'), [], { makes: [fact.key, ...below(world.to.facts, fact.key)] })]
  },
  keeps: (fact, world) => {
    const before = traits(fact.attrs.engine)
    const after = factAt(world.to.facts, fact.key, 'table')
    if (!before.holdsRows && !(after && traits(after.attrs.engine).holdsRows && before.queue)) return null
    return before.holdsRows ? cannotAlter(`a ${before.name} table`, fact) : null
  },
  withstands: () => true,
  // One that a default asks.
  pins: (_, other) => other.kind === 'dictionary',
  alter: {
    engine: (change) => rebuilt(change, 'engine'),
    partitionBy: (change) => rebuilt(change, 'partition key'),
    primaryKey: (change) => (keepsDerivedKey(change) ? [] : rebuilt(change, 'primary key')),
    orderBy: modifyOrderBy,
    sampleBy: ({ from, to }) =>
      !traits(to.attrs.engine).mergeTree
        ? { recreate: [to.key] }
        : [to.attrs.sampleBy === null ? clause(from.name, 'REMOVE SAMPLE BY') : clause(to.name, `MODIFY SAMPLE BY ${to.attrs.sampleBy}`)],
    ttl: modifyTtl,
    settings: modifySettings,
    comment: ({ to }) =>
      // An ALTER of an alias is one of its target.
      traits(to.attrs.engine).name === 'Alias'
        ? { recreate: [to.key] }
        : [clause(to.name, `MODIFY COMMENT ${literal(to.attrs.comment)}`, [], { needs: [] })],
  },
  position: 'unordered',
}

function below(facts: ReadonlyMap<Key, Fact>, key: Key): readonly Key[] {
  return childrenOf(facts, key).map((child) => child.key)
}

/** The answer for what no ALTER changes: made anew where no rows are at stake, refused where they are. */
function rebuilt({ from, to }: Change<Table>, what: string): Answer {
  if (!traits(from.attrs.engine).holdsRows) return { recreate: [to.key] }
  return cannotAlter(`the ${what} of a table`, to)
}

function cannotAlter(what: string, fact: Table): Refusal {
  return {
    refuse: `ClickHouse cannot change ${what} in place, and ${spoken(fact)} may hold rows`,
    wayOut: `Write the move by hand with \`trueup new\`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.`,
  }
}

/** A primary key that merely follows the sorting key is answered together with it. */
function keepsDerivedKey({ from, to }: Change<Table>): boolean {
  return from.attrs.primaryKey === to.attrs.primaryKey
}

/** https://clickhouse.com/docs/sql-reference/statements/alter/order-by: new parts of the key are new columns without default. */
function modifyOrderBy(change: Change<Table>): Answer {
  const { from, to, world } = change
  if (!traits(to.attrs.engine).mergeTree || !traits(from.attrs.engine).mergeTree) return rebuilt(change, 'sorting key')
  const [before, after] = [keyElements(from.attrs.orderBy ?? ''), keyElements(to.attrs.orderBy ?? '')]
  const primary = keyElements(from.attrs.primaryKey ?? '')
  const columns = addedToKey(before, after).map((element) => addedColumns(element, to, world))
  const prefixStays = primary.every((element, i) => after[i] === element)
  if (from.attrs.primaryKey !== to.attrs.primaryKey) {
    const refusal = cannotAlter('the primary key of a table', to)
    return prefixStays
      ? {
          ...refusal,
          wayOut: `Keep the primary key by writing PRIMARY KEY ${from.attrs.primaryKey} into the table's file; only the sorting key can grow. ${refusal.wayOut}`,
        }
      : refusal
  }
  if (!prefixStays || columns.includes(undefined)) {
    const refusal = cannotAlter('the sorting key of a table this way', to)
    return {
      ...refusal,
      wayOut: `MODIFY ORDER BY can only take elements off the end, and add columns that are added in the same migration and have no default. ${refusal.wayOut}`,
    }
  }
  const added = [...new Set(columns.flatMap((each) => each ?? []))].sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
  const adds = added.map((column) => addColumn(column, world))
  const makes = adds.flatMap((draft) => draft.makes ?? [])
  const text = [...adds.map((draft) => draft.merge?.clause ?? ''), `MODIFY ORDER BY ${to.attrs.orderBy}`].join(',\n    ')
  // On its own: a column that leaves the key can be dropped by a later ALTER only.
  return [loneClause(to.name, text, [], { makes }), ...added.flatMap(afterAdding)]
}

/** The elements of a key that the server takes for new: it goes along both keys, and what differs is new. */
function addedToKey(before: readonly string[], after: readonly string[]): readonly string[] {
  let next = 0
  return after.filter((element) => {
    if (element !== before[next]) return true
    next++
    return false
  })
}

/** The columns an element of a key is made of, if all of them are added by this plan and have no default. */
function addedColumns(element: string, to: Table, world: World): readonly ClickHouseFact<'column'>[] | undefined {
  const own = to.name as readonly [string, string]
  const siblings = childrenOf(world.to.facts, to.key).filter((fact) => fact.kind === 'column')
  const names = siblings.map((fact) => fact.name[2] ?? '')
  const used = references(element, { columns: new Map([[relationKey(...own), names]]), functions: new Set(), collections: new Set() }, own)
  const columns = used.map((key) => factAt(world.to.facts, key, 'column')).filter((column) => column !== undefined)
  const fresh = columns.length > 0 && columns.every((column) => !world.from.facts.has(column.key) && column.attrs.default === null)
  return fresh ? columns : undefined
}

export function addColumn(column: ClickHouseFact<'column'>, world: World): Draft {
  const siblings = childrenOf(world.to.facts, column.parent as Key).filter((fact) => fact.kind === 'column')
  const at = siblings.findIndex((fact) => fact.key === column.key)
  const last = at === siblings.length - 1
  const place = last ? '' : at === 0 ? ' FIRST' : ` AFTER ${id(siblings[at - 1]?.name[2] ?? '', true)}`
  const text = `ADD COLUMN ${id(column.name[2] ?? '', true)} ${columnBody({ ...column.attrs, statistics: null, settings: {}, default: spelledDefault(column.attrs) || null })}${place}`
  const makes = { makes: [column.key] }
  return isNested(column.attrs) ? loneClause(column.name, `${text}\n${unflattened}`, [], makes) : clause(column.name, text, [], makes)
}

export function addStatistics({ name, attrs }: Pick<ClickHouseFact<'column'>, 'name' | 'attrs'>): readonly Draft[] {
  return attrs.statistics === null ? [] : [loneClause(name, `ADD STATISTICS ${id(name[2] ?? '', true)} TYPE ${attrs.statistics.slice(1, -1)}`)]
}

/** What ADD COLUMN reads and then forgets (26.7): statistics and settings are given to the column once it is there. */
export function afterAdding({ name, attrs }: ClickHouseFact<'column'>): readonly Draft[] {
  const column = id(name[2] ?? '', true)
  const drafts: Draft[] = []
  if (Object.keys(attrs.settings).length > 0) drafts.push(loneClause(name, `MODIFY COLUMN ${column} MODIFY SETTING ${settings(attrs.settings)}`))
  return [...drafts, ...addStatistics({ name, attrs })]
}

function modifyTtl({ from, to }: Change<Table>): Answer {
  if (!traits(to.attrs.engine).mergeTree) return { recreate: [to.key] }
  if (to.attrs.ttl === null) return [clause(from.name, 'REMOVE TTL')]
  const hazards: Hazard[] = [rewrite(`rewrites parts of ${spoken(to)} to which the new TTL applies`)]
  if (deletes(to.attrs.ttl)) hazards.push(loss(`the new TTL of ${spoken(to)} deletes rows that are past it, at once`))
  return [loneClause(to.name, `MODIFY TTL ${to.attrs.ttl}`, hazards)]
}

/** Whether any element of a TTL deletes or aggregates rows, rather than moving or recompressing them. */
function deletes(ttl: string): boolean {
  return keyElements(`(${ttl})`).some((element) => !/ (TO (DISK|VOLUME) '|RECOMPRESS CODEC\()/.test(element))
}

function modifySettings(change: Change<Table>): Answer {
  const { from, to, world } = change
  if (!traits(to.attrs.engine).alterSettings || !traits(from.attrs.engine).alterSettings) return rebuilt(change, 'settings')
  const set: Settings = Object.fromEntries(Object.entries(to.attrs.settings).filter(([name, value]) => from.attrs.settings[name] !== value))
  const reset = Object.keys(from.attrs.settings).filter((name) => !(name in to.attrs.settings))
  if (reset.length > 0 && !traits(to.attrs.engine).mergeTree) return rebuilt(change, `settings ${reset.join(', ')}`)
  const fixed = [...Object.keys(set), ...reset].filter((name) => world.to.lists.readOnlySettings?.includes(name))
  if (fixed.length > 0) return cannotAlter(`the setting ${fixed.join(', ')} of a table`, to)
  const drafts: Draft[] = []
  if (Object.keys(set).length > 0) drafts.push(loneClause(to.name, `MODIFY SETTING ${settings(set)}`, [], { needs: [] }))
  if (reset.length > 0) drafts.push(loneClause(to.name, `RESET SETTING ${reset.map((name) => id(name)).join(', ')}`, [], { needs: [] }))
  return drafts
}

/** What adding or removing a part means for a table whose engine may not be able to take it. */
export function membership(fact: Fact, world: World, able: 'columns' | 'mergeTree'): Refusal | { readonly recreate: readonly Key[] } | undefined {
  const owner = factAt(world.to.facts, fact.parent, 'table')
  const before = factAt(world.from.facts, fact.parent, 'table')
  if (!owner || !before) return undefined
  const engine = traits(owner.attrs.engine)
  if (engine.alterColumns && fact.kind === 'column' && !world.to.facts.has(fact.key) && emptied(before, world)) {
    if (!engine.holdsRows) return { recreate: [owner.key] }
    return {
      refuse: `ClickHouse cannot drop every column that the rows of ${spoken(owner)} have`,
      wayOut: 'Drop the table in one migration and create it in the next, or keep one of its columns.',
    }
  }
  if (able === 'columns' ? engine.alterColumns : engine.mergeTree) return undefined
  if (!traits(before.attrs.engine).holdsRows) return { recreate: [owner.key] }
  return cannotAlter(`the ${fact.kind}s of a ${engine.name} table`, owner)
}

/** Whether no column with values of the table stays. */
function emptied(table: Table, world: World): boolean {
  const kept = childrenOf(world.from.facts, table.key).filter((child) => child.kind === 'column' && world.to.facts.has(child.key))
  return !kept.some((child) => !/^(ALIAS|EPHEMERAL)/.test(String(child.attrs.default)))
}
