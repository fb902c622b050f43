// Not-null constraints: from 18 on they have names, and may be one table's alone or not checked yet. Older servers take a name
// and forget it, so what one of them holds says nothing of names.
import { factsOf, type Fact } from '../../core/fact.js'
import type { State } from '../../core/state.js'

/** In `serverLacks` of a state that comes from a server which keeps none. */
export const notNullConstraints = 'not-null constraints'

/** Bytes of the longest name. */
const longest = 63

/** The name that the server gives to the constraint of a column where nobody does (PostgreSQL, makeObjectName). */
export function usualName(table: string, column: string): string {
  const label = '_not_null'
  const lengths = [Buffer.byteLength(table), Buffer.byteLength(column)] as [number, number]
  while (lengths[0] + lengths[1] > longest - label.length - 1) lengths[lengths[0] > lengths[1] ? 0 : 1]--
  return `${clipped(table, lengths[0])}_${clipped(column, lengths[1])}${label}`
}

function clipped(name: string, bytes: number): string {
  let result = ''
  for (const char of name) {
    if (Buffer.byteLength(result + char) > bytes) break
    result += char
  }
  return result
}

/** Whether a name may be the server's own: of a table or column that was called otherwise, or where another was in its way. */
function made(name: string | null): boolean {
  return name === null || /_not_null\d*$/.test(name)
}

const attributes = ['notNullName', 'notNullValid', 'notNullNoInherit', 'notNullComment'] as const

/** `to` with the constraints of `from` where the server's own names tell them apart, or one of the servers keeps none. */
export function unifyNotNulls(from: State, to: State): State {
  const lacking = [from, to].some(({ lists }) => lists.serverLacks?.includes(notNullConstraints))
  const replaced = new Map<Fact['key'], Fact>()
  for (const fact of to.facts.values()) {
    if (fact.kind !== 'column') continue
    const before = from.facts.get(fact.key)
    if (before === undefined || attributes.every((name) => before.attrs[name] === fact.attrs[name])) continue
    const own = [before, fact].every(({ attrs }) => made(attrs.notNullName as string | null))
    const kept = attributes.filter((name) => lacking || (own && name === 'notNullName'))
    if (kept.length > 0)
      replaced.set(fact.key, {
        ...fact,
        attrs: { ...fact.attrs, ...Object.fromEntries(kept.map((name) => [name, before.attrs[name]])) } as Fact['attrs'],
      })
  }
  return replaced.size === 0 ? to : { ...to, facts: factsOf([...to.facts.values()].map((fact) => replaced.get(fact.key) ?? fact)) }
}
