import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { id } from '../quote.js'
import { render } from '../render.js'
import { clause, loneClause, rewrite, spoken } from './draft.js'
import { place } from './index.js'
import { membership } from './table.js'

/** Projections: changed by DROP and ADD, and built for the parts that are there. */
export const projection: Rule<ClickHouseFact<'projection'>> = {
  rank: 45,
  create: (fact, world) => [
    clause(fact.name, `ADD ${render(fact, world.to.facts)}${place(fact, world)}`, [], { makes: [fact.key] }),
    loneClause(fact.name, `MATERIALIZE PROJECTION ${id(fact.name[2] ?? '')}`, [
      rewrite(`builds projection ${spoken(fact)} for the parts that are there`),
    ]),
  ],
  drop: (fact) => [clause(fact.name, `DROP PROJECTION ${id(fact.name[2] ?? '')}`)],
  membership: (fact, world) => membership(fact, world, 'mergeTree'),
  keeps: () => null,
  alter: { definition: 'recreate' },
  position: 'unordered',
}
