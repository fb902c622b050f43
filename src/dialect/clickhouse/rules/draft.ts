// How this dialect's statements are drafted: one place for what holds for all of them.
import type { Fact } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Refusal } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { qualified } from '../quote.js'

/** A statement of its own. ClickHouse has no transactional DDL. */
export function statement(sql: string, hazards: readonly Hazard[] = [], more: Pick<Draft, 'makes' | 'needs' | 'unmakes'> = {}): Draft {
  return { sql, hazards, transaction: 'outside', ...more }
}

/** One clause of an ALTER TABLE; neighbours of one table are merged, because the server applies them as one. */
export function clause(
  table: readonly string[],
  text: string,
  hazards: readonly Hazard[] = [],
  more: Pick<Draft, 'makes' | 'needs' | 'unmakes'> = {},
): Draft {
  const into = `ALTER TABLE ${qualified(...table.slice(0, 2))}`
  return { ...statement(`${into}\n    ${text}`, hazards, more), merge: { into, clause: text } }
}

/** A clause that reads on past a comma (MODIFY TTL, MODIFY SETTING, STATISTICS) and so cannot stand in a list. */
export function loneClause(
  table: readonly string[],
  text: string,
  hazards: readonly Hazard[] = [],
  more: Pick<Draft, 'makes' | 'needs' | 'unmakes'> = {},
): Draft {
  return statement(`ALTER TABLE ${qualified(...table.slice(0, 2))}\n    ${text}`, hazards, more)
}

export const loss = (message: string): Hazard => ({ code: 'data-loss', message })
export const rewrite = (message: string): Hazard => ({ code: 'rewrite', message })
export const notAtomic = (message: string): Hazard => ({ code: 'not-atomic', message })

/** A refusal where the SQL to run would hold a secret that the server hides. */
export function hiddenSecret(sql: string, what: string): Refusal | undefined {
  if (!sql.includes('[HIDDEN]')) return undefined
  return {
    refuse: `the definition of ${what} holds a secret that the server hides, so trueup cannot write it`,
    wayOut: 'Write this statement by hand with `trueup new`, or keep the secret in a named collection and refer to that.',
  }
}

/** `"shop"."orders"."id"` as a person says it. */
export function spoken(fact: Fact): string {
  return fact.name.join('.')
}
