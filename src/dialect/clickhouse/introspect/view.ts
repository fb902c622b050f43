// Plain and parameterized views.
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { closing, isSymbol, stringOf, type Token } from '../lex.js'
import { fact, relationKey } from '../model.js'
import { references, type CatalogueRow, type Names } from './row.js'

export const securityClauses = ['DEFINER', 'SQL SECURITY', 'COMMENT', 'AS']

/** `CREATE VIEW d.v [(columns)] [DEFINER = x] [SQL SECURITY y] [COMMENT 'z'] AS query`. */
export function readView(row: CatalogueRow, definition: Definition, names: Names): readonly Fact[] {
  const { tokens } = definition
  const start = 5
  const columnsEnd = isSymbol(tokens[start], '(') ? closing(tokens, start) : start
  const parts = definition.clauses(columnsEnd, tokens.length, securityClauses)
  const own = [row.database, row.name] as const
  const columns = columnsEnd > start ? definition.slice(start, columnsEnd) : null
  const view = fact(
    'view',
    own,
    { columns, query: row.query, ...readSecurity(definition, parts) },
    { provides: [relationKey(...own)], needs: without(references(`${columns ?? ''} ${row.query}`, names), own) },
  )
  return [view]
}

export function readSecurity(definition: Definition, parts: ReturnType<Definition['clauses']>) {
  const text = (clause: string): string | null => {
    const range = parts.get(clause)
    return range ? definition.slice(...range).replace(/^= /, '') : null
  }
  const comment = parts.get('COMMENT')
  return {
    definer: text('DEFINER'),
    security: text('SQL SECURITY'),
    comment: comment ? stringOf(definition.tokens[comment[0]] as Token) : '',
  }
}

/** References other than to the object itself. */
export function without(keys: readonly Fact['key'][], [database, name]: readonly [string, string]): readonly Fact['key'][] {
  return keys.filter((key) => key !== relationKey(database, name))
}
