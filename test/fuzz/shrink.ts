// Makes a failing pair small: whatever can go while the same thing still fails, goes.
import type { Pair, Pairs, Verdict } from './pair.js'

export async function shrink<Schema>(
  pairs: Pairs<Schema>,
  seed: number,
  pair: Pair<Schema>,
  verdict: Verdict,
  most = 400,
): Promise<readonly [Pair<Schema>, Verdict]> {
  let [smallest, why] = [pair, verdict]
  let attempts = 0
  for (let at = 0; attempts < most; ) {
    const next = pairs.simpler(...smallest)[at]
    if (!next) break
    attempts++
    const result = await pairs.check(seed, next)
    if (result.stage === verdict.stage && kindOf(result) === kindOf(verdict)) [smallest, why] = [next, result]
    else at++
  }
  return [smallest, why]
}

/** The words of a failure without the names in it. */
function kindOf({ message = '' }: Verdict): string {
  return /\(([A-Z_]{6,})\)/.exec(message)?.[1] ?? message.slice(0, 25)
}
