import type { Answer, Change, Rule } from '../../../core/rule.js'
import { id, role } from '../quote.js'
import { comment, commented, ddl, relation, spoken, type Of } from './draft.js'
import { spare } from './spare.js'
import { dropsFirst } from './table.js'

type Policy = Of<'policy'>

/** Row security policies. */
export const policy: Rule<Policy> = {
  rank: 65,
  create: (fact) => {
    const { command, permissive, roles, using, check } = fact.attrs
    const clauses = `${permissive ? '' : ' AS RESTRICTIVE'}${command === 'ALL' ? '' : ` FOR ${command}`} TO ${roles.map(role).join(', ')}${using === null ? '' : ` USING (${using})`}${check === null ? '' : ` WITH CHECK (${check})`}`
    return [ddl(`CREATE POLICY ${on(fact).slice('POLICY '.length)}${clauses}`), ...commented(on(fact), fact.attrs.comment)]
  },
  drop: (fact) => [ddl(`DROP ${on(fact)}`, [{ code: 'security', message: `drops policy ${spoken(fact)}` }])],
  alone: () => true,
  dropsFirst,
  spare,
  keeps: () => null,
  alter: {
    command: 'recreate',
    permissive: 'recreate',
    roles: alter,
    using: alter,
    check: alter,
    comment: ({ to }) => [comment(on(to), to.attrs.comment)],
  },
  position: 'unordered',
}

function on(fact: Policy): string {
  return `POLICY ${id(fact.name[2] ?? '')} ON ${relation(fact)}`
}

/** ALTER POLICY can change an expression and not take one away. */
function alter({ from, to }: Change<Policy>): Answer {
  const { roles, using, check } = to.attrs
  if ((from.attrs.using !== null && using === null) || (from.attrs.check !== null && check === null)) return { recreate: [to.key] }
  const clauses = `${roles.join() === from.attrs.roles.join() ? '' : ` TO ${roles.map(role).join(', ')}`}${using === from.attrs.using ? '' : ` USING (${using})`}${check === from.attrs.check ? '' : ` WITH CHECK (${check})`}`
  return [ddl(`ALTER ${on(to)}${clauses}`, [{ code: 'security', message: `changes policy ${spoken(to)}` }])]
}
