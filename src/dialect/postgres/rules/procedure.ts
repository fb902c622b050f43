import type { Change, Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, object, type Of } from './draft.js'

/** Procedures. */
export const procedure: Rule<Of<'procedure'>> = {
  rank: 41,
  create: (fact, world) => [ddl(fact.attrs.definition.replace(/^CREATE OR REPLACE /, 'CREATE ')), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    arguments: 'recreate',
    definition: ({ to }: Change<Of<'procedure'>>) => [ddl(to.attrs.definition, [], { redefines: true })],
    ...alterOwned,
  },
  position: 'unordered',
}
