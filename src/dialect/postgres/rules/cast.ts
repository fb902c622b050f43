import type { Rule } from '../../../core/rule.js'
import { comment, commented, ddl, object, type Of } from './draft.js'

/** Casts. Expressions need them and the server does not say so: they are made as soon as they can be, and dropped last. */
export const cast: Rule<Of<'cast'>> = {
  rank: 15,
  create: (fact) => [ddl(`CREATE ${object(fact)} ${fact.attrs.definition}`), ...commented(object(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { definition: 'recreate', comment: ({ to }) => [comment(object(to), to.attrs.comment)] },
  position: 'unordered',
}
