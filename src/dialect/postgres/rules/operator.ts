import type { Answer, Change, Rule } from '../../../core/rule.js'
import { qualified } from '../quote.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'
import { calledAs, namesakes } from './function.js'

type Operator = Of<'operator'>

/** Operators. */
export const operator: Rule<Operator> = {
  rank: 41,
  create: (fact, world) => {
    const { definition, commutator, negator, restrict, join } = fact.attrs
    const more = Object.entries({ COMMUTATOR: commutator, NEGATOR: negator, RESTRICT: restrict, JOIN: join })
    const clauses = [definition, ...more.flatMap(([word, value]) => (value === null ? [] : [`${word} = ${value}`]))]
    return [
      ddl(`CREATE OPERATOR ${nameOf(fact).replace(/ \(.*$/, '')} (${clauses.join(', ')})`, [], { awaits: namesakes(fact, world) }),
      ...dressed(fact, world),
    ]
  },
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  calledAs,
  keeps: () => null,
  alter: {
    definition: 'recreate',
    commutator: (change) => counterpart(change, 'commutator'),
    negator: (change) => counterpart(change, 'negator'),
    restrict: ({ to }) => [ddl(`ALTER ${object(to)} SET (RESTRICT = ${to.attrs.restrict ?? 'NONE'})`)],
    join: ({ to }) => [ddl(`ALTER ${object(to)} SET (JOIN = ${to.attrs.join ?? 'NONE'})`)],
    ...alterOwned,
  },
  position: 'unordered',
}

/** An operator that comes or goes ties itself to its counterpart, or unties itself (PostgreSQL, OperatorUpd): there is nothing to do then. */
function counterpart({ from, to, world }: Change<Operator>, side: 'commutator' | 'negator'): Answer {
  const there = (operator: string | null, state: typeof world.from) =>
    operator !== null && [...state.facts.values()].some((fact) => fact.kind === 'operator' && sign(fact.name) === operator)
  const before = from.attrs[side]
  const after = to.attrs[side]
  const untied = before === null || !there(before, world.to)
  const tied = after === null || (before === null && !there(after, world.from))
  return untied && tied ? [] : { recreate: [to.key] }
}

function sign([schema = '', name = '']: readonly string[]): string {
  return `OPERATOR(${qualified(schema)}.${name})`
}
