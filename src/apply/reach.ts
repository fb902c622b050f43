// Asking a server that may be away for a while, or has no room just now.
import { Failure } from '../core/failure.js'
import { until } from './retry.js'
import type { RunContext } from './run.js'

/** Repeats a question to a server that does not answer, or has no room just now; the last failure where it stays so. */
export async function reach<T>(
  { dialect, patience }: Pick<RunContext, 'dialect' | 'patience'>,
  ask: () => Promise<T>,
): Promise<{ readonly value: T } | Failure> {
  let last = new Failure('connection-failed', 'the server does not answer', 'Run the command again when it is back.')
  const answer = await until(patience, async () => {
    try {
      return { value: await ask() }
    } catch (error) {
      if (!(error instanceof Failure) || !settleable(error) || dialect.verdict(error) === 'failed') throw error
      last = error
      return undefined
    }
  })
  return answer ?? last
}

/** Failures after which the run can go on by itself, or note in the ledger what happened. */
export function settleable(failure: Failure): boolean {
  return failure.code === 'statement-failed' || failure.code === 'connection-failed'
}
