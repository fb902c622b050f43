// The one way trueup formats a definition: files, plans and diffs show this text, and it loads back to the same facts.
import { childrenOf, type Fact, type Facts } from '../../core/fact.js'
import { Definition } from './definition.js'
import { closing, isSymbol, isWord } from './lex.js'
import type { ClickHouse, ClickHouseFact, Kind, Settings } from './model.js'
import { id, literal, qualified } from './quote.js'

type Renderers = { readonly [K in Kind]: (fact: ClickHouseFact<K>, facts: Facts) => string }

/** The CREATE statement of an object, children included; or the clause that declares a child. */
export function render(fact: Fact, facts: Facts): string {
  const renderer = renderers[fact.kind as Kind] as (fact: Fact, facts: Facts) => string
  return renderer(fact, facts)
}

const renderers: Renderers = {
  database: ({ name, attrs }) =>
    lines(`CREATE DATABASE IF NOT EXISTS ${id(name[0] ?? '')}`, `ENGINE = ${attrs.engine}`, clause('COMMENT', comment(attrs.comment))),

  table: (fact, facts) => {
    const { attrs } = fact
    const children = childrenOf(facts, fact.key)
    const declared = ['column', 'index', 'constraint', 'projection'].flatMap((kind) =>
      children.filter((child) => child.kind === kind).map((child) => `    ${render(child, facts)}`),
    )
    const bare = !/MergeTree/.test(attrs.engine)
    return lines(
      `CREATE TABLE ${qualified(...fact.name)}`,
      declared.length === 0 ? '' : `(\n${declared.join(',\n')}\n)`,
      `ENGINE = ${attrs.engine}`,
      clause('PARTITION BY', attrs.partitionBy),
      attrs.primaryKey === attrs.orderBy && !bare ? '' : clause('PRIMARY KEY', attrs.primaryKey),
      clause('ORDER BY', attrs.orderBy),
      clause('SAMPLE BY', attrs.sampleBy),
      clause('TTL', attrs.ttl),
      clause('SETTINGS', settings(attrs.settings)),
      clause('COMMENT', comment(attrs.comment)),
      children.some((child) => child.kind === 'column' && isNested(child.attrs)) ? unflattened : '',
    )
  },

  column: ({ name, attrs }) => `${id(name[2] ?? '', true)} ${columnBody(attrs)}`,

  index: ({ name, attrs }) => `INDEX ${id(name[2] ?? '')} ${attrs.expression} TYPE ${attrs.type} GRANULARITY ${attrs.granularity}`,

  projection: ({ name, attrs }) => `PROJECTION ${id(name[2] ?? '')} ${attrs.definition}`,

  constraint: ({ name, attrs }) => `CONSTRAINT ${id(name[2] ?? '')} ${attrs.definition}`,

  view: (fact) => `CREATE VIEW ${viewBody(fact)}`,

  materialized_view: ({ name, attrs }) =>
    lines(
      `CREATE MATERIALIZED VIEW ${qualified(...name)}`,
      clause('REFRESH', attrs.refresh),
      attrs.append ? 'APPEND' : '',
      [clause('TO', attrs.target), columnList(attrs.columns)].filter(Boolean).join(attrs.target === null ? '' : '\n'),
      clause('ENGINE =', attrs.storage),
      clause('DEFINER =', attrs.definer),
      clause('SQL SECURITY', attrs.security),
      clause('COMMENT', comment(attrs.comment)),
      `AS ${attrs.query}`,
    ),

  dictionary: (fact) => `CREATE DICTIONARY ${dictionaryBody(fact)}`,

  function: ({ name, attrs }) => `CREATE FUNCTION ${id(name[0] ?? '')} AS ${attrs.definition}`,

  named_collection: ({ name, attrs }) => `CREATE NAMED COLLECTION ${id(name[0] ?? '')} AS ${attrs.definition}`,

  opaque: ({ attrs }) => attrs.definition,
}

/** How a statement says that its Nested columns are kept as one: the server takes them apart otherwise, and never prints this. */
export const unflattened = 'SETTINGS flatten_nested = 0'

export function isNested({ type }: Fact['attrs']): boolean {
  return typeof type === 'string' && type.startsWith('Nested(')
}

/** Type and properties in the order the server's grammar wants them. */
export function columnBody(attrs: ClickHouse['column']): string {
  return [
    attrs.type,
    attrs.default ?? '',
    clause('COMMENT', comment(attrs.comment)),
    attrs.codec === null ? '' : `CODEC${attrs.codec}`,
    attrs.statistics === null ? '' : `STATISTICS${attrs.statistics}`,
    clause('TTL', attrs.ttl),
    Object.keys(attrs.settings).length === 0 ? '' : `SETTINGS (${settings(attrs.settings)})`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** A default as ALTER wants it: EPHEMERAL alone reads on into what follows, and the server spells it out itself. */
export function spelledDefault({ type, default: text }: ClickHouse['column']): string {
  return text === 'EPHEMERAL' ? `EPHEMERAL ${implicitEphemeral(type)}` : (text ?? '')
}

export function implicitEphemeral(type: string): string {
  return `defaultValueOfTypeName(${literal(type)})`
}

export function viewBody({ name, attrs }: ClickHouseFact<'view'>): string {
  return lines(
    [qualified(...name), columnList(attrs.columns)].filter(Boolean).join('\n'),
    clause('DEFINER =', attrs.definer),
    clause('SQL SECURITY', attrs.security),
    clause('COMMENT', comment(attrs.comment)),
    `AS ${attrs.query}`,
  )
}

export function dictionaryBody({ name, attrs }: ClickHouseFact<'dictionary'>): string {
  const definition = new Definition(attrs.definition)
  const end = isSymbol(definition.tokens[0], '(') ? closing(definition.tokens, 0) : 0
  const starts = definition.tokens.flatMap((token, i) =>
    i >= end && isWord(token, ...dictionaryClauses) && !inBrackets(definition, end, i) ? [i] : [],
  )
  const clauses = starts.map((at, i) => definition.slice(at, starts[i + 1] ?? definition.tokens.length))
  return lines(qualified(...name), columnList(definition.slice(0, end)), ...clauses, clause('COMMENT', comment(attrs.comment)))
}

const dictionaryClauses = ['PRIMARY', 'SOURCE', 'LIFETIME', 'LAYOUT', 'RANGE', 'SETTINGS']

function inBrackets(definition: Definition, from: number, at: number): boolean {
  const open = definition.tokens.findIndex((token, i) => i >= from && i < at && isSymbol(token, '(') && closing(definition.tokens, i) > at)
  return open >= 0
}

/** `(a Int8, b String)` with one column a line, as tables have it. */
function columnList(text: string | null): string {
  if (text === null || text === '') return ''
  const definition = new Definition(text)
  return `(\n${definition
    .list(0)
    .map((range) => `    ${definition.slice(...range)}`)
    .join(',\n')}\n)`
}

export function settings(values: Settings): string {
  return Object.entries(values)
    .map(([name, value]) => `${id(name)} = ${value}`)
    .join(', ')
}

function comment(text: string): string | null {
  return text === '' ? null : literal(text)
}

function clause(word: string, text: string | null): string {
  return text === null || text === '' ? '' : `${word} ${text}`
}

function lines(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n')
}
