import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { literal, qualified } from '../quote.js'
import { render, viewBody } from '../render.js'
import { clause, statement } from './draft.js'

/** Plain views: no ALTER changes their query, but CREATE OR REPLACE swaps them whole. */
export const view: Rule<ClickHouseFact<'view'>> = {
  rank: 60,
  create: (fact, world) => [statement(render(fact, world.to.facts))],
  drop: (fact) => [statement(`DROP VIEW ${qualified(...fact.name)}`)],
  replace: (fact) => [statement(`CREATE OR REPLACE VIEW ${viewBody(fact)}`)],
  withstands: () => true,
  keeps: () => null,
  alter: {
    columns: 'recreate',
    query: 'recreate',
    definer: 'recreate',
    security: 'recreate',
    comment: ({ to }) => [clause(to.name, `MODIFY COMMENT ${literal(to.attrs.comment)}`)],
  },
  position: 'unordered',
}
