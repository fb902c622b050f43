// A schema as SQL, in the order in which a server can take it: the test's own printer, none of trueup's.
import { quoted, string } from './names.js'
import {
  find,
  selected,
  type Column,
  type Dictionary,
  type MaterializedView,
  type Name,
  type Schema,
  type Select,
  type Table,
  type Thing,
} from './schema.js'

export interface Printed {
  readonly name: Name
  readonly kind: Thing['kind']
  readonly sql: string
}

/** Statements, each after what it stands on. */
export function print(schema: Schema): readonly Printed[] {
  const rank = ['database', 'named_collection', 'function', 'table', 'opaque', 'dictionary', 'view', 'materialized_view']
  const left = [...schema].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))
  const done: Thing[] = []
  while (left.length > 0) {
    const at = left.findIndex((thing) => needsOf(thing).every((need) => !left.some((other) => other !== thing && find([other], need))))
    done.push(...left.splice(Math.max(at, 0), 1))
  }
  return done.map((thing) => ({ name: thing.name, kind: thing.kind, sql: printThing(schema, thing) }))
}

function needsOf(thing: Thing): readonly Name[] {
  if (thing.kind === 'table') return thing.engine.over ? [thing.engine.over] : []
  if (thing.kind === 'dictionary') return thing.source ? [thing.source] : []
  if (thing.kind === 'view') return [thing.select.source]
  if (thing.kind === 'materialized_view') return thing.target ? [thing.select.source, thing.target] : [thing.select.source]
  return []
}

export function printName(name: Name): string {
  return name.map(quoted).join('.')
}

export function printThing(schema: Schema, thing: Thing): string {
  switch (thing.kind) {
    case 'database':
      return `CREATE DATABASE ${printName(thing.name)} ENGINE = Atomic COMMENT ${string(thing.definition)}`
    case 'function':
      return `CREATE FUNCTION ${printName(thing.name)} AS ${thing.definition}`
    case 'named_collection':
      return `CREATE NAMED COLLECTION ${printName(thing.name)} AS ${thing.definition}`
    case 'opaque':
      return `CREATE TABLE ${printName(thing.name)} ${thing.definition}`
    case 'table':
      return printTable(thing)
    case 'view':
      return words(
        `CREATE VIEW ${printName(thing.name)}`,
        thing.security,
        thing.comment === '' ? null : `COMMENT ${string(thing.comment)}`,
        `AS ${printSelect(schema, thing.select, null)}`,
      )
    case 'materialized_view':
      return printMaterializedView(schema, thing)
    case 'dictionary':
      return printDictionary(thing)
  }
}

export function printTable(table: Table): string {
  const settings = Object.entries(table.settings).map(([name, value]) => `${name} = ${value}`)
  const key = (list: Table['orderBy']) => `(${list.map((element) => element.sql).join(', ')})`
  const mergeTree = /MergeTree/.test(table.engine.sql)
  const lines = [...table.columns.map(printColumn), ...table.parts.map((part) => `${part.kind.toUpperCase()} ${quoted(part.name)} ${part.sql}`)]
  return words(
    `CREATE TABLE ${printName(table.name)} (\n${lines.join(',\n')}\n) ENGINE = ${table.engine.sql}`,
    table.partitionBy && mergeTree ? `PARTITION BY ${table.partitionBy.sql}` : null,
    table.primary !== null ? `PRIMARY KEY ${key(table.orderBy.slice(0, table.primary))}` : null,
    mergeTree ? `ORDER BY ${key(table.orderBy)}` : null,
    table.sampleBy && mergeTree ? `SAMPLE BY ${table.sampleBy.sql}` : null,
    table.ttl && mergeTree ? `TTL ${table.ttl.sql}` : null,
    settings.length > 0 ? `SETTINGS ${settings.join(', ')}` : null,
    table.comment === '' ? null : `COMMENT ${string(table.comment)}`,
  )
}

