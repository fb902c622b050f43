import type { Change, Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, object, type Of } from './draft.js'

/** Functions: replaced in place, unless what callers see of them changes. */
export const routine: Rule<Of<'function'>> = {
  rank: 40,
  create: (fact, world) => [ddl(fact.attrs.definition.replace(/^CREATE OR REPLACE /, 'CREATE ')), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    arguments: 'recreate',
    result: 'recreate',
    definition: ({ to }: Change<Of<'function'>>) => [ddl(to.attrs.definition, [], { redefines: true })],
    ...alterOwned,
  },
  position: 'unordered',
}
