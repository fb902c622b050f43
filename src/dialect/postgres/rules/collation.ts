import type { Rule } from '../../../core/rule.js'
import { dependants, alterOwned, ddl, dressed, nameOf, object, spoken, type Of } from './draft.js'

/** Collations. */
export const collation: Rule<Of<'collation'>> = {
  rank: 6,
  create: (fact, world) => [ddl(`CREATE COLLATION ${nameOf(fact)} (${fact.attrs.definition})`), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: (fact, world) => {
    const users = dependants(world, [fact.key], ['column', 'domain', 'composite'])
    return users.length === 0
      ? null
      : {
          refuse: `collation ${spoken(fact)} cannot be made anew while ${users.map(spoken).join(', ')} uses it`,
          wayOut: 'Make a collation under another name and move the columns to it.',
        }
  },
  alter: { definition: 'recreate', ...alterOwned },
  position: 'unordered',
}
