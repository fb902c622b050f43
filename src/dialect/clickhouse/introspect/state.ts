// Reads a scratch engine into facts. What is read is rendered again and compared with the server's own text: an object
// that does not come out the same holds something trueup has no model for, and is kept as opaque text.
import { factsOf, keyOf, type Fact, type Key } from '../../../core/fact.js'
import { hashText } from '../../../core/hash.js'
import type { Note, State } from '../../../core/state.js'
import type { Row, Scope, Session } from '../../dialect.js'
import { managed, withoutTables } from '../../scope.js'
import { namedColumns, trackingTables } from '../../tracking.js'
import { normal } from '../canonical.js'
import { Definition } from '../definition.js'
import { lex, meaningful, type Token } from '../lex.js'
import { fact, relationKey } from '../model.js'
import { literal, qualified } from '../quote.js'
import { render, unflattened } from '../render.js'
import { currentUser, withoutAliasColumns, type Security } from '../rewrite.js'
import { brokenViews } from './broken.js'
import { databaseText, readDatabase } from './database.js'
import { readDictionary } from './dictionary.js'
import { readFunction } from './function.js'
import { readMaterializedView } from './materialized_view.js'
import { readNamedCollection } from './named_collection.js'
import { references, type CatalogueRow, type Names } from './row.js'
import { columnName } from './column.js'
import { columnRanges, readTable } from './table.js'
import { readView } from './view.js'

/** What a statement said and the scratch engine could not hold: rights of users it does not know, an engine it has a twin for. */
export interface Unheld extends Security {
  /** Engine of an inner table. */
  readonly storage?: string
  /** The text of an object that could not be loaded: what is there only stands for it. */
  readonly definition?: string
}

/** What the catalogue of an engine said. */
export interface Catalogue {
  readonly objects: readonly Row[]
  readonly databases: readonly Row[]
  readonly functions: readonly Row[]
  readonly collections: readonly Row[]
  readonly readOnlySettings: readonly Row[]
}

export async function readCatalogue(session: Session, scope: Scope): Promise<Catalogue> {
  const list = scope.databases.map((name) => literal(name)).join(', ')
  return {
    objects: await session.query(
      `SELECT database, name, engine, create_table_query, if(as_select = '', '', ifNull(formatQueryOrNull(as_select), as_select)) AS query
       FROM system.tables WHERE database IN (${list}) AND NOT is_temporary ORDER BY database, name`,
    ),
    databases: await session.query(`SELECT name, engine_full, comment FROM system.databases WHERE name IN (${list})`),
    functions: await session.query(`SELECT name, create_query FROM system.functions WHERE origin = 'SQLUserDefined'`),
    collections: await session.query('SELECT name, create_query FROM system.named_collections'),
    readOnlySettings: await session.query('SELECT name FROM system.merge_tree_settings WHERE readonly'),
  }
}

/** The state that a catalogue describes; the session is asked only which of its views work. */
export async function readState(session: Session, catalogue: Catalogue, scope: Scope, unheld: ReadonlyMap<Key, Unheld>): Promise<State> {
  const { objects, databases, functions, collections, readOnlySettings } = catalogue
  const rows = objects.filter((row) => !innerTable(text(row.name))).map(catalogueRow)
  const names: Names = {
    columns: columnsByRelation(rows),
    functions: new Set(functions.map((row) => text(row.name))),
    collections: new Set(collections.map((row) => text(row.name))),
  }
  const unmodelled: Note[] = []
  const facts: Fact[] = databases.map((row) => readDatabase(text(row.name), text(row.engine_full), text(row.comment)))
  for (const row of rows) facts.push(...readObject(row, names, unheld, unmodelled))
  for (const row of functions) facts.push(readFunction(text(row.name), text(row.create_query), names))
  for (const row of collections) facts.push(readNamedCollection(text(row.name), text(row.create_query)))
  const ours = withoutTables(scope, trackingTables(namedColumns(facts))).scope
  const kept = facts.filter((each) => managed(ours, each.kind, each.name))
  return {
    facts: factsOf(kept.map(normal)),
    lists: { readOnlySettings: readOnlySettings.map((row) => text(row.name)) },
    unmodelled,
    unverified: [],
    broken: await brokenViews(session, kept, ours),
    spelled: [
      ...databases.map((row) => databaseText(text(row.name), text(row.engine_full), text(row.comment))),
      ...rows.map((row) => row.create),
      ...[...functions, ...collections].map((row) => text(row.create_query)),
    ]
      .map((sql) => hashText(sql))
      .sort(),
  }
}

