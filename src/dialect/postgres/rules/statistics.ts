import type { Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'

/** Extended statistics. */
export const statistics: Rule<Of<'statistics'>> = {
  rank: 57,
  create: (fact, world) => [ddl(fact.attrs.definition), ...(fact.attrs.target === null ? [] : [target(fact)]), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  alone: () => true,
  keeps: () => null,
  alter: { definition: 'recreate', target: ({ to }) => [target(to)], ...alterOwned },
  position: 'unordered',
}

function target(fact: Of<'statistics'>) {
  return ddl(`ALTER STATISTICS ${nameOf(fact)} SET STATISTICS ${fact.attrs.target ?? -1}`)
}