export function printColumn(column: Column): string {
  return words(
    column.was === undefined ? null : `-- trueup: renamed-from ${quoted(column.was)}\n`,
    `${quoted(column.name)} ${column.type.sql}`,
    column.default ? `${column.default.keyword} ${column.default.sql}` : null,
    column.comment === '' ? null : `COMMENT ${string(column.comment)}`,
    column.codec ? `CODEC(${column.codec})` : null,
    column.statistics ? `STATISTICS(${column.statistics})` : null,
    column.ttl ? `TTL ${column.ttl.sql}` : null,
    column.settings ? `SETTINGS (${column.settings})` : null,
  )
}

/** `into` are the target's columns, where there is a target to fill. */
function printSelect(schema: Schema, select: Select, into: readonly string[] | null): string {
  const from = printName(select.source)
  const list = selected(schema, select)
    .map((column, i) => {
      const name = into ? into[i] : column.as
      if (name === undefined) return null
      const [source, as] = [quoted(column.source), quoted(name)]
      return source === as ? source : `${source} AS ${as}`
    })
    .filter((text) => text !== null)
    .join(', ')
  switch (select.shape) {
    case 'count':
      return `SELECT count() AS ${quoted(into?.[0] ?? 'rows counted')} FROM ${from}`
    case 'star':
      return into ? `SELECT ${list} FROM ${from}` : `SELECT * FROM ${from}`
    case 'subquery':
      return `SELECT ${list} FROM (SELECT * FROM ${from}) AS inside`
    case 'union':
      return `SELECT ${list} FROM ${from} UNION ALL SELECT ${list} FROM ${from} WHERE ${select.sugar}`
    case 'where':
      return `WITH 1 AS one SELECT ${list} FROM ${from} WHERE ${select.sugar} ORDER BY 1 LIMIT 10`
    case 'parameter':
      return `SELECT ${list} FROM ${from} WHERE 1 = {p:UInt8}`
    case 'join':
      return `SELECT ${list} FROM ${from} AS l LEFT JOIN (SELECT 1 AS joined_one) AS r ON r.joined_one = 1 WHERE ${select.sugar}`
    default:
      return `SELECT ${list} FROM ${from}`
  }
}

function printMaterializedView(schema: Schema, view: MaterializedView): string {
  const target = find(schema, view.target)
  const into =
    target?.kind === 'table' ? target.columns.filter((column) => (column.default?.keyword ?? 'DEFAULT') === 'DEFAULT').map(({ name }) => name) : null
  return words(
    `CREATE MATERIALIZED VIEW ${printName(view.name)}`,
    view.refresh ? `REFRESH ${view.refresh}` : null,
    view.append ? 'APPEND' : null,
    view.target ? `TO ${printName(view.target)}` : null,
    view.storage && !view.target ? `ENGINE = ${view.storage}` : null,
    view.refresh ? 'EMPTY' : null,
    view.security,
    view.comment === '' ? null : `COMMENT ${string(view.comment)}`,
    `AS ${printSelect(schema, view.select, into)}`,
  )
}

function printDictionary(dictionary: Dictionary): string {
  const { key, source } = dictionary
  const [database = '', table = ''] = source ?? []
  const lines = [`${quoted(key.name)} ${key.type}`, ...dictionary.attributes.map((each) => `${quoted(each.name)} ${each.type} ${each.more}`)]
  return words(
    `CREATE DICTIONARY ${printName(dictionary.name)} (\n${lines.join(',\n')}\n)`,
    `PRIMARY KEY ${quoted(key.name)}`,
    source ? `SOURCE(CLICKHOUSE(DB ${string(database)} TABLE ${string(table)}))` : 'SOURCE(NULL())',
    `LAYOUT(${dictionary.layout}) LIFETIME(${dictionary.lifetime})`,
    dictionary.comment === '' ? null : `COMMENT ${string(dictionary.comment)}`,
  )
}

function words(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ')
}
