// Materialized views: with a target, with an inner table, refreshable.
import { columnKey, fact, relationKey, type ClickHouse } from '../model.js'
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { closing, isSymbol, nameOf, type Token } from '../lex.js'
import { readName } from '../split.js'
import { references, type CatalogueRow, type Names } from './row.js'
import { readSecurity, securityClauses, without } from './view.js'

const clauses = ['REFRESH', 'APPEND', 'TO', 'ENGINE', 'EMPTY', ...securityClauses]

/** `CREATE MATERIALIZED VIEW d.v [REFRESH …] [APPEND] [TO t] (columns) [ENGINE = …] [DEFINER …] [COMMENT …] AS query`. */
export function readMaterializedView(row: CatalogueRow, definition: Definition, names: Names): readonly Fact[] {
  const { tokens } = definition
  const after = readName(tokens, 3).next
  const open = tokens.findIndex((token, i) => i >= after && isSymbol(token, '('))
  const as = definition.clauses(after, tokens.length, ['AS']).get('AS')?.[0] ?? tokens.length
  const hasColumns = open >= 0 && open < as
  const columnsEnd = hasColumns ? closing(tokens, open) : after
  const head = definition.clauses(after, hasColumns ? open : tokens.length, clauses)
  const tail = definition.clauses(columnsEnd, tokens.length, clauses)
  const text = (parts: typeof head, clause: string): string | null => {
    const range = parts.get(clause)
    return range ? definition.slice(...range) : null
  }
  const target = head.get('TO')
  const engine = tail.get('ENGINE')
  const attrs: ClickHouse['materialized_view'] = {
    refresh: text(head, 'REFRESH'),
    append: head.has('APPEND'),
    target: target ? definition.slice(...target) : null,
    columns: hasColumns ? definition.slice(open, columnsEnd) : null,
    storage: engine ? definition.slice(...engine).replace(/^= /, '') : null,
    query: row.query,
    ...readSecurity(definition, tail),
  }
  const own = [row.database, row.name] as const
  const needs = new Set(references(`${attrs.refresh ?? ''} ${row.query}`, names))
  if (target) {
    const [database, name] = readName(tokens, target[0]).name as readonly [string, string]
    needs.add(relationKey(database, name))
    const filled = hasColumns ? definition.list(open).map(([at]) => nameOf(tokens[at] as Token)) : []
    for (const column of names.columns.get(relationKey(database, name)) ?? []) {
      if (filled.includes(column)) needs.add(columnKey(database, name, column))
    }
  }
  return [fact('materialized_view', own, attrs, { provides: [relationKey(...own)], needs: without([...needs].sort(), own) })]
}
