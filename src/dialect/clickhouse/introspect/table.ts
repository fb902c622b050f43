// Tables, with everything that their CREATE statement holds.
import type { Fact, Key } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { closing, isSymbol, isWord, lex, meaningful, nameOf, stringOf, type Token } from '../lex.js'
import { fact, relationKey, type ClickHouse } from '../model.js'
import { readName } from '../split.js'
import { twinMarkName, twinOriginal } from '../twin.js'
import { readColumn } from './column.js'
import { readConstraint } from './constraint.js'
import { readIndex } from './index.js'
import { readProjection } from './projection.js'
import { readSettings, references, type CatalogueRow, type Names } from './row.js'

const clauses = ['ENGINE', 'PARTITION BY', 'PRIMARY KEY', 'ORDER BY', 'SAMPLE BY', 'TTL', 'SETTINGS', 'COMMENT', 'AS']
const readers = { INDEX: readIndex, PROJECTION: readProjection, CONSTRAINT: readConstraint } as const

/** The index of the bracket that opens the column list of `CREATE TABLE name (`; -1 where there is none. */
function columnList({ tokens }: Definition): number {
  const { next } = readName(tokens, 2)
  return isSymbol(tokens[next], '(') ? next : -1
}

/** The ranges of the column list that declare columns. */
export function columnRanges(definition: Definition): readonly (readonly [number, number])[] {
  const open = columnList(definition)
  return open < 0 ? [] : definition.list(open).filter(([at]) => definition.tokens[at]?.type === 'quoted')
}

export function readTable(row: CatalogueRow, definition: Definition, names: Names): readonly Fact[] {
  const { tokens } = definition
  const open = columnList(definition)
  const head = open < 0 ? readName(tokens, 2).next : closing(tokens, open)
  const parts = definition.clauses(head, tokens.length, clauses)
  const text = (clause: string): string | null => {
    const range = parts.get(clause)
    return range ? definition.slice(...range) : null
  }
  const original = twinOriginal(definition)
  const comment = parts.get('COMMENT')
  const attrs: ClickHouse['table'] = {
    engine: original ?? (text('ENGINE') ?? '').replace(/^= /, ''),
    partitionBy: text('PARTITION BY'),
    primaryKey: text('PRIMARY KEY'),
    orderBy: text('ORDER BY'),
    sampleBy: text('SAMPLE BY'),
    ttl: text('TTL'),
    settings: readSettings(text('SETTINGS') ?? ''),
    comment: comment ? stringOf(tokens[comment[0]] as Token) : '',
  }
  const own = [row.database, row.name] as const
  const keys = [attrs.partitionBy, attrs.primaryKey, attrs.orderBy, attrs.sampleBy, attrs.ttl, attrs.engine].join(' ')
  const table = fact('table', own, attrs, {
    provides: [relationKey(...own)],
    needs: [...new Set([...references(keys, names, own), ...underlying(attrs.engine, names, row.database)])].sort(),
  })
  const counts: Record<string, number> = {}
  const rank = (kind: string) => {
    counts[kind] = (counts[kind] ?? -1) + 1
    return counts[kind]
  }
  const children = (open < 0 ? [] : definition.list(open)).flatMap((range) => {
    const first = tokens[range[0]]
    const word = first?.type === 'word' ? first.text : ''
    if (word === 'CONSTRAINT' && isTwinMark(definition, range)) return []
    if (word in readers) return [readers[word as keyof typeof readers](definition, range, table, rank(word), names)]
    return [readColumn(definition, range, table, rank('column'), names)]
  })
  return [table, ...children]
}

function isTwinMark(definition: Definition, [from]: readonly [number, number]): boolean {
  return nameOf(definition.tokens[from + 1] as Token) === twinMarkName
}

/** Tables that an engine works on: an argument names a database and the next a table, or one names both (Dictionary), or a table here (Alias). */
function underlying(engine: string, names: Names, own: string): readonly Key[] {
  if (isWord(lex(engine)[0], 'MERGETREE')) return []
  const strings = meaningful(lex(engine)).flatMap((token) =>
    token.type === 'string' ? [stringOf(token)] : token.type === 'word' || token.type === 'quoted' ? [nameOf(token)] : [],
  )
  const pairs = strings.slice(1).map((name, i) => [strings[i] as string, name] as const)
  const dotted = strings.flatMap((name) =>
    name.includes('.') ? [[name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)] as const] : [],
  )
  const near = strings[0] === 'Alias' ? strings.slice(1).map((name) => [own, name] as const) : []
  return [...pairs, ...dotted, ...near].map(([database, name]) => relationKey(database, name)).filter((key) => names.columns.has(key))
}
