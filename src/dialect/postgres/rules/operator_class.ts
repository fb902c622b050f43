import type { Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, object, relation, type Of } from './draft.js'

/** Operator families: members of their own come and go one by one. */
export const operatorFamily: Rule<Of<'operator_family'>> = {
  rank: 42,
  create: (fact, world) => {
    const members = Object.values(fact.attrs.members)
    const add = members.length === 0 ? [] : [ddl(`ALTER ${object(fact)} ADD ${members.join(', ')}`)]
    return [ddl(`CREATE ${object(fact)}`), ...dressed(fact, world), ...add]
  },
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    members: ({ from, to }) => {
      const gone = Object.keys(from.attrs.members).filter((each) => from.attrs.members[each] !== to.attrs.members[each])
      const made = Object.entries(to.attrs.members).flatMap(([each, clause]) => (from.attrs.members[each] === clause ? [] : [clause]))
      return [
        ...(gone.length > 0 ? [ddl(`ALTER ${object(to)} DROP ${gone.join(', ')}`)] : []),
        ...(made.length > 0 ? [ddl(`ALTER ${object(to)} ADD ${made.join(', ')}`)] : []),
      ]
    },
    ...alterOwned,
  },
  position: 'unordered',
}

/** Operator classes: nothing of one can be altered. */
export const operatorClass: Rule<Of<'operator_class'>> = {
  rank: 43,
  create: (fact, world) => [ddl(`CREATE OPERATOR CLASS ${relation(fact)} ${fact.attrs.definition}`), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { definition: 'recreate', ...alterOwned },
  position: 'unordered',
}
