import type { Rule } from '../../../core/rule.js'
import { qualified } from '../quote.js'
import { alterOwned, ddl, dressed, object, type Of } from './draft.js'
import { calledAs, namesakes } from './function.js'

/** Aggregates. */
export const aggregate: Rule<Of<'aggregate'>> = {
  rank: 42,
  create: (fact, world) => [
    ddl(`CREATE AGGREGATE ${qualified(...fact.name.slice(0, 2))} ${fact.attrs.definition}`, [], { awaits: namesakes(fact, world) }),
    ...dressed(fact, world),
  ],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  calledAs,
  keeps: () => null,
  alter: { definition: 'recreate', ...alterOwned },
  position: 'unordered',
}
