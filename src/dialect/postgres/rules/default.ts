import { keyOf } from '../../../core/fact.js'
import type { Change, Rule, World } from '../../../core/rule.js'
import { id } from '../quote.js'
import { origin } from './heirs.js'
import { ddl, relation, type Of } from './draft.js'
import { dropsFirst } from './table.js'

type Default = Of<'default'>

/** Defaults of columns. */
export const defaultValue: Rule<Default> = {
  rank: 32,
  create: (fact, world) => (handed(undefined, fact, world) ? [] : [set(fact)]),
  drop: (fact, world) => {
    const column = world.to.facts.get(keyOf('column', fact.name))
    const generated = column !== undefined && column.attrs.generated !== null && world.from.facts.get(column.key)?.attrs.generated === null
    return generated ? [] : [ddl(`${alter(fact)} DROP DEFAULT`)]
  },
  alone: () => true,
  dropsFirst,
  keeps: () => null,
  alter: { expression: ({ from, to, world }: Change<Default>) => (handed(from, to, world) ? [] : [set(to)]) },
  position: 'unordered',
}

/** Whether the parent's statement sets this default as well: it hands its own down. */
function handed(from: Default | undefined, to: Default, world: World): boolean {
  const column = world.to.facts.get(keyOf('column', to.name))
  const above = column ? origin(column, world.to.facts) : undefined
  const given = above ? world.to.facts.get(keyOf('default', above.name)) : undefined
  if (!column?.attrs.inherited || !given || given.attrs.expression !== to.attrs.expression) return false
  const before = world.from.facts.get(given.key)
  if (!world.from.facts.has(column.parent as typeof given.key)) return true
  return before?.attrs.expression !== given.attrs.expression && before?.attrs.expression === from?.attrs.expression
}

function set(fact: Default) {
  return ddl(`${alter(fact)} SET DEFAULT ${fact.attrs.expression}`)
}

function alter(fact: Default): string {
  return `ALTER ${fact.parent?.startsWith('view ') ? 'VIEW' : 'TABLE'} ${relation(fact)} ALTER COLUMN ${id(fact.name[2] ?? '')}`
}
