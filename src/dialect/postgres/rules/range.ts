import type { Answer, Change, Rule } from '../../../core/rule.js'
import { id, qualified } from '../quote.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'
import { beside, holdsValues, swapped } from './type.js'

/** Range types. */
export const range: Rule<Of<'range'>> = {
  rank: 13,
  create: (fact, world) => [ddl(`CREATE TYPE ${nameOf(fact)} AS RANGE (${fact.attrs.definition})`), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: holdsValues,
  alter: { definition: swap, ...beside(alterOwned) },
  position: 'unordered',
}

/** The multirange of the old one, and the function that makes an empty one, make room for those of the new. */
function swap({ from, to, world }: Change<Of<'range'>>): Answer {
  const [schema = '', name = ''] = from.name
  const named = /MULTIRANGE_TYPE_NAME = (.*)$/s.exec(from.attrs.definition)?.[1]
  const usual = name.includes('range') ? name.replace('range', 'multirange') : `${name}_multirange`
  const [multirange, aside] = [named ?? qualified(schema, usual), id(`${name.slice(0, 40)}__old_multirange`)]
  const away = [ddl(`ALTER TYPE ${multirange} RENAME TO ${aside}`), ddl(`ALTER FUNCTION ${multirange}() RENAME TO ${aside}`)]
  return swapped(to, [...away, ddl(`CREATE TYPE ${nameOf(to)} AS RANGE (${to.attrs.definition})`)], world)
}
