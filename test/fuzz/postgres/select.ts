// What views select.
import type { Random } from '../random.js'
import { predicate, value } from './expressions.js'
import { freshName } from './names.js'
import { columnsOf, type Item, type Name, type Schema, type Select } from './schema.js'

export function someSelect(random: Random, schema: Schema, source: Name): Select {
  const columns = columnsOf(schema, source)
  const taken = new Set<string>()
  const items = random
    .shuffle(columns)
    .slice(0, random.between(1, 5))
    .flatMap((column): Item[] => {
      const made = random.chance(0.25) ? value(random, schema, columns) : undefined
      const as = random.chance(0.7) && !taken.has(column.name) ? column.name : freshName(random, taken)
      if (taken.has(as)) return []
      taken.add(as)
      return made ? [{ expression: made.expression, as, type: made.type }] : [{ expression: [{ column: column.name }], as, type: null }]
    })
  return {
    source: { thing: source },
    items,
    shape: random.pick(['plain', 'plain', 'plain', 'plain', 'star', 'count', 'join', 'union', 'with', 'subquery', 'window', 'limit'] as const),
    where: random.chance(0.3) ? predicate(random, schema, columns) : null,
  }
}
