import type { Rule } from '../../../core/rule.js'
import { comment, commented, ddl, nameOf, object, type Of } from './draft.js'

/** Transforms. */
export const transform: Rule<Of<'transform'>> = {
  rank: 41,
  create: (fact) => [ddl(`CREATE TRANSFORM ${nameOf(fact)} (${fact.attrs.definition})`), ...commented(object(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    definition: ({ to }) => [ddl(`CREATE OR REPLACE TRANSFORM ${nameOf(to)} (${to.attrs.definition})`)],
    comment: ({ to }) => [comment(object(to), to.attrs.comment)],
  },
  position: 'unordered',
}
