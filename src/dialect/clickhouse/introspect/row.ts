// One object as the catalogue gives it, and what its introspector may ask about the others.
import { keyOf, type Key } from '../../../core/fact.js'
import { columnKey, relationKey } from '../model.js'
import { isSymbol, isWord, nameOf, stringOf, lex, meaningful, type Token } from '../lex.js'

export interface CatalogueRow {
  readonly database: string
  readonly name: string
  /** `system.tables.create_table_query`. */
  readonly create: string
  /** The query of a view, over several lines; empty for anything else. */
  readonly query: string
}

/** What there is to refer to: names only, so that it can be made before any fact. */
export interface Names {
  /** Columns of every relation, by relation key. */
  readonly columns: ReadonlyMap<Key, readonly string[]>
  readonly functions: ReadonlySet<string>
  /** Named collections. */
  readonly collections: ReadonlySet<string>
}

/** Keys that `text` refers to: relations by qualified name, their columns by name, SQL functions, dictionaries. */
export function references(text: string, names: Names, own?: readonly [database: string, table: string]): readonly Key[] {
  const tokens = meaningful(lex(text))
  const relations = new Map<Key, readonly [string, string]>()
  const words = new Set<string>()
  const keys = new Set<Key>()
  const refer = (database: string, name: string) => {
    relations.set(relationKey(database, name), [database, name])
  }
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    if (token.type === 'word' || token.type === 'quoted') {
      words.add(nameOf(token))
      if (token.type === 'word' && isSymbol(next, '(')) {
        if (names.functions.has(token.text)) keys.add(functionKey(token.text))
        const argument = tokens[i + 2]
        if (/^(dict|joinGet)/.test(token.text) && argument?.type === 'string') {
          const [database, name] = stringOf(argument).split('.')
          if (database !== undefined && name !== undefined) refer(database, name)
        }
      }
      if (names.collections.has(nameOf(token)) && namesCollection(tokens, i)) keys.add(keyOf('named_collection', [nameOf(token)]))
      const last = tokens[i + 2]
      if (isSymbol(next, '.') && !isSymbol(tokens[i - 1], '.') && (last?.type === 'word' || last?.type === 'quoted')) {
        const [database, name] = [nameOf(token), nameOf(last)]
        if (names.columns.has(relationKey(database, name)) || afterFrom(tokens, i)) refer(database, name)
      }
    }
  })
  for (const [key, [database, name]] of relations) {
    keys.add(key)
    for (const column of names.columns.get(key) ?? []) if (words.has(column)) keys.add(columnKey(database, name, column))
  }
  if (own) {
    for (const column of names.columns.get(relationKey(...own)) ?? []) if (words.has(column)) keys.add(columnKey(...own, column))
  }
  return [...keys].sort()
}

/** The first argument of a table engine or function, or `NAME collection` in a dictionary's source. */
function namesCollection(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return (isSymbol(tokens[at - 1], '(') && (isSymbol(next, ',') || isSymbol(next, ')'))) || isWord(tokens[at - 1], 'NAME')
}

function afterFrom(tokens: readonly Token[], at: number): boolean {
  return isWord(tokens[at - 1], 'FROM', 'JOIN')
}

export function functionKey(name: string): Key {
  return keyOf('function', [name])
}

/** `a = 1, b = 'x'` as a record of texts. */
export function readSettings(text: string): Readonly<Record<string, string>> {
  const tokens = meaningful(lex(text))
  const settings: Record<string, string> = {}
  let start = 0
  let depth = 0
  tokens.forEach((token, i) => {
    if (token.type === 'symbol' && '([{'.includes(token.text)) depth++
    if (token.type === 'symbol' && ')]}'.includes(token.text)) depth--
    const last = i === tokens.length - 1
    if ((isSymbol(token, ',') && depth === 0) || last) {
      const end = last ? i : i - 1
      const name = tokens[start]
      const value = tokens[start + 2]
      if (name && value) settings[nameOf(name)] = text.slice(value.start, tokens[end]?.end)
      start = i + 1
    }
  })
  return settings
}
