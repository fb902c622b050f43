// The whole exit policy. The table in the README is made from this.
import { Failure } from '../core/failure.js'

export const exitCodes = {
  done: { code: 0, meaning: 'done, or nothing to do' },
  failed: { code: 1, meaning: 'failed: a server error, or a bug' },
  usage: { code: 2, meaning: 'usage, configuration or input SQL' },
  found: { code: 3, meaning: 'differences, pending migrations or findings' },
  refused: { code: 4, meaning: 'refused: a hazard that was not allowed, or a change trueup will not write' },
  mismatch: {
    code: 5,
    meaning: 'history mismatch: an applied migration was changed or is missing, a partial run is in doubt, or a baseline does not fit',
  },
} as const

/** The code for an error: a failure knows its own, oclif's usage errors are 2, anything else is a bug. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Failure) return error.exit
  const oclif = (error as { oclif?: { exit?: number } }).oclif?.exit
  return oclif ?? exitCodes.failed.code
}
