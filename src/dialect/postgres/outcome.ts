// What a failure says about its statement.
import type { Failure } from '../../core/failure.js'

/**
 * Refusals that pass by themselves; the server took back what it had begun. https://www.postgresql.org/docs/current/errcodes-appendix.html:
 * serialization_failure, deadlock_detected, lock_not_available, object_in_use, too_many_connections, cannot_connect_now.
 */
const passing = new Set(['40001', '40P01', '55P03', '55006', '53300', '57P03'])

/** The server went away: admin_shutdown, crash_shutdown, idle_session_timeout, connection exceptions. */
const lost = /^(57P0[125]|08)/

export function verdict(failure: Failure): 'failed' | 'again' | 'unheard' {
  if (failure.code === 'connection-failed') return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|cannot connect/.test(failure.message) ? 'again' : 'unheard'
  if (failure.code !== 'statement-failed') return 'failed'
  const state = String(failure.detail.sqlstate ?? '')
  return lost.test(state) ? 'unheard' : passing.has(state) ? 'again' : 'failed'
}
