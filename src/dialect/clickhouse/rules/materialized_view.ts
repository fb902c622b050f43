import type { Answer, Change, Refusal, Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { ClickHouseFact } from '../model.js'
import { literal, qualified } from '../quote.js'
import { render } from '../render.js'
import { clause, loneClause, loss, notAtomic, spoken, statement } from './draft.js'

type View = ClickHouseFact<'materialized_view'>

/** Materialized views: with a target they hold no rows and can be made anew; with an inner table they cannot. */
export const materializedView: Rule<View> = {
  rank: 70,
  create: (fact, world) => [statement(render(fact, world.to.facts), [], {})],
  drop: (fact, world) => {
    const hazards = fact.attrs.storage === null ? [] : [loss(`drops ${spoken(fact)} with the rows of its inner table`)]
    const back = world.to.facts.has(fact.key)
    return [
      statement(
        `DROP VIEW ${qualified(...fact.name)} SYNC`,
        back ? [...hazards, notAtomic(`rows inserted before ${spoken(fact)} is there again do not pass through it`)] : hazards,
      ),
    ]
  },
  keeps: (fact) => (fact.attrs.storage === null ? null : innerRows(fact)),
  withstands: (fact) => fact.attrs.storage !== null,
  alter: {
    refresh: ({ from, to }) =>
      from.attrs.refresh !== null && to.attrs.refresh !== null
        ? [loneClause(to.name, `MODIFY REFRESH ${to.attrs.refresh}${to.attrs.append ? ' APPEND' : ''}`)]
        : { recreate: [to.key] },
    append: 'recreate',
    target: 'recreate',
    columns: modifyQuery,
    storage: 'recreate',
    query: modifyQuery,
    definer: 'recreate',
    security: 'recreate',
    comment: ({ to }) => [clause(to.name, `MODIFY COMMENT ${literal(to.attrs.comment)}`)],
  },
  position: 'unordered',
}

/** MODIFY QUERY derives the column list anew; an inner table takes a new query only where its columns stay. */
function modifyQuery({ from, to }: Change<View>): Answer {
  if (from.attrs.query === to.attrs.query) return { recreate: [to.key] }
  if (from.attrs.storage !== null && from.attrs.columns !== to.attrs.columns) return innerRows(from)
  const draft: Draft = loneClause(to.name, `MODIFY QUERY\n${to.attrs.query}`)
  return [draft]
}

function innerRows(fact: View): Refusal {
  return {
    refuse: `ClickHouse cannot change this of ${spoken(fact)} in place, and its inner table may hold rows`,
    wayOut: 'Give the view a table of its own with TO (create the table, copy the rows, then make the view anew), by hand with `trueup new`.',
  }
}
