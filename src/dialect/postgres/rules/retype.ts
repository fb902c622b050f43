// What old values become where a column has another type.
import type { World } from '../../../core/rule.js'
import { id } from '../quote.js'
import { convertible, isText, rooted } from '../type.js'
import type { Of } from './draft.js'
import { takesNew } from './type.js'

/** The expression, by a cast or through the text; undefined where the server does it by itself. */
export function valueAs(from: Of<'column'>, to: Of<'column'>, world: World): string | undefined {
  const { serverCasts = [], serverExplicitCasts = [] } = world.from.lists
  const [before, after] = [rooted(from.attrs.type, world.from.facts), rooted(to.attrs.type, world.to.facts)]
  // The new type of a name knows nothing of the one that had it before.
  const strange = before.base === after.base && from.needs.some((need) => takesNew(need, world))
  if (!strange && convertible(before, after, serverCasts)) return undefined
  // What is no list becomes one of itself.
  const field = id(to.name[2] ?? '')
  const inList = after.array && !before.array && !isText(before) && convertible(before, { ...after, array: false }, serverCasts)
  if (!strange && inList) return `CASE WHEN ${field} IS NOT NULL THEN ARRAY[${field}]::${to.attrs.type} END`
  const through =
    (!strange && convertible(before, after, serverExplicitCasts)) || isText(before) ? '' : `text${before.array && after.array ? '[]' : ''}::`
  return `${field}::${through}${to.attrs.type}`
}
