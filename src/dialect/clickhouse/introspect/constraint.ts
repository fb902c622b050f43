// Constraints, except the one that trueup itself puts on tables in the scratch engine (see twin.ts).
import type { Fact } from '../../../core/fact.js'
import type { Definition } from '../definition.js'
import { nameOf, type Token } from '../lex.js'
import { fact } from '../model.js'
import { references, type Names } from './row.js'

/** `CONSTRAINT name CHECK expression` or `… ASSUME expression`. */
export function readConstraint(definition: Definition, [from, to]: readonly [number, number], table: Fact, position: number, names: Names): Fact {
  const name = nameOf(definition.tokens[from + 1] as Token)
  const text = definition.slice(from + 2, to)
  const [database, owner] = table.name as readonly [string, string]
  return fact(
    'constraint',
    [database, owner, name],
    { definition: text },
    { parent: table.key, position, needs: references(text, names, [database, owner]) },
  )
}
