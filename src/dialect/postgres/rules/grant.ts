import { keyOf, type Fact } from '../../../core/fact.js'
import type { Change, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { Hazard } from '../../../core/hazard.js'
import { id, role } from '../quote.js'
import { bornWith, ddl, everybodyMay, owner, type Of } from './draft.js'
import { privilegeChange } from './privileges.js'

type Grant = Of<'grant'>

/** Grants: all that one grantee may do with one object, where that is not what everybody may from the start. */
export const grant: Rule<Grant> = {
  rank: 80,
  nameless: true,
  create: (fact, world) => {
    const [, column = '', grantee = ''] = fact.name
    const needs = column === '' ? [] : [keyOf('grant', [fact.name[0] ?? '', '', grantee])]
    return granted(fact, world).map((draft, i) => (i === 0 ? { ...draft, needs } : draft))
  },
  drop: (fact, world) => {
    const parent = world.from.facts.get(fact.parent as Grant['key'])
    const [target, column, grantee] = fact.name
    const everybody = parent ? everybodyMay(parent.kind) : ''
    // An owner that changes does so later, and what the one may do becomes the other's.
    const whom = who(fact, { from: world.from, to: world.from })
    if (column === '' && grantee === '') return [ddl(`GRANT ALL ON ${target} TO ${whom}`, security(fact, world))]
    const revoke = ddl(`REVOKE ${column === '' ? 'ALL' : `ALL (${id(column ?? '')})`} ON ${target} FROM ${whom}`)
    return grantee === 'public' && column === '' && everybody !== ''
      ? [revoke, ddl(`GRANT ${everybody} ON ${target} TO PUBLIC`, security(fact, world))]
      : [revoke]
  },
  alone: () => true,
  keeps: () => null,
  membership: (fact, world) => (world.to.facts.has(fact.key) && !clearsFirst(fact, world) ? undefined : { recreate: columnGrants(fact, world) }),
  alter: { privileges: change },
  position: 'unordered',
}

/** The grant on an object that is new. */
export function granted(fact: Grant, world: World): readonly Draft[] {
  const revoke = clearsFirst(fact, world) ? [ddl(`REVOKE ALL ON ${fact.name[0]} FROM ${who(fact, world)}`)] : []
  return [...revoke, ...give(fact, fact.attrs.privileges, world)]
}

/** Whether the grantee may have something that nobody gave it: it is taken back before the grant. */
function clearsFirst(fact: Grant, world: World): boolean {
  const parent = world.to.facts.get(fact.parent as Grant['key'])
  const [, column = '', grantee = ''] = fact.name
  const initially = parent !== undefined && (bornWith(parent, grantee, world) || (grantee === 'public' && everybodyMay(parent.kind) !== ''))
  return column === '' && (grantee === '' || initially)
}

/** Whoever may do more than before with something that is there already, and everybody who may do something. */
function security(fact: Grant, world: World): readonly Hazard[] {
  const grantee = fact.name[2] ?? ''
  const before = world.from.facts.get(fact.key)?.attrs.privileges
  if (Array.isArray(before) && fact.attrs.privileges.every((each) => before.includes(each))) return []
  if (grantee !== 'public' && !world.from.facts.has(fact.parent as Grant['key'])) return []
  const whoever = grantee === '' ? 'the owner' : grantee === 'public' ? 'everybody' : grantee
  const column = fact.name[1] ? `column ${id(fact.name[1])} of ` : ''
  return [{ code: 'security', message: `${whoever} may do more with ${column}${fact.name[0]}` }]
}

function who(fact: Grant, world: World): string {
  const parent = world.to.facts.get(fact.parent as Grant['key']) ?? world.from.facts.get(fact.parent as Grant['key'])
  const grantee = fact.name[2] ?? ''
  if (grantee !== '') return role(grantee)
  return parent ? owner(objectOf(parent, world)) : 'CURRENT_USER'
}

/** The object a column belongs to, whose owner is meant. */
function objectOf(fact: Fact, world: World): Fact {
  const parent = fact.parent === undefined ? undefined : (world.to.facts.get(fact.parent) ?? world.from.facts.get(fact.parent))
  return parent ? objectOf(parent, world) : fact
}

function give(fact: Grant, privileges: readonly string[], world: World): readonly Draft[] {
  const [target, column = ''] = fact.name
  const spell = (privilege: string) => (column === '' ? privilege : `${privilege} (${id(column)})`)
  const plain = privileges.filter((each) => !each.endsWith('*'))
  const optional = privileges.filter((each) => each.endsWith('*')).map((each) => each.slice(0, -1))
  return [
    ...(plain.length > 0 ? [ddl(`GRANT ${plain.map(spell).join(', ')} ON ${target} TO ${who(fact, world)}`, security(fact, world))] : []),
    ...(optional.length > 0
      ? [ddl(`GRANT ${optional.map(spell).join(', ')} ON ${target} TO ${who(fact, world)} WITH GRANT OPTION`, security(fact, world))]
      : []),
  ]
}

function change({ from, to, world }: Change<Grant>) {
  const { gone, options, added } = privilegeChange(from.attrs.privileges, to.attrs.privileges)
  const [target, column = ''] = to.name
  const spell = (privilege: string) => (column === '' ? privilege : `${privilege} (${id(column)})`)
  const drafts = [
    ...(gone.length > 0 ? [ddl(`REVOKE ${gone.map(spell).join(', ')} ON ${target} FROM ${who(to, world)}`)] : []),
    ...(options.length > 0 ? [ddl(`REVOKE GRANT OPTION FOR ${options.map(spell).join(', ')} ON ${target} FROM ${who(to, world)}`)] : []),
    ...give(to, added, world),
  ]
  return gone.length > 0 ? { recreate: columnGrants(to, world), drafts } : drafts
}

/** What is taken from a grantee on a table is taken from it on the table's columns as well. */
function columnGrants(fact: Grant, world: World): readonly Grant['key'][] {
  const [target, column, grantee] = fact.name
  if (column !== '') return []
  return [...world.from.facts.values()].flatMap((each) =>
    each.kind === 'grant' && each.name[0] === target && each.name[1] !== '' && each.name[2] === grantee && world.to.facts.has(each.key)
      ? [each.key]
      : [],
  )
}
