// What is run, what a run works with, and what it tells while it goes on.
import type { Dialect, Ledger, LedgerEvent, Session, SqlStatement } from '../dialect/dialect.js'
import type { Hold } from './hold.js'
import type { Judge } from './learn.js'
import type { InDoubt } from './trouble.js'

export interface Runnable {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly kind: 'apply' | 'revert'
  /** Each statement by itself, also where the server could take them all back. */
  readonly noTransaction: boolean
  readonly statements: readonly SqlStatement[]
}

export type RunEvent = { readonly version: string } & (
  | { readonly event: 'migration'; readonly name: string; readonly kind: 'apply' | 'revert'; readonly statements: number; readonly from: number }
  | { readonly event: 'statement'; readonly statement: number; readonly statements: number; readonly sql: string }
  | { readonly event: 'retry'; readonly statement: number; readonly attempt: number; readonly reason: string }
  | { readonly event: 'waiting'; readonly statement: number; readonly reason: string }
  /** It failed, and what it should do is done: an earlier attempt did it. */
  | { readonly event: 'found'; readonly statement: number }
  | { readonly event: 'background'; readonly object: string; readonly left: number; readonly most: number; readonly milliseconds: number }
  | { readonly event: 'done'; readonly kind: 'apply' | 'revert'; readonly milliseconds: number }
)

export interface RunContext {
  readonly dialect: Dialect
  readonly session: Session
  readonly ledger: Ledger
  readonly hold: Hold
  /** Name in the files → name on the server. */
  readonly databases: Readonly<Record<string, string>>
  /** The managed databases by their names on the server. */
  readonly managed: readonly string[]
  readonly trueup: string
  /** What a person decided about a statement in doubt. */
  readonly inDoubt?: InDoubt
  /** Whether to wait for what statements leave going on. */
  readonly wait: boolean
  readonly judge: Judge
  /** Milliseconds for which a statement that the server refuses for now, or a server that does not answer, is tried again. */
  readonly patience: number
  /** Somebody asked the run to stop: it does before its next statement. */
  stopping(): boolean
  report(event: RunEvent): void
}

/** What a migration has to do with those before and after it in the same run. */
export interface Neighbours {
  /** Events of the one before that are not written yet. */
  readonly carried: readonly LedgerEvent[]
  /** A transaction comes next: the disk may wait for that one. */
  readonly followed: boolean
}

/** What the ledger is told of a migration, or of one of its statements; `hashes` are theirs. */
export function eventOf(
  { version, name, checksum, kind }: Runnable,
  hashes: readonly string[],
  event: LedgerEvent['event'],
  statement: number,
): LedgerEvent {
  const statementHash = statement === 0 ? '' : (hashes[statement - 1] ?? '')
  return { version, name, checksum, kind, event, statement, statements: hashes.length, statementHash, error: '', note: '' }
}
