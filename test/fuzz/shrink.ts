// Makes a failing pair small: whatever can go while the same thing still fails, goes.
import type { Bench } from '../support/clickhouse.js'
import { simpler } from './mutate.js'
import { check, type Verdict } from './pair.js'
import type { Schema } from './schema.js'

type Pair = readonly [Schema, Schema]

export async function shrink(bench: Bench, seed: number, pair: Pair, verdict: Verdict, most = 400): Promise<readonly [Pair, Verdict]> {
  let [smallest, why] = [pair, verdict]
  let attempts = 0
  for (let at = 0; attempts < most; ) {
    const next = simpler(...smallest)[at]
    if (!next) break
    attempts++
    const result = await check(bench, seed, next)
    if (result.stage === verdict.stage && kindOf(result) === kindOf(verdict)) [smallest, why] = [next, result]
    else at++
  }
  return [smallest, why]
}

/** The words of a failure without the names in it. */
function kindOf({ message = '' }: Verdict): string {
  return /\(([A-Z_]{6,})\)/.exec(message)?.[1] ?? message.slice(0, 25)
}
