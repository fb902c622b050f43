import type { Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'

/** Conversions between encodings. */
export const conversion: Rule<Of<'conversion'>> = {
  rank: 41,
  create: (fact, world) => [
    ddl(`CREATE ${fact.attrs.default ? 'DEFAULT ' : ''}CONVERSION ${nameOf(fact)} ${fact.attrs.definition}`),
    ...dressed(fact, world),
  ],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { default: 'recreate', definition: 'recreate', ...alterOwned },
  position: 'unordered',
}
