// Columns, from the column list of a table as the server prints it.
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { closing, isSymbol, nameOf, stringOf, type Token } from '../lex.js'
import { columnKey, fact, type ClickHouse } from '../model.js'
import { readSettings, references, type Names } from './row.js'

const clauses = ['DEFAULT', 'MATERIALIZED', 'ALIAS', 'EPHEMERAL', 'COMMENT', 'CODEC', 'STATISTICS', 'TTL', 'SETTINGS']
const defaults = ['DEFAULT', 'MATERIALIZED', 'ALIAS', 'EPHEMERAL']

/** The name of the column declared at token `at`. */
export function columnName(definition: Definition, at: number): string {
  return nameOf(definition.tokens[at] as Token)
}

export function readColumn(definition: Definition, [from, to]: readonly [number, number], table: Fact, position: number, names: Names): Fact {
  const { tokens } = definition
  const name = columnName(definition, from)
  const afterType = isSymbol(tokens[from + 2], '(') ? closing(tokens, from + 2) : from + 2
  const parts = definition.clauses(afterType, to, clauses)
  const text = (clause: string): string | null => {
    const range = parts.get(clause)
    return range ? definition.slice(...range) : null
  }
  const kind = defaults.find((clause) => parts.has(clause))
  const comment = parts.get('COMMENT')
  const settings = text('SETTINGS')
  const attrs: ClickHouse['column'] = {
    type: definition.slice(from + 1, afterType),
    default: kind === undefined ? null : `${kind} ${text(kind)}`.trimEnd(),
    comment: comment ? stringOf(tokens[comment[0]] as Token) : '',
    codec: text('CODEC'),
    statistics: text('STATISTICS'),
    ttl: text('TTL'),
    settings: settings === null ? {} : readSettings(settings.slice(1, -1)),
  }
  const [database, owner] = table.name as readonly [string, string]
  const used = references([attrs.default, attrs.ttl].join(' '), names, [database, owner])
  const own = columnKey(database, owner, name)
  return fact('column', [database, owner, name], attrs, {
    parent: table.key,
    position,
    needs: used.filter((key) => key !== own),
  })
}
