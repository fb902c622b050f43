// Lines for log collectors: one JSON document a line on stderr, in the order things happen.
import type { RunEvent } from '../apply/run.js'

export type LogFormat = 'text' | 'json'

/** Writes one line: time (ISO 8601, UTC), level, and what is given. */
export function logLine(level: 'info' | 'warn' | 'error', fields: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, ...fields })}\n`)
}

/** A step of a run. The statement itself is left out: it may hold a secret, and its number is enough to find it. */
export function logEvent(target: string, event: RunEvent): void {
  const { sql: _, ...fields } = { sql: '', ...event }
  logLine(event.event === 'retry' ? 'warn' : 'info', { target, ...fields })
}
