import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { id } from '../quote.js'
import { render } from '../render.js'
import { hiddenSecret, spoken, statement } from './draft.js'

const byHand = {
  refuse: 'the values of a named collection are secrets that the server hides, so trueup cannot write its change',
  wayOut: 'Write ALTER NAMED COLLECTION by hand with `trueup new`.',
}

/** Named collections: their keys are compared, their values are never read or written. */
export const namedCollection: Rule<ClickHouseFact<'named_collection'>> = {
  rank: 5,
  create: (fact, world) => {
    const sql = render(fact, world.to.facts)
    return hiddenSecret(sql, spoken(fact)) ?? [statement(sql)]
  },
  drop: (fact) => [
    statement(`DROP NAMED COLLECTION ${id(fact.name[0] ?? '')}`, [
      { code: 'irreversible', message: `drops named collection ${spoken(fact)} with values nobody can read back` },
    ]),
  ],
  withstands: () => true,
  keeps: () => byHand,
  alter: { definition: byHand },
  position: 'unordered',
}
