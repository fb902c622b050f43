import type { Hazard } from '../../../core/hazard.js'
import type { Change, Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id, role } from '../quote.js'
import { ddl, type Of } from './draft.js'
import { privilegeChange } from './privileges.js'

type DefaultPrivilege = Of<'default_privilege'>

/** Default privileges: changed after everything that is made has been made. */
export const defaultPrivilege: Rule<DefaultPrivilege> = {
  rank: 90,
  nameless: true,
  backdrop: true,
  create: (fact) => [...(builtin(fact) ? [statement(fact, 'REVOKE ALL', 'FROM')] : []), ...give(fact, fact.attrs.privileges)],
  drop: (fact) => {
    const [, schema, objects, grantee] = fact.name
    if (schema === '' && grantee === '') return [statement(fact, 'GRANT ALL', 'TO')]
    const everybody = schema === '' && grantee === 'public' ? (objects === 'FUNCTIONS' ? 'EXECUTE' : objects === 'TYPES' ? 'USAGE' : '') : ''
    return [statement(fact, 'REVOKE ALL', 'FROM'), ...(everybody === '' ? [] : [statement(fact, `GRANT ${everybody}`, 'TO')])]
  },
  keeps: () => null,
  alter: { privileges: change },
  position: 'unordered',
}

/** Whether the grantee has something here that nobody gave it. */
function builtin({ name: [, schema, , grantee] }: DefaultPrivilege): boolean {
  return schema === '' && (grantee === '' || grantee === 'public')
}

function statement(fact: DefaultPrivilege, verb: string, preposition: 'TO' | 'FROM', suffix = ''): Draft {
  const [creator = '', schema = '', objects, grantee = ''] = fact.name
  const scope = `${creator === '' ? '' : ` FOR ROLE ${id(creator)}`}${schema === '' ? '' : ` IN SCHEMA ${id(schema)}`}`
  const hazards: readonly Hazard[] =
    preposition === 'FROM'
      ? []
      : [{ code: 'security', message: `${grantee === '' ? 'the owner' : grantee} may do more with new ${objects?.toLowerCase()}` }]
  return ddl(
    `ALTER DEFAULT PRIVILEGES${scope} ${verb} ON ${objects} ${preposition} ${grantee === '' && creator !== '' ? id(creator) : role(grantee)}${suffix}`,
    hazards,
  )
}

function give(fact: DefaultPrivilege, privileges: readonly string[]): readonly Draft[] {
  const plain = privileges.filter((each) => !each.endsWith('*'))
  const optional = privileges.filter((each) => each.endsWith('*')).map((each) => each.slice(0, -1))
  return [
    ...(plain.length > 0 ? [statement(fact, `GRANT ${plain.join(', ')}`, 'TO')] : []),
    ...(optional.length > 0 ? [statement(fact, `GRANT ${optional.join(', ')}`, 'TO', ' WITH GRANT OPTION')] : []),
  ]
}

function change({ from, to }: Change<DefaultPrivilege>): readonly Draft[] {
  const { gone, options, added } = privilegeChange(from.attrs.privileges, to.attrs.privileges)
  return [
    ...(gone.length > 0 ? [statement(to, `REVOKE ${gone.join(', ')}`, 'FROM')] : []),
    ...(options.length > 0 ? [statement(to, `REVOKE GRANT OPTION FOR ${options.join(', ')}`, 'FROM')] : []),
    ...give(to, added),
  ]
}
