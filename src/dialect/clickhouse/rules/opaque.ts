import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { qualified } from '../quote.js'
import { hiddenSecret, loss, spoken, statement } from './draft.js'

const unknown = {
  refuse: 'trueup has no model for this object, so it will not change it',
  wayOut: 'Write the change by hand with `trueup new`.',
}

/** Objects without a model: made from the server's own text, dropped with a warning, never altered. */
export const opaque: Rule<ClickHouseFact<'opaque'>> = {
  rank: 80,
  create: (fact) => hiddenSecret(fact.attrs.definition, spoken(fact)) ?? [statement(fact.attrs.definition)],
  drop: (fact) => [statement(`DROP TABLE ${qualified(...fact.name)}`, [loss(`drops ${spoken(fact)}, of which trueup cannot say what it holds`)])],
  withstands: () => true,
  keeps: () => unknown,
  alter: { definition: unknown },
  position: 'unordered',
}
