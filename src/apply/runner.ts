// Runs one migration, forwards or back, statement by statement, with every step in the ledger before and after it. Stops at
// the first failure; the next run goes on at that statement.
import { randomUUID } from 'node:crypto'
import { Failure } from '../core/failure.js'
import { hashText } from '../core/hash.js'
import type { LedgerEvent, SqlStatement } from '../dialect/dialect.js'
import { settleBackground } from './background.js'
import { revisionsOf, type Revision } from './history.js'
import { learn } from './learn.js'
import { reach, settleable } from './reach.js'
import { delayOf, pause } from './retry.js'
import { eventOf, type Neighbours, type RunContext, type Runnable } from './run.js'
import { doubtful, endOfTransaction, halfDone, interrupted, stopped, unreached, verifyDone } from './trouble.js'

/**
 * Runs what is left of a migration, and returns those of its events that are not written yet.
 * Throws `statement-failed` with the place, `history-mismatch` where it cannot go on, `lock-lost`, `interrupted`, `connection-failed` where the server stays away.
 */
export async function runMigration(
  migration: Runnable,
  revision: Revision | undefined,
  context: RunContext,
  neighbours: Neighbours,
): Promise<readonly LedgerEvent[]> {
  return await new Run(migration, revision?.state === 'partial' ? revision : undefined, context, neighbours).all()
}

/** Writes what the last migration of a run left to be written. Rows that are written twice do no harm. */
export async function flush(known: readonly LedgerEvent[], context: RunContext): Promise<void> {
  if (known.length === 0) return
  const written = await reach(context, () => context.ledger.append(known, context.trueup))
  if (written instanceof Failure) throw written
}

/** What the ledger says of a statement that failed because an earlier attempt had done it. */
const foundThere = 'it was there already, as an earlier attempt had left it'

class Run {
  private readonly migration: Runnable
  private readonly partial: Revision | undefined
  private readonly context: RunContext
  private readonly followed: boolean
  private readonly hashes: readonly string[]
  /** What is known and not written yet: it is written together with what comes next, one round trip a statement. */
  private known: LedgerEvent[]
  /** How many statements are done. */
  private at: number
  /** The end of the migration is not written yet. */
  private open = true

  constructor(migration: Runnable, partial: Revision | undefined, context: RunContext, { carried, followed }: Neighbours) {
    this.migration = migration
    this.partial = partial
    this.context = context
    this.known = [...carried]
    this.followed = followed
    this.hashes = migration.statements.map((statement) => hashText(statement.text))
    this.at = partial?.done.length ?? 0
  }

  async all(): Promise<readonly LedgerEvent[]> {
    const { migration, context } = this
    const { version, name, kind, statements } = migration
    const began = Date.now()
    this.known.push(this.event('started', 0))
    try {
      if (this.partial) verifyDone(migration, this.partial, this.hashes)
      await this.settle()
      context.report({ event: 'migration', version, name, kind, statements: statements.length, from: this.at + 1 })
      while (this.at < statements.length) {
        const end = endOfTransaction(migration, this.at, context.dialect)
        await (end > this.at ? this.together(end) : this.alone())
      }
      if (this.open) this.known.push(this.event('done', 0))
    } catch (error) {
      // What is known is true whatever happened now; that this migration would have begun says nothing.
      const worth = this.known.filter(({ event, statement }) => event !== 'started' || statement !== 0)
      if (worth.length > 0) await context.ledger.append(this.known, context.trueup).catch(() => {})
      throw error
    }
    context.report({ event: 'done', version, kind, milliseconds: Date.now() - began })
    return this.known
  }

  /** Finds out about a statement that an earlier run started and never heard of again. */
  private async settle(): Promise<void> {
    const number = this.partial?.inDoubt
    if (number === undefined) return
    const { inDoubt } = this.context
    const failure = this.partial?.failure
    if (failure && inDoubt === undefined) throw halfDone(this.migration, number, failure.error)
    const state = inDoubt === undefined ? (await this.learn(number, this.partial?.id)).state : inDoubt === 'done' ? 'done' : 'never'
    if (state === 'unknown') throw doubtful(this.migration, number)
    if (state !== 'done') return
    await this.background(number)
    this.known.push(this.event('done', number))
    this.at = number
  }

