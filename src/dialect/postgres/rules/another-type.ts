// Types that become others under their names: columns of theirs go on by the text of their values.
import type { Fact } from '../../../core/fact.js'
import type { World } from '../../../core/rule.js'
import { factAt } from '../model.js'
import type { Of } from './draft.js'

/** Whether values go, or stand in another order: others are added in place. */
export function otherValues({ from, to }: { readonly from: Of<'enum'>; readonly to: Of<'enum'> }): boolean {
  const kept = to.attrs.values.filter((value) => from.attrs.values.includes(value))
  return kept.length !== from.attrs.values.length || kept.some((value, i) => value !== from.attrs.values[i])
}

/** Whether the type that a column has by name is made anew. */
export function hasAnotherType(column: Fact, { from: { facts: before }, to: { facts: after } }: World): boolean {
  return column.needs.some((need) => {
    const [wasEnum, isEnum] = [factAt(before, need, 'enum'), factAt(after, need, 'enum')]
    if (wasEnum && isEnum) return otherValues({ from: wasEnum, to: isEnum })
    const [wasDomain, isDomain] = [factAt(before, need, 'domain'), factAt(after, need, 'domain')]
    if (wasDomain && isDomain) return wasDomain.attrs.type !== isDomain.attrs.type || wasDomain.attrs.collation !== isDomain.attrs.collation
    const [wasRange, isRange] = [factAt(before, need, 'range'), factAt(after, need, 'range')]
    return wasRange !== undefined && isRange !== undefined && wasRange.attrs.definition !== isRange.attrs.definition
  })
}
