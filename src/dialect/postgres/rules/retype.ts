// What old values become where a column has another type.
import type { World } from '../../../core/rule.js'
import { id } from '../quote.js'
import { convertible, isText, rooted, type Rooted } from '../type.js'
import type { Of } from './draft.js'
import { takesNew } from './type.js'

/** The expression, by a cast, a function or through the text; undefined where the server does it by itself. */
export function valueAs(from: Of<'column'>, to: Of<'column'>, world: World): string | undefined {
  const { serverCasts = [], serverExplicitCasts = [] } = world.from.lists
  const [before, after] = [rooted(from.attrs.type, world.from.facts), rooted(to.attrs.type, world.to.facts)]
  // The new type of a name knows nothing of the one that had it before.
  const strange = before.base === after.base && from.needs.some((need) => takesNew(need, world))
  if (!strange && convertible(before, after, serverCasts)) return undefined
  const field = id(to.name[2] ?? '')
  if ((!strange && convertible(before, after, serverExplicitCasts)) || isText(before)) return `${field}::${to.attrs.type}`
  const made = special(field, before, after, serverExplicitCasts, strange) ?? textOf(field, before, after)
  return made === `to_${to.attrs.type}(${field})` ? made : `${made}::${to.attrs.type}`
}

/** What a value is of a type that does not read its text. What it cannot be makes the statement fail. */
function special(field: string, before: Rooted, after: Rooted, casts: readonly string[], strange: boolean): string | undefined {
  if (isJson(after)) return `to_${after.base}(${field})`
  if (isJson(before)) return after.array ? undefined : `(${field} #>> '{}')`
  if (after.array && !before.array) {
    const element = !strange && convertible(before, { ...after, array: false }, casts) ? field : textOf(field, before, before)
    return `CASE WHEN ${field} IS NOT NULL THEN ARRAY[${element}] END`
  }
  if (before.array && !after.array) return `CASE cardinality(${field}) WHEN 1 THEN array_to_string(${field}, '') ELSE ${field}::text END`
  // The server has casts between boolean and integer only, and no number reads 'true'.
  const truth = [before.base, after.base].includes('boolean')
  if (!truth || !casts.includes(`${before.base}>integer`) || !casts.includes(`integer>${after.base}`)) return undefined
  return `${field}::integer${before.array ? '[]' : ''}`
}

function isJson({ base, array }: Rooted): boolean {
  return !array && /^jsonb?$/.test(base)
}

function textOf(field: string, before: Rooted, after: Rooted): string {
  return `${field}::text${before.array && after.array ? '[]' : ''}`
}
