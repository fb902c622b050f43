import type { Rule } from '../../../core/rule.js'
import { comment, commented, ddl, object, spoken, type Of } from './draft.js'

/** Access methods: nothing of one can be altered. */
export const accessMethod: Rule<Of<'access_method'>> = {
  rank: 8,
  create: (fact) => [ddl(`CREATE ${object(fact)} TYPE ${fact.attrs.definition}`), ...commented(object(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: (fact, world) => {
    const users = [...world.from.facts.values()].filter(({ kind, attrs }) => kind === 'table' && attrs.accessMethod === fact.name[0])
    return users.length === 0
      ? null
      : { refuse: `access method ${spoken(fact)} cannot be made anew under its tables`, wayOut: 'Move the tables to another one first.' }
  },
  alter: { definition: 'recreate', comment: ({ to }) => [comment(object(to), to.attrs.comment)] },
  position: 'unordered',
}
