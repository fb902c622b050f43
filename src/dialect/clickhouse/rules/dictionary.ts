import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { literal, qualified } from '../quote.js'
import { dictionaryBody, render } from '../render.js'
import { clause, hiddenSecret, notAtomic, spoken, statement } from './draft.js'

/** Dictionaries: there is no ALTER DICTIONARY, but CREATE OR REPLACE swaps one whole; its rows live at its source. */
export const dictionary: Rule<ClickHouseFact<'dictionary'>> = {
  rank: 25,
  create: (fact, world) => {
    const sql = render(fact, world.to.facts)
    return hiddenSecret(sql, spoken(fact)) ?? [statement(sql)]
  },
  drop: (fact, world) => {
    const back = world.to.facts.has(fact.key)
    return [
      statement(`DROP DICTIONARY ${qualified(...fact.name)}`, back ? [notAtomic(`until ${spoken(fact)} is there again, what asks it fails`)] : []),
    ]
  },
  replace: (fact) => [statement(`CREATE OR REPLACE DICTIONARY ${dictionaryBody(fact)}`)],
  withstands: () => true,
  // Its source, not the columns of it.
  pins: (_, other) => other.parent === undefined && other.kind !== 'named_collection' && other.kind !== 'function',
  keeps: (fact, world) => hiddenSecret(render(world.to.facts.get(fact.key) ?? fact, world.to.facts), spoken(fact)) ?? null,
  alter: {
    definition: 'recreate',
    comment: ({ to }) => [clause(to.name, `MODIFY COMMENT ${literal(to.attrs.comment)}`)],
  },
  position: 'unordered',
}
