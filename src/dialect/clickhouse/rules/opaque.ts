import type { Rule } from '../../../core/rule.js'
import type { State } from '../../../core/state.js'
import type { ClickHouseFact } from '../model.js'
import { qualified } from '../quote.js'
import { hiddenSecret, loss, spoken, statement } from './draft.js'

const unknown = {
  refuse: 'trueup has no model for this object, so it will not change it',
  wayOut: 'Write the change by hand with `trueup new`.',
}

/** Whether the object is there in the other state too, where trueup could read it: then it is a change, and no drop. */
function otherwise(fact: ClickHouseFact<'opaque'>, { facts }: State): boolean {
  return (fact.provides ?? []).some((name) => [...facts.values()].some((other) => other.kind !== fact.kind && other.provides?.includes(name)))
}

/** Objects without a model: made from the server's own text, dropped with a warning, never altered. */
export const opaque: Rule<ClickHouseFact<'opaque'>> = {
  rank: 80,
  create: (fact, world) =>
    (otherwise(fact, world.from) ? unknown : undefined) ?? hiddenSecret(fact.attrs.definition, spoken(fact)) ?? [statement(fact.attrs.definition)],
  drop: (fact, world) =>
    otherwise(fact, world.to)
      ? unknown
      : [statement(`DROP ${word(fact)} ${qualified(...fact.name)}`, [loss(`drops ${spoken(fact)}, of which trueup cannot say what it holds`)])],
  withstands: () => true,
  keeps: () => unknown,
  alter: { definition: unknown },
  position: 'unordered',
}

function word({ attrs }: ClickHouseFact<'opaque'>): string {
  return /^CREATE (?:MATERIALIZED )?(VIEW|DICTIONARY)\b/.exec(attrs.definition)?.[1] ?? 'TABLE'
}
