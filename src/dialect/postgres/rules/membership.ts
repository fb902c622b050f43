import type { Change, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { Hazard } from '../../../core/hazard.js'
import { keyOf } from '../../../core/fact.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { ddl, type Of } from './draft.js'

type Membership = Of<'membership'>

/** Memberships: what a role may do because it belongs to another one. */
export const membership: Rule<Membership> = {
  rank: -10,
  nameless: true,
  create: (fact, world) => [grant(fact, world)],
  drop: (fact, world) => [...revokedByOthers(fact, world), revoke(fact)],
  alone: () => true,
  keeps: () => null,
  alter: { admin: change, inherit: change, set: change },
  position: 'unordered',
}

const options = ['admin', 'inherit', 'set'] as const

/** More is granted on top of what is there; where something goes, all of it goes and what stays is granted again. */
function change({ from, to, world }: Change<Membership>): readonly Draft[] {
  const less = options.filter((option) => from.attrs[option] && !to.attrs[option])
  const others = revokedByOthers(to, world)
  if (less.length === 1 && less[0] === 'admin' && others.length === 0 && from.attrs.inherit === to.attrs.inherit && from.attrs.set === to.attrs.set) {
    return [revoke(to, 'ADMIN OPTION FOR ')]
  }
  // Without its option a grant does what the member's own INHERIT says, which is how servers before 16 understand it as well.
  const back = (from.attrs.inherit !== to.attrs.inherit && to.attrs.inherit === inherits(to, world)) || from.attrs.set !== to.attrs.set
  const again = less.length > 0 || back
  return again ? [...others, revoke(to), grant(to, world)] : [grant(to, world)]
}

function revoke(fact: Membership, what = '', suffix = ''): Draft {
  const [member = '', granted = ''] = fact.name
  return ddl(`REVOKE ${what}${id(granted)} FROM ${id(member)}${suffix}`)
}

/** Servers from 16 on keep apart what different roles granted. */
function revokedByOthers(fact: Membership, { from }: World): readonly Draft[] {
  return (from.lists.serverGrantors ?? []).flatMap((each) => {
    const [member, granted, grantor = ''] = JSON.parse(each) as readonly string[]
    return member === fact.name[0] && granted === fact.name[1] ? [revoke(fact, '', ` GRANTED BY ${id(grantor)}`)] : []
  })
}

function grant(fact: Membership, world: World): Draft {
  const [member = '', granted = ''] = fact.name
  const { admin, inherit, set } = fact.attrs
  const clauses = [...(inherit === inherits(fact, world) ? [] : [`INHERIT ${word(inherit)}`]), ...(set ? [] : ['SET FALSE'])]
  const clause = clauses.length > 0 ? ` WITH ${[...(admin ? ['ADMIN TRUE'] : []), ...clauses].join(', ')}` : admin ? ' WITH ADMIN OPTION' : ''
  return ddl(`GRANT ${id(granted)} TO ${id(member)}${clause}`, hazards(fact, world))
}

function word(value: boolean): string {
  return value ? 'TRUE' : 'FALSE'
}

/** What a grant without the option comes to. */
function inherits(fact: Membership, { to }: World): boolean {
  return factAt(to.facts, fact.parent, 'role')?.attrs.inherit ?? true
}

/** A role that is made only now has nothing yet that its members could get at; nor does less than before give them more. */
function hazards(fact: Membership, { from, to }: World): readonly Hazard[] {
  const [member = '', granted = ''] = fact.name
  const before = factAt(from.facts, fact.key, 'membership')?.attrs
  if (before && options.every((option) => before[option] || !fact.attrs[option])) return []
  const key = keyOf('role', [granted])
  if (to.facts.has(key) && !from.facts.has(key)) return []
  return [{ code: 'security', message: `${member} may do what ${granted} may` }]
}
