// Runs one migration, statement by statement, with every step in the ledger before and after it. Stops at the first
// failure; the next run goes on at that statement.
import { Failure, placeText } from '../core/failure.js'
import { hashText } from '../core/hash.js'
import type { Dialect, Ledger, LedgerEvent, Session, SqlStatement } from '../dialect/dialect.js'
import type { Revision } from './history.js'

export interface Runnable {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly statements: readonly SqlStatement[]
}

export type RunEvent =
  | { readonly event: 'migration'; readonly version: string; readonly name: string; readonly statements: number; readonly from: number }
  | { readonly event: 'statement'; readonly version: string; readonly statement: number; readonly statements: number; readonly sql: string }
  | { readonly event: 'done'; readonly version: string; readonly milliseconds: number }

export interface RunContext {
  readonly dialect: Dialect
  readonly session: Session
  readonly ledger: Ledger
  readonly databases: Readonly<Record<string, string>>
  readonly trueup: string
  report(event: RunEvent): void
}

/** What a person decided about a statement of which nobody knows whether it ran. */
export type InDoubt = 'retry' | 'done'

/** Runs what is left of a migration. Throws `statement-failed` with the place, and `history-mismatch` where it cannot go on. */
export async function runMigration(
  migration: Runnable,
  revision: Revision | undefined,
  inDoubt: InDoubt | undefined,
  context: RunContext,
): Promise<void> {
  const { session, ledger, dialect, databases, trueup, report } = context
  const hashes = migration.statements.map((statement) => hashText(statement.text))
  const partial = revision?.state === 'partial' ? revision : undefined
  const event = (event: LedgerEvent['event'], statement: number, error = ''): LedgerEvent => ({
    version: migration.version,
    name: migration.name,
    checksum: migration.checksum,
    kind: 'apply',
    event,
    statement,
    statements: hashes.length,
    statementHash: statement === 0 ? '' : (hashes[statement - 1] ?? ''),
    error,
  })
  if (partial) verifyDone(migration, partial, hashes)
  if (partial?.inDoubt !== undefined && inDoubt === undefined) throw doubtful(migration, partial.inDoubt)
  const started = Date.now()
  // What is known is written together with what comes next: one round trip a statement, and never a step that is not told.
  let known = [event('started', 0)]
  let done = partial?.done.length ?? 0
  if (partial?.inDoubt !== undefined && inDoubt === 'done') {
    known.push(event('done', partial.inDoubt))
    done++
  }
  report({ event: 'migration', version: migration.version, name: migration.name, statements: hashes.length, from: done + 1 })
  let at = done
  const runOne = async () => {
    const statement = migration.statements[at] as SqlStatement
    report({ event: 'statement', version: migration.version, statement: at + 1, statements: hashes.length, sql: statement.text })
    await ledger.append([...known, event('started', at + 1)], trueup)
    known = []
    await session.run(dialect.localise(statement.text, databases))
    known = [event('done', at + 1)]
  }
  while (at < migration.statements.length) {
    const first = at
    const [before, end] = [known, endOfTransaction(migration.statements, at, dialect)]
    const whole = end > first
    try {
      if (!whole) await runOne()
      else
        await session.transaction?.(async () => {
          for (; at < end; at++) await runOne()
          at = end - 1
          await ledger.append(known, trueup)
          known = []
        })
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'statement-failed') throw error
      // A transaction that fails takes its rows back, and with them what was to be written together with the first of them.
      await ledger.append([...(whole ? before : []), event('failed', at + 1, error.detail.server ?? error.message)], trueup)
      throw stopped(migration, at + 1, whole ? first : at, error)
    }
    at++
  }
  await ledger.append([...known, event('done', 0)], trueup)
  report({ event: 'done', version: migration.version, milliseconds: Date.now() - started })
}

/** Where the transaction ends that begins with the statement at `start`; `start` where that statement runs by itself. */
function endOfTransaction(statements: readonly SqlStatement[], start: number, dialect: Dialect): number {
  if (!dialect.transactionalDdl || statements.some(({ leading }) => /^--\s*trueup:\s*no-transaction\s*$/m.test(leading))) return start
  const end = statements.findIndex(({ text }, i) => i >= start && dialect.transaction(text) === 'outside')
  return end < 0 ? statements.length : end
}

/** The statements that ran before must be the ones the file begins with now. */
function verifyDone(migration: Runnable, revision: Revision, hashes: readonly string[]): void {
  const at = revision.done.findIndex((hash, i) => hash !== hashes[i])
  if (at < 0) return
  throw new Failure(
    'history-mismatch',
    `migration ${migration.version} ran up to statement ${revision.done.length}, and statement ${at + 1} of its file has changed since`,
    'Put the statements that already ran back as they were; those after them may be edited.',
    migration.statements[at] ? { place: migration.statements[at].place } : {},
  )
}

function doubtful(migration: Runnable, number: number): Failure {
  const statement = migration.statements[number - 1]
  return new Failure(
    'history-mismatch',
    `statement ${number} of migration ${migration.version} was started and never reported back: nobody knows whether it ran`,
    'Look at the database, then run `trueup apply --in-doubt done` if its effect is there, or `--in-doubt retry` if it is not.',
    // Not the statement itself: it may hold a secret, and its place is enough to find it.
    statement ? { place: statement.place } : {},
  )
}

/** `kept`: how many statements have run and stay as they are. */
function stopped(migration: Runnable, number: number, kept: number, error: Failure): Failure {
  const statement = migration.statements[number - 1] as SqlStatement
  const taken = kept === 0 ? 'nothing of the migration stays' : `the first ${kept} have run and stay as they are, the others were taken back`
  const stays = kept === number - 1 ? 'the ones before it have run and stay as they are' : taken
  return new Failure(
    'statement-failed',
    `statement ${number} of ${migration.statements.length} in migration ${migration.version}_${migration.name} failed: ${error.detail.server ?? error.message}`,
    `Mend the statement at ${placeText(statement.place)} (${stays}), run \`trueup hash\`, and run \`trueup apply\` again: it goes on here.`,
    { place: statement.place, statement: error.detail.statement ?? '', server: error.detail.server ?? error.message },
  )
}