/** Tables that a materialized view or a window view keeps for itself, and those a refresh or a replacement is about to swap in. */
export function innerTable(name: string): boolean {
  return /^\.(inner|inner_id|tmp|tmp_replace|target)\./.test(name) || name.startsWith('.inner') || /^_tmp_replace_[0-9a-f]+_[0-9a-z]+$/.test(name)
}

function catalogueRow(row: Row): CatalogueRow {
  return { database: text(row.database), name: text(row.name), create: withoutAliasColumns(text(row.create_table_query)), query: text(row.query) }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function columnsByRelation(rows: readonly CatalogueRow[]): ReadonlyMap<Key, readonly string[]> {
  return new Map(
    rows.map((row) => {
      const isTable = row.create.startsWith('CREATE TABLE ')
      const definition = isTable ? new Definition(row.create) : undefined
      const columns = definition ? columnRanges(definition).map(([at]) => columnName(definition, at)) : []
      return [relationKey(row.database, row.name), columns] as const
    }),
  )
}

const readers: readonly (readonly [start: string, read: (row: CatalogueRow, definition: Definition, names: Names) => readonly Fact[]])[] = [
  ['CREATE TABLE ', readTable],
  ['CREATE VIEW ', readView],
  ['CREATE MATERIALIZED VIEW ', readMaterializedView],
  ['CREATE DICTIONARY ', readDictionary],
]

function readObject(row: CatalogueRow, names: Names, unheld: ReadonlyMap<Key, Unheld>, unmodelled: Note[]): readonly Fact[] {
  const own = [row.database, row.name] as const
  const said = unheld.get(relationKey(...own)) ?? {}
  if (said.definition !== undefined) return [opaque(said.definition, own, names)]
  const read = readers.find(([start]) => row.create.startsWith(start))?.[1]
  const definition = new Definition(row.create)
  const facts = read?.(row, definition, names) ?? []
  const [object] = facts
  if (!object || !rendersTo(object, facts, definition)) {
    unmodelled.push({
      about: `${qualified(row.database, row.name)}`,
      reason: 'its definition holds something trueup has no model for: differences are shown as text and never altered',
    })
    return [opaque(row.create, own, names)]
  }
  return [{ ...object, attrs: withUnheld(object.attrs, said) }, ...facts.slice(1)]
}

function opaque(definition: string, own: readonly [string, string], names: Names): Fact {
  const needs = references(definition, names).filter((key) => key !== relationKey(...own) && !ownColumn(key, own))
  return fact('opaque', own, { definition }, { provides: [relationKey(...own)], needs })
}

function withUnheld(attrs: Fact['attrs'], { definer, security, storage }: Unheld): Fact['attrs'] {
  const inner = typeof attrs.storage === 'string' ? attrs.storage : undefined
  const rights = {
    definer: security === undefined ? (definer ?? (attrs.definer === null ? null : currentUser)) : null,
    security: security ?? attrs.security ?? null,
  }
  return {
    ...attrs,
    ...(attrs.definer === undefined ? {} : rights),
    ...(storage === undefined || inner === undefined ? {} : { storage: inner.replace(/^\w+(\([^)]*\))?/, storage) }),
  }
}

function ownColumn(key: Key, own: readonly [string, string]): boolean {
  return key.startsWith(keyOf('column', [...own, '']).slice(0, -2))
}

/** Whether the facts say all that the server's text says. */
function rendersTo(object: Fact, facts: readonly Fact[], definition: Definition): boolean {
  const create = words(definition.tokens)
  const rendered = wordsOf(render(object, factsOf(facts))).replace(` ${unflattened}`, '')
  if (rendered === create || / CONSTRAINT `?trueup engine`? ASSUME /.test(definition.text)) return true
  // A primary key that is the sorting key is printed only where somebody wrote it; rendering leaves it out.
  const { primaryKey, orderBy } = object.attrs
  return primaryKey === orderBy && typeof primaryKey === 'string' && rendered === create.replace(` PRIMARY KEY ${wordsOf(primaryKey)} `, ' ')
}

function wordsOf(sql: string): string {
  return words(meaningful(lex(sql)))
}

function words(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type === 'quoted' ? token.text.replace(/^["`]([A-Za-z_][A-Za-z0-9_]*)["`]$/, '$1') : token.text)).join(' ')
}
