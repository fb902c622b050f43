// A foreign key, key or index that a partition has of its own beside an equal one of a table above it. One that is there already
// when the table gets a parent, or the parent its own, becomes part of the parent's (PostgreSQL, CompareIndexInfo,
// tryAttachPartitionForeignKey): to stay the partition's it has to come after. So it needs the one above.
import { childrenOf, keyOf, usersOf, type Fact, type Facts, type Key } from '../../core/fact.js'
import type { World } from '../../core/rule.js'
import { withoutNames, withoutParameters } from './index-text.js'
import { factAt } from './model.js'

/** The facts, those that have a twin above needing it. */
export function withTwins(facts: Facts): Facts {
  const changed = new Map<Key, Fact>()
  for (const { key } of facts.values()) {
    if (!factAt(facts, key, 'table')?.attrs.partitionOf) continue
    for (const own of childrenOf(facts, key)) {
      const above = isKey(own) ? twinsAbove(own, key, facts) : []
      if (above.length > 0) changed.set(own.key, { ...own, needs: [...new Set([...own.needs, ...above])].sort() })
    }
  }
  return changed.size === 0 ? facts : new Map([...facts].map(([key, fact]) => [key, changed.get(key) ?? fact]))
}

/** Whether `other`, which the fact needs, is its twin above. */
export function isTwin(fact: Fact, other: Fact): boolean {
  return fact.kind === other.kind && fact.parent !== other.parent && sameShape(fact, other)
}

/** What is there and stays below `above`, as its twin: it makes way when `above` comes. */
export function twinsBelow(above: Fact, { from, to }: World): readonly Key[] {
  return usersOf(to.facts, above.key).flatMap((fact) => (isTwin(fact, above) && from.facts.has(fact.key) ? [fact.key] : []))
}

/** Whether a partition has a twin of the fact. */
export function hasTwinBelow(above: Fact, { from: { facts } }: World): boolean {
  return usersOf(facts, above.key).some((fact) => isTwin(fact, above))
}

/** What the table, and those below it, have as twins of what is above it: it makes way when the table is attached. */
export function twinsOf(table: Key, { from, to: { facts } }: World): readonly Key[] {
  const inside = new Set([table])
  for (const key of inside) {
    for (const user of usersOf(facts, key)) {
      const parent = factAt(facts, user.key, 'table')?.attrs.partitionOf?.parent
      if (parent && keyOf('table', parent) === key) inside.add(user.key)
    }
  }
  const own = [...inside].flatMap((key) => childrenOf(facts, key)).filter(({ key }) => from.facts.has(key))
  return own.flatMap((fact) => {
    const above = fact.needs.flatMap((need) => facts.get(need) ?? []).filter((other) => isTwin(fact, other))
    return above.some(({ parent }) => parent !== undefined && !inside.has(parent)) ? [fact.key] : []
  })
}

function twinsAbove(own: Fact, table: Key, facts: Facts): readonly Key[] {
  const parent = factAt(facts, table, 'table')?.attrs.partitionOf?.parent
  if (!parent) return []
  const above = keyOf('table', parent)
  return [...childrenOf(facts, above).flatMap((other) => (isTwin(own, other) ? [other.key] : [])), ...twinsAbove(own, above, facts)]
}

function isKey(fact: Fact): boolean {
  return fact.kind === 'index' || (fact.kind === 'constraint' && fact.attrs.type !== 'c')
}

/** Whether the server may take one for a part of the other. */
export function sameShape(fact: Fact, other: Fact): boolean {
  return isKey(fact) && isKey(other) && shapeOf(fact) === shapeOf(other)
}

/** What the server compares of two: neither names, parameters and the order of values, nor whether a key is the primary one. */
function shapeOf({ attrs }: Fact): string {
  const index = String(attrs.index ?? attrs.definition)
  if (!index.startsWith('CREATE ')) return `${attrs.type} ${index}`
  return (
    withoutParameters(withoutNames(index))
      .replace(/ (?:ASC|DESC|NULLS FIRST|NULLS LAST)(?=[ ,)])/g, '')
      .replace(/ TABLESPACE (?:"(?:[^"]|"")*"|\S+)/, '')
      // The server compares what is left of a predicate when constants are worked out.
      .replace(/ WHERE .*\btrue\b.*$/s, '')
  )
}
