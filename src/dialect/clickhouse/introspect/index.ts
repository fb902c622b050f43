// Data-skipping indexes.
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { nameOf, type Token } from '../lex.js'
import { fact } from '../model.js'
import { references, type Names } from './row.js'

/** `INDEX name expression TYPE type GRANULARITY n`. */
export function readIndex(definition: Definition, [from, to]: readonly [number, number], table: Fact, position: number, names: Names): Fact {
  const name = nameOf(definition.tokens[from + 1] as Token)
  const parts = definition.clauses(from + 2, to, ['TYPE', 'GRANULARITY'])
  const type = parts.get('TYPE') ?? [to, to]
  const granularity = parts.get('GRANULARITY') ?? [to, to]
  const expression = definition.slice(from + 2, type[0] - 1)
  const [database, owner] = table.name as readonly [string, string]
  return fact(
    'index',
    [database, owner, name],
    { expression, type: definition.slice(...type), granularity: definition.slice(...granularity) },
    { parent: table.key, position, needs: references(expression, names, [database, owner]) },
  )
}