  /** One statement by itself. */
  private async alone(): Promise<void> {
    const number = this.at + 1
    const statement = this.migration.statements[this.at] as SqlStatement
    const began = Date.now()
    const tried = this.partial?.done.length === this.at
    let note = ''
    for (let attempt = 1; ; attempt++) {
      if (attempt > 1 || tried) await this.clear(statement)
      const failure = await this.attempt(statement, number)
      if (failure === undefined) break
      const verdict = this.context.dialect.verdict(failure)
      if (verdict === 'failed' || Date.now() - began > this.context.patience) {
        if (!(tried || attempt > 1) || !(await this.isThere(number))) throw await this.failed(number, this.at, failure)
        note = foundThere
        break
      }
      await this.again(number, attempt, failure)
    }
    await this.background(number)
    this.known = [this.event('done', number, { note })]
    this.at = number
  }

  /**
   * Whether a statement that fails now, and was tried before, has done what it should all the same: a server may make a table and
   * then fail to say so, and lose its record of it as well.
   */
  private async isThere(number: number): Promise<boolean> {
    const state = await this.context.judge(this.migration, number).catch(() => 'unknown')
    if (state !== 'done') return false
    this.context.report({ event: 'found', version: this.migration.version, statement: number })
    return true
  }

  /** Clears away what an earlier attempt at a statement left. */
  private async clear(statement: SqlStatement): Promise<void> {
    const { dialect, session } = this.context
    const sql = localised(this.context, statement)
    for (const each of await this.reached(() => dialect.leftovers(session, sql))) await this.reached(() => session.run(each))
  }

  /** Runs a statement once. The failure where it certainly was not done; undefined where it was. */
  private async attempt(statement: SqlStatement, number: number): Promise<Failure | undefined> {
    const { session, dialect, databases } = this.context
    const id = `trueup-${this.migration.version}-${number}-${randomUUID()}`
    await this.ready(number)
    this.tell(statement, number)
    await this.record([...this.known, this.event('started', number, { note: id })], id)
    this.known = []
    try {
      const { text, database } = statement
      await session.run(dialect.localise(text, databases), { id, ...(database === undefined ? {} : { database: databases[database] ?? database }) })
      return undefined
    } catch (error) {
      if (!(error instanceof Failure) || !settleable(error)) throw error
      if (dialect.verdict(error) !== 'unheard') {
        if (!dialect.changesRows(statement.text) || !(await this.reached(() => dialect.leavesRows(session, id, error)))) return error
        const words = error.detail.server ?? error.message
        // Where the ledger cannot be told, it still says that the statement was begun.
        await this.record([this.event('half-done', number, { error: words })]).catch(() => {})
        throw halfDone(this.migration, number, words)
      }
      const outcome = await this.learn(number, id)
      if (outcome.state === 'done') return undefined
      if (outcome.state === 'failed')
        return new Failure('statement-failed', outcome.error, error.hint, { server: outcome.error, statement: statement.text })
      if (outcome.state === 'never') return error
      throw doubtful(this.migration, number)
    }
  }

  /** The statements up to `end` in one transaction, together with their rows. */
  private async together(end: number): Promise<void> {
    const { context } = this
    const { session, dialect, hold } = context
    const [first, before] = [this.at, this.known]
    const began = Date.now()
    for (let attempt = 1; ; attempt++) {
      try {
        await session.transaction?.(
          () => this.upTo(end),
          () => this.followed && !this.open && !context.stopping(),
        )
        return
      } catch (error) {
        const number = Math.min(this.at, end - 1) + 1
        this.at = first
        this.open = true
        // A transaction that fails takes its rows back, and with them what was to be written together with the first of them.
        this.known = before
        if (!(error instanceof Failure) || !settleable(error)) throw error
        const verdict = dialect.verdict(error)
        // The lock outlives a lost connection, and not a crash of the server, which may have taken back what was committed before.
        if (verdict !== 'failed') await hold.assert(true)
        if (verdict === 'unheard' && (await this.committed(end))) return
        if (verdict === 'failed' || Date.now() - began > context.patience) throw await this.failed(number, first, error)
        await this.again(number, attempt, error)
      }
    }
  }

  private async upTo(end: number): Promise<void> {
    const { session, ledger, dialect, databases, trueup } = this.context
    for (; this.at < end; this.at++) {
      const statement = this.migration.statements[this.at] as SqlStatement
      await this.ready(this.at + 1)
      this.tell(statement, this.at + 1)
      await ledger.append([...this.known, this.event('started', this.at + 1)], trueup)
      // The last one goes together with its rows and the end of the transaction: whatever fails there, fails with it.
      await session.run(dialect.localise(statement.text, databases), { later: this.at === end - 1 })
      this.known = [this.event('done', this.at + 1)]
    }
    const last = end === this.migration.statements.length
    await ledger.append(last ? [...this.known, this.event('done', 0)] : this.known, trueup)
    this.known = []
    this.open = !last
  }

