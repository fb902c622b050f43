// Dictionaries, whole: ClickHouse has no ALTER for their parts.
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { isWord, stringOf, type Token } from '../lex.js'
import { fact, relationKey } from '../model.js'
import { readName } from '../split.js'
import { references, type CatalogueRow, type Names } from './row.js'
import { without } from './view.js'

export function readDictionary(row: CatalogueRow, definition: Definition, names: Names): readonly Fact[] {
  const { tokens } = definition
  const start = readName(tokens, 2).next
  const comment = definition.clauses(start, tokens.length, ['COMMENT']).get('COMMENT')
  const end = comment ? comment[0] - 1 : tokens.length
  const own = [row.database, row.name] as const
  const body = definition.slice(start, end)
  const source = sourceParameter(tokens, 'TABLE')
  const query = sourceParameter(tokens, 'QUERY')
  const table = source === undefined ? undefined : ([sourceParameter(tokens, 'DB') ?? row.database, source] as const)
  // The attributes are read from columns of the same name.
  const needs = [...references(body, names, table), ...references(query ?? '', names), ...(table ? [relationKey(...table)] : [])]
  return [
    fact(
      'dictionary',
      own,
      { definition: body, comment: comment ? stringOf(tokens[comment[0]] as Token) : '' },
      { provides: [relationKey(...own)], needs: without([...new Set(needs)].sort(), own) },
    ),
  ]
}

/** A parameter of `SOURCE(CLICKHOUSE(TABLE 't' DB 'd' QUERY 'SELECT …'))`. */
function sourceParameter(tokens: readonly Token[], word: string): string | undefined {
  const start = tokens.findIndex((token, i) => isWord(token, 'CLICKHOUSE') && isWord(tokens[i - 2], 'SOURCE'))
  const at = start < 0 ? -1 : tokens.findIndex((token, i) => i > start && isWord(token, word) && tokens[i + 1]?.type === 'string')
  return at < 0 ? undefined : stringOf(tokens[at + 1] as Token)
}
