import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { id } from '../quote.js'
import { render } from '../render.js'
import { statement } from './draft.js'

/** SQL functions. The server expands them into what uses them, so dependants keep what they had. */
export const sqlFunction: Rule<ClickHouseFact<'function'>> = {
  rank: 10,
  create: (fact, world) => [statement(render(fact, world.to.facts))],
  drop: (fact) => [statement(`DROP FUNCTION ${id(fact.name[0] ?? '')}`)],
  replace: (fact, world) => [statement(render(fact, world.to.facts).replace(/^CREATE/, 'CREATE OR REPLACE'))],
  withstands: () => true,
  keeps: () => null,
  alter: { definition: 'recreate' },
  position: 'unordered',
}