  /** After a lost connection: whether the transaction that ends at `end` was committed, by the rows that are there. */
  private async committed(end: number): Promise<boolean> {
    await this.attend()
    const rows = await this.reached(() => this.context.ledger.read())
    const revision = revisionsOf(rows).get(this.migration.version)
    const whole = end === this.migration.statements.length && revision?.state === (this.migration.kind === 'revert' ? 'reverted' : 'applied')
    if (!whole && (revision?.state !== 'partial' || revision.done.length < end)) return false
    this.at = end
    this.known = []
    this.open = !whole
    return true
  }

  /** After a lost connection: waits until its statement does not run any more. */
  private async attend(): Promise<void> {
    const { hold, session, report } = this.context
    const reason = 'the statement of the lost connection still runs on the server'
    await this.reached(async () => {
      while (!(await hold.quiet(session))) {
        if (this.context.stopping()) throw interrupted(this.migration, this.at)
        report({ event: 'waiting', version: this.migration.version, statement: this.at + 1, reason })
        await pause(1000)
      }
    })
  }

  private async ready(number: number): Promise<void> {
    if (this.context.stopping()) throw interrupted(this.migration, number - 1)
    await this.context.hold.assert()
  }

  private learn(number: number, id: string | undefined) {
    const { dialect, session, judge, report } = this.context
    return learn(id, {
      outcome: (known) => this.reached(() => dialect.outcome(session, known)),
      judge: async () => {
        await this.attend()
        const sql = localised(this.context, this.migration.statements[number - 1] as SqlStatement)
        const left = await this.reached(() => dialect.leftovers(session, sql))
        return left.length > 0 ? 'never' : await this.reached(() => judge(this.migration, number))
      },
      stop: () => {
        if (this.context.stopping()) throw interrupted(this.migration, number - 1)
      },
      waiting: () => report({ event: 'waiting', version: this.migration.version, statement: number, reason: 'it still runs on the server' }),
    })
  }

  private async background(number: number): Promise<void> {
    const { context, migration } = this
    if (!context.wait) return
    const sql = localised(context, migration.statements[number - 1] as SqlStatement)
    const failure = await settleBackground(
      () => this.reached(() => context.dialect.background(context.session, sql, context.managed)),
      context,
      migration.version,
    )
    if (failure) throw await this.failed(number, number - 1, failure)
  }

  /** Writes what is known. Rows that are written twice do no harm, so that it is repeated until the server answers. */
  private async record(events: readonly LedgerEvent[], id?: string): Promise<void> {
    const { ledger, trueup } = this.context
    await this.reached(() => ledger.append(events, trueup, id))
  }

  private async reached<T>(ask: () => Promise<T>): Promise<T> {
    const answer = await reach(this.context, ask)
    if (answer instanceof Failure) throw unreached(this.migration, this.at + 1, answer)
    return answer.value
  }

  /** Notes a failure in the ledger and returns what to throw. `kept`: how many statements have run and stay. */
  private async failed(number: number, kept: number, failure: Failure): Promise<Failure> {
    await this.record([...this.known, this.event('failed', number, { error: failure.detail.server ?? failure.message })])
    this.known = []
    return stopped(this.migration, number, kept, failure)
  }

  private async again(number: number, attempt: number, failure: Failure): Promise<void> {
    const reason = (failure.detail.server ?? failure.message).split('\n')[0] ?? ''
    this.context.report({ event: 'retry', version: this.migration.version, statement: number, attempt, reason })
    await pause(delayOf(attempt))
  }

  private tell(statement: SqlStatement, number: number): void {
    const { version, statements } = this.migration
    this.context.report({
      event: 'statement',
      version,
      statement: number,
      statements: statements.length,
      sql: this.context.dialect.conceal(statement.text),
    })
  }

  private event(event: LedgerEvent['event'], statement: number, more: { readonly error?: string; readonly note?: string } = {}): LedgerEvent {
    return { ...eventOf(this.migration, this.hashes, event, statement), ...more }
  }
}

function localised({ dialect, databases }: RunContext, statement: SqlStatement): string {
  return dialect.localise(statement.text, databases)
}
