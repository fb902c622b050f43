// What `check` and `lint` find: each with its place and what to do about it.
import type { Place } from '../core/failure.js'
import type { ObjectChange } from './object.js'

export type FindingCode =
  | 'sum'
  | 'replay'
  | 'schema'
  | 'ungenerated'
  | 'checkpoint'
  | 'broken'
  | 'undeclared-hazard'
  | 'history'
  | 'partial'
  | 'drift'
  | 'pending'
  | 'left-out'
  | 'lint'

export interface Finding {
  readonly target: string
  readonly code: FindingCode
  /** A finding of severity `note` does not fail the build. */
  readonly severity: 'error' | 'note'
  readonly message: string
  readonly hint: string
  readonly place?: Place
  readonly change?: ObjectChange
}
