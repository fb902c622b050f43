import { keyOf, type Fact, type Key } from '../../../core/fact.js'
import type { Change, Rule, World } from '../../../core/rule.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { attachedNow, origin, suitsHeirs } from './heirs.js'
import { ddl, relation, type Of } from './draft.js'
import { dropsFirst } from './table.js'

type Default = Of<'default'>

/** Defaults of columns. */
export const defaultValue: Rule<Default> = {
  rank: 32,
  create: (fact, world) => (handed(undefined, fact, world) ? [] : [set(fact, world)]),
  drop: (fact, world) => {
    const column = world.to.facts.get(keyOf('column', fact.name))
    const generated = column !== undefined && column.attrs.generated !== null && world.from.facts.get(column.key)?.attrs.generated === null
    return generated ? [] : [ddl(`${alter(fact, undefined, world)} DROP DEFAULT`)]
  },
  alone: () => true,
  dropsFirst,
  keeps: () => null,
  alter: { expression: ({ from, to, world }: Change<Default>) => (handed(from, to, world) ? [] : [set(to, world)]) },
  position: 'unordered',
}

/** Whether the parent's statement sets this default as well: it hands its own down. */
function handed(from: Default | undefined, to: Default, world: World): boolean {
  const column = world.to.facts.get(keyOf('column', to.name))
  const above = column ? origin(column, world.to.facts) : undefined
  const given = above ? expressionOf(above, world) : undefined
  if (!above || !column?.attrs.inherited || given !== to.attrs.expression) return false
  const before = world.from.facts.get(keyOf('default', above.name))
  if (!world.from.facts.has(column.parent as Key)) return true
  if (attachedNow(column, world)) return false
  return before?.attrs.expression !== given && before?.attrs.expression === from?.attrs.expression && suits(above, given, world)
}

function set(fact: Default, world: World) {
  return ddl(`${alter(fact, fact.attrs.expression, world)} SET DEFAULT ${fact.attrs.expression}`)
}

/** The server sets the default of all heirs as well, and those may have one of their own. */
function alter(fact: Default, expression: string | undefined, world: World): string {
  const column = world.to.facts.get(keyOf('column', fact.name))
  const noun = fact.parent?.startsWith('view ') ? 'VIEW' : column === undefined || suits(column, expression, world) ? 'TABLE' : 'TABLE ONLY'
  return `ALTER ${noun} ${relation(fact)} ALTER COLUMN ${id(fact.name[2] ?? '')}`
}

function suits(column: Fact, expression: string | undefined, world: World): boolean {
  return suitsHeirs(column, world, (heir) => expressionOf(heir, world) === expression)
}

function expressionOf(column: Fact, { to }: World) {
  return factAt(to.facts, keyOf('default', column.name), 'default')?.attrs.expression
}
