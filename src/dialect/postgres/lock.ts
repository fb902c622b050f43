// Keeps two appliers apart: a session advisory lock on a connection that runs nothing else, asked for again and again and
// never waited for in the server, because a statement that waits holds a snapshot, and CREATE INDEX CONCURRENTLY waits for
// every snapshot. A second lock belongs to the connection that works: it outlives a killed process as long as its statement.
// https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
import { createHash } from 'node:crypto'
import { Failure } from '../../core/failure.js'
import type { Holder, Lock, Session, SessionOptions } from '../dialect.js'
import { alone } from '../alone.js'
import { identity } from '../identity.js'
import { literal } from './quote.js'
import { open } from './session.js'

export async function openLock(url: string, options: SessionOptions, ledger: readonly string[]): Promise<Lock> {
  if (url.startsWith('embedded-postgres:')) return alone
  const session = await open(url, { ...options, readOnly: false })
  const { who, host, pid } = identity()
  await session.run(`SET application_name = ${literal(`trueup ${pid} ${who}@${host}`.slice(0, 63))}`, { anywhere: true })
  return new AdvisoryLock(session, ledger)
}

class AdvisoryLock implements Lock {
  private readonly session: Session
  private readonly keys: { readonly hold: string; readonly work: string }
  private held = false

  constructor(session: Session, ledger: readonly string[]) {
    this.session = session
    this.keys = { hold: keyOf('hold', ledger), work: keyOf('work', ledger) }
  }

  async take(): Promise<Holder | undefined> {
    const [row] = await this.session.query(`SELECT pg_catalog.pg_try_advisory_lock(${this.keys.hold}) AS ours`)
    this.held = row?.ours === true
    return this.held ? undefined : ((await this.holder()) ?? unknown)
  }

  /** A connection that was made anew does not have the lock of the one before it. */
  async keep(): Promise<boolean> {
    try {
      const [row] = await this.session.query(`SELECT EXISTS (${held(this.keys.hold)} AND pid = pg_catalog.pg_backend_pid()) AS ours`)
      this.held = row?.ours === true
    } catch (error) {
      // A server that ends the connection says so to a question that is on its way, and closes it then.
      const ended = error instanceof Failure && /^(57P0[125]|08)/.test(String(error.detail.sqlstate))
      if (!ended && (!(error instanceof Failure) || error.code !== 'connection-failed')) throw error
      this.held = false
    }
    return this.held
  }

  async holder(): Promise<Holder | undefined> {
    const [row] = await this.session.query(
      `SELECT a.usename AS who, a.application_name AS name, coalesce(host(a.client_addr), 'local') AS host, l.pid,
              to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
       FROM (${held(this.keys.hold)}) l LEFT JOIN pg_catalog.pg_stat_activity a USING (pid)`,
    )
    if (!row || this.held) return undefined
    const [, pid, who, host] = /^trueup (\d+) (.*)@(.*)$/.exec(String(row.name ?? '')) ?? []
    return { who: who ?? String(row.who), host: host ?? String(row.host), pid: Number(pid ?? row.pid), since: String(row.since ?? '') }
  }

  async free(): Promise<void> {
    const locks = [this.keys.hold, this.keys.work].map(held).join(' UNION ')
    await this.session.query(`SELECT pg_catalog.pg_terminate_backend(pid) FROM (${locks}) l WHERE pid <> pg_catalog.pg_backend_pid()`)
  }

  async quiet(session: Session): Promise<boolean> {
    const [row] = await session.query(
      `SELECT EXISTS (${held(this.keys.work)} AND pid = pg_catalog.pg_backend_pid()) OR pg_catalog.pg_try_advisory_lock(${this.keys.work}) AS ours`,
    )
    return row?.ours === true
  }

  /** The lock goes with its connection. */
  async release(): Promise<void> {}

  async close(): Promise<void> {
    await this.session.close()
  }
}

const unknown: Holder = { who: 'unknown', host: 'unknown', pid: 0, since: '' }

/** A key of 64 bits that two ledgers do not share, as a literal. */
function keyOf(what: string, ledger: readonly string[]): string {
  const bits = createHash('sha256')
    .update(JSON.stringify(['trueup', what, ...ledger]))
    .digest()
    .readBigInt64BE()
  return `(${bits})::bigint`
}

/** The backends that hold a lock of this database (pg_locks shows the halves of a 64-bit key). */
function held(key: string): string {
  return `SELECT pid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
    AND (classid::bigint << 32 | objid::bigint) = ${key}`
}
