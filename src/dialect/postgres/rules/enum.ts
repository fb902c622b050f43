import type { Answer, Change, Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { literal } from '../quote.js'
import { otherValues } from './another-type.js'
import { alone, alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'
import { beside, holdsValues, swapped } from './type.js'

/** Enumerations: values are added in place, everything else takes a new type. */
export const enumeration: Rule<Of<'enum'>> = {
  rank: 10,
  create: (fact, world) => [make(fact), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: holdsValues,
  alter: { values, ...beside(otherValues, alterOwned) },
  position: 'unordered',
}

function make(fact: Of<'enum'>): Draft {
  return ddl(`CREATE TYPE ${nameOf(fact)} AS ENUM (${fact.attrs.values.map(literal).join(', ')})`)
}

/** A new value may be used only after the transaction that adds it. */
function values({ from, to, world }: Change<Of<'enum'>>): Answer {
  const [before, after] = [from.attrs.values, to.attrs.values]
  if (otherValues({ from, to })) return swapped(to, [make(to)], world)
  return after.flatMap((value, i) => {
    if (before.includes(value)) return []
    const place = i > 0 ? ` AFTER ${literal(after[i - 1] ?? '')}` : ` BEFORE ${literal(before[0] ?? '')}`
    const last = after.slice(0, i).filter((each) => before.includes(each)).length === before.length && after.slice(i + 1).length === 0
    return [alone(`ALTER TYPE ${nameOf(to)} ADD VALUE ${literal(value)}${before.length === 0 || (last && i === after.length - 1) ? '' : place}`)]
  })
}
