// Finds out what became of a statement that nobody heard of again: from the server's own records, and where it keeps none,
// from what is there now.
import type { Outcome } from '../dialect/dialect.js'
import { pause } from './retry.js'
import type { Runnable } from './run.js'

/** Compares what is there with the states before and after a statement. */
export type Judge = (migration: Runnable, statement: number) => Promise<'done' | 'never' | 'unknown'>

export interface Sources {
  outcome(id: string): Promise<Outcome>
  judge(): Promise<'done' | 'never' | 'unknown'>
  /** Throws where somebody asked the run to stop. */
  stop(): void
  waiting(): void
}

/** What became of the statement that was run with `id`, after it has ended. */
export async function learn(id: string | undefined, sources: Sources): Promise<Exclude<Outcome, { readonly state: 'running' }>> {
  for (;;) {
    const outcome: Outcome = id === undefined ? { state: 'unknown' } : await sources.outcome(id)
    if (outcome.state === 'unknown') return { state: await sources.judge() }
    if (outcome.state !== 'running') return outcome as Exclude<Outcome, { readonly state: 'running' }>
    sources.stop()
    sources.waiting()
    await pause(1000)
  }
}
