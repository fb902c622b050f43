import type { Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, nameOf, object, spoken, type Of } from './draft.js'
import { swapped } from './type.js'

/** Range types. */
export const range: Rule<Of<'range'>> = {
  rank: 13,
  create: (fact, world) => [ddl(`CREATE TYPE ${nameOf(fact)} AS RANGE (${fact.attrs.definition})`), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: (fact) => ({
    refuse: `type ${spoken(fact)} cannot be made anew while columns hold its values`,
    wayOut: 'Write the change by hand with `trueup new`.',
  }),
  alter: { definition: ({ to, world }) => swapped(to, [ddl(`CREATE TYPE ${nameOf(to)} AS RANGE (${to.attrs.definition})`)], world), ...alterOwned },
  position: 'unordered',
}
