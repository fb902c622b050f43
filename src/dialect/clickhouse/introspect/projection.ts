// Projections.
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { nameOf, type Token } from '../lex.js'
import { fact } from '../model.js'
import { references, type Names } from './row.js'

/** `PROJECTION name (query) [WITH SETTINGS (…)]` or `PROJECTION name INDEX expression TYPE type`. */
export function readProjection(definition: Definition, [from, to]: readonly [number, number], table: Fact, position: number, names: Names): Fact {
  const name = nameOf(definition.tokens[from + 1] as Token)
  const text = definition.slice(from + 2, to)
  const [database, owner] = table.name as readonly [string, string]
  return fact(
    'projection',
    [database, owner, name],
    { definition: text },
    { parent: table.key, position, needs: references(text, names, [database, owner]) },
  )
}
