// Why a migration stopped, and what a person can do about it.
import { Failure, placeText } from '../core/failure.js'
import type { Dialect, SqlStatement } from '../dialect/dialect.js'
import type { Revision } from './history.js'
import type { Runnable } from './run.js'

/** What a person decided about a statement of which nobody knows whether it ran. */
export type InDoubt = 'retry' | 'done'

const command = { apply: 'apply', revert: 'down' } as const

/** Where the transaction ends that begins with the statement at `start`; `start` where that statement runs by itself. */
export function endOfTransaction({ statements, noTransaction }: Runnable, start: number, dialect: Dialect): number {
  if (!dialect.transactionalDdl || noTransaction) return start
  const end = statements.findIndex(({ text }, i) => i >= start && dialect.transaction(text) === 'outside')
  return end < 0 ? statements.length : end
}

/** The statements that ran before must be the ones the file begins with now. Throws `history-mismatch`. */
export function verifyDone(migration: Runnable, revision: Revision, hashes: readonly string[]): void {
  const at = revision.done.findIndex((hash, i) => hash !== hashes[i])
  if (at < 0) return
  throw new Failure(
    'history-mismatch',
    `migration ${migration.version} ran up to statement ${revision.done.length}, and statement ${at + 1} of its file has changed since`,
    'Put the statements that already ran back as they were; those after them may be edited. Or settle it with `trueup repair`.',
    migration.statements[at] ? { place: migration.statements[at].place } : {},
  )
}

export function doubtful(migration: Runnable, number: number): Failure {
  const statement = migration.statements[number - 1]
  return new Failure(
    'history-mismatch',
    `statement ${number} of migration ${migration.version} was started and never reported back, and neither the server's records nor what is there now tell whether it ran`,
    `Look at the database, then run \`trueup ${command[migration.kind]} --in-doubt done\` if its effect is there, or \`--in-doubt retry\` if it is not.`,
    // Not the statement itself: it may hold a secret, and its place is enough to find it.
    statement ? { place: statement.place } : {},
  )
}

/** A statement that failed when it had changed some rows already, on a server that takes nothing back. */
export function halfDone(migration: Runnable, number: number, words: string): Failure {
  const statement = migration.statements[number - 1]
  return new Failure(
    'history-mismatch',
    `statement ${number} of migration ${migration.version} failed, and rows that it wrote before that may be there: ${words}`,
    `Look at the rows. Take away what it wrote and run \`trueup ${command[migration.kind]} --in-doubt retry\`, or write the rest by hand and run it with \`--in-doubt done\`.`,
    { ...(statement ? { place: statement.place } : {}), server: words },
  )
}

/** `kept`: how many statements have run and stay as they are. */
export function stopped(migration: Runnable, number: number, kept: number, error: Failure): Failure {
  const statement = migration.statements[number - 1] as SqlStatement
  const taken = kept === 0 ? 'nothing of the migration stays' : `the first ${kept} have run and stay as they are, the others were taken back`
  const stays = kept === number - 1 ? 'the ones before it have run and stay as they are' : taken
  return new Failure(
    'statement-failed',
    `statement ${number} of ${migration.statements.length} in migration ${migration.version}_${migration.name} failed: ${error.detail.server ?? error.message}`,
    `Mend the statement at ${placeText(statement.place)} (${stays}), run \`trueup hash\`, and run \`trueup ${command[migration.kind]}\` again: it goes on here.`,
    { place: statement.place, statement: error.detail.statement ?? '', server: error.detail.server ?? error.message },
  )
}

/** `done`: how many of the migration's statements have run. */
export function interrupted(migration: Runnable, done: number): Failure {
  const { version, name, kind, statements } = migration
  return new Failure(
    'interrupted',
    `stopped as asked: ${done} of ${statements.length} statements of migration ${version}_${name} were reached, and nothing runs on the server now`,
    `\`trueup status\` shows how it stands; \`trueup ${command[kind]}\` goes on.`,
  )
}

export function unreached(migration: Runnable, number: number, last: Failure): Failure {
  const words = last.detail.server ?? last.message
  return new Failure(
    'connection-failed',
    `the server went away at statement ${number} of migration ${migration.version}_${migration.name} and did not come back: ${words.split('\n')[0]}`,
    `When it is back, run \`trueup ${command[migration.kind]}\` again: it finds out what became of the statement, and goes on.`,
    { server: words },
  )
}
