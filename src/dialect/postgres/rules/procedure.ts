import type { Change, Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, object, type Of } from './draft.js'
import { calledAs, define, fewerDefaults } from './function.js'

/** Procedures. */
export const procedure: Rule<Of<'procedure'>> = {
  rank: 41,
  create: (fact, world) => [define(fact, world), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  calledAs,
  keeps: () => null,
  alter: {
    arguments: 'recreate',
    defaults: fewerDefaults,
    definition: ({ to }: Change<Of<'procedure'>>) => [ddl(to.attrs.definition, [], { redefines: true })],
    ...alterOwned,
  },
  position: 'unordered',
}
