import { childrenOf, type Fact, type Key } from '../../../core/fact.js'
import type { Rule, World } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { id } from '../quote.js'
import { render } from '../render.js'
import { clause, loneClause, rewrite, spoken } from './draft.js'
import { membership } from './table.js'

/** Data-skipping indexes: no ALTER changes one, so a change is DROP and ADD in one statement. */
export const index: Rule<ClickHouseFact<'index'>> = {
  rank: 40,
  create: (fact, world) => [
    clause(fact.name, `ADD ${render(fact, world.to.facts)}${place(fact, world)}`, [], { makes: [fact.key] }),
    loneClause(fact.name, `MATERIALIZE INDEX ${id(fact.name[2] ?? '')}`, [rewrite(`builds index ${spoken(fact)} for the parts that are there`)]),
  ],
  drop: (fact) => [clause(fact.name, `DROP INDEX ${id(fact.name[2] ?? '')}`)],
  membership: (fact, world) => membership(fact, world, 'mergeTree'),
  keeps: () => null,
  alter: { expression: 'recreate', type: 'recreate', granularity: 'recreate' },
  position: 'unordered',
}

/** ` FIRST`, ` AFTER name` or nothing: where a new index or projection goes among its siblings. */
export function place(fact: Fact, world: World): string {
  const siblings = childrenOf(world.to.facts, fact.parent as Key).filter((other) => other.kind === fact.kind)
  const at = siblings.findIndex((other) => other.key === fact.key)
  if (at === siblings.length - 1) return ''
  return at === 0 ? ' FIRST' : ` AFTER ${id(siblings[at - 1]?.name[2] ?? '')}`
}
