// The only error type a user can act on. Expected outcomes (differences, hazards, refusals) are values, not failures;
// bugs are plain assertions.

/** Stable slugs: scripts branch on them, so a name is never reused for another meaning. */
export type FailureCode =
  | 'config-invalid'
  | 'config-missing'
  | 'variable-missing'
  | 'file-unreadable'
  | 'file-exists'
  | 'sql-invalid'
  | 'duplicate-object'
  | 'circular-objects'
  | 'engine-missing'
  | 'engine-crashed'
  | 'engine-timeout'
  | 'connection-failed'
  | 'ledger-elsewhere'
  | 'lock-held'
  | 'lock-lost'
  | 'interrupted'
  | 'drift-found'
  | 'statement-failed'
  | 'history-mismatch'
  | 'sum-mismatch'
  | 'hazard-refused'
  | 'change-refused'
  | 'plan-unproven'
  | 'usage'

/** What exit code a failure of each code ends the process with (DESIGN section 7). */
const exitOf: Readonly<Record<FailureCode, number>> = {
  'config-invalid': 2,
  'config-missing': 2,
  'variable-missing': 2,
  'file-unreadable': 2,
  'file-exists': 2,
  'sql-invalid': 2,
  'duplicate-object': 2,
  'circular-objects': 2,
  'engine-missing': 1,
  'engine-crashed': 1,
  'engine-timeout': 1,
  'connection-failed': 1,
  'ledger-elsewhere': 1,
  'lock-held': 1,
  'lock-lost': 1,
  interrupted: 1,
  'drift-found': 5,
  'statement-failed': 1,
  'history-mismatch': 5,
  'sum-mismatch': 3,
  'hazard-refused': 4,
  'change-refused': 4,
  'plan-unproven': 1,
  usage: 2,
}

/** Where in a file something is wrong; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

export interface FailureDetail {
  readonly place?: Place
  readonly object?: string
  readonly statement?: string
  readonly server?: string
  readonly [more: string]: unknown
}

/** An error whose message names the problem and whose hint names the next action in the imperative. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly hint: string
  readonly detail: FailureDetail

  constructor(code: FailureCode, message: string, hint: string, detail: FailureDetail = {}) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.hint = hint
    this.detail = detail
  }

  get exit(): number {
    return exitOf[this.code]
  }
}

/** `file:line:column`, as editors and terminals link it. */
export function placeText(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
}

/** Throws when trueup contradicts itself; the message asks for a report because no user can mend it. */
export function assert(claim: unknown, message: string): asserts claim {
  if (!claim) throw new Error(`${message}; this is a bug in trueup, please report it with the output of --verbose`)
}
