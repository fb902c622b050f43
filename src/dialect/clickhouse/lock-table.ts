// Keeps two appliers apart on a server that has no locks: whoever creates the lock's table holds it, because only one
// CREATE TABLE of a name succeeds. Its rows are signs of life, by the server's clock; in a MergeTree, because what a full disk
// leaves of a row of a Log table nobody can read.
import { randomUUID } from 'node:crypto'
import { Failure } from '../../core/failure.js'
import type { Holder, Session } from '../dialect.js'
import { identity } from '../identity.js'
import { silence, unknown } from './lock-holder.js'
import { literal, qualified } from './quote.js'

/** `TABLE_ALREADY_EXISTS`, and `UNKNOWN_TABLE` or `UNKNOWN_DATABASE`: ClickHouse src/Common/ErrorCodes.cpp. */
const taken = /^Code: 57\b/
const absent = /^Code: (60|81)\b/

export class TableLock {
  private readonly session: Session
  private readonly parts: readonly string[]
  private readonly table: string
  private readonly token = randomUUID()
  private held = false

  constructor(session: Session, ledger: readonly string[]) {
    this.session = session
    this.parts = lockTable(ledger)
    this.table = qualified(...this.parts)
  }

  async take(): Promise<Holder | undefined> {
    if (await this.create()) return undefined
    const found = await this.latest()
    if (!found || found.holder.silent === undefined || found.holder.silent < silence) return found?.holder ?? unknown
    await this.setAside(found.token)
    if (await this.create()) return undefined
    return (await this.holder()) ?? unknown
  }

  async keep(): Promise<boolean> {
    const found = await this.latest()
    if (found?.token !== this.token) {
      this.held = false
      return false
    }
    await this.sign()
    return true
  }

  async holder(): Promise<Holder | undefined> {
    if (this.held) return undefined
    const found = await this.latest()
    return found?.holder ?? ((await this.there()) ? unknown : undefined)
  }

  async free(): Promise<void> {
    const found = await this.latest()
    if (found) await this.setAside(found.token)
    else await this.session.run(`DROP TABLE IF EXISTS ${this.table}`, { anywhere: true })
  }

  async release(): Promise<void> {
    if (this.held && (await this.latest())?.token === this.token) await this.session.run(`DROP TABLE IF EXISTS ${this.table}`, { anywhere: true })
    this.held = false
  }

  /** True where the table was made now, and with it the lock is ours. */
  private async create(): Promise<boolean> {
    try {
      await this.session.run(
        `CREATE TABLE ${this.table} (at DateTime DEFAULT now(), token String, who String, host String, pid UInt32) ENGINE = MergeTree ORDER BY at`,
        { anywhere: true },
      )
    } catch (error) {
      if (error instanceof Failure && taken.test(error.detail.server ?? '')) return false
      throw error
    }
    this.held = true
    try {
      await this.sign()
    } catch (error) {
      // Nobody could tell whose it is, nor that it is not wanted any more.
      await this.session.run(`DROP TABLE IF EXISTS ${this.table}`, { anywhere: true }).catch(() => {})
      this.held = false
      throw error
    }
    await this.tidy()
    return true
  }

  private async sign(): Promise<void> {
    const { who, host, pid } = identity()
    const values = [this.token, who, host].map((text) => literal(text))
    await this.session.run(`INSERT INTO ${this.table} (token, who, host, pid) VALUES (${[...values, pid].join(', ')})`, { anywhere: true })
  }

  private async latest(): Promise<{ readonly token: string; readonly holder: Holder } | undefined> {
    const [row] = await this.rows(
      `SELECT token, who, host, pid, toUnixTimestamp(min(at)) AS since, toUnixTimestamp(now()) - toUnixTimestamp(max(at)) AS silent FROM ${this.table} GROUP BY token, who, host, pid ORDER BY max(at) DESC LIMIT 1`,
    )
    if (!row) return undefined
    const since = new Date(Number(row.since) * 1000).toISOString()
    return {
      token: String(row.token),
      holder: { who: String(row.who), host: String(row.host), pid: Number(row.pid), since, silent: Number(row.silent) },
    }
  }

  private async there(): Promise<boolean> {
    const [database, name] = this.parts.map((part) => literal(part))
    return (await this.session.query(`SELECT name FROM system.tables WHERE database = ${database} AND name = ${name}`)).length > 0
  }

  /**
   * Takes the lock's table away from the holder with `token`, by a name that only this holder's table can take: of several
   * that find the same holder silent one succeeds, and none of them hits the lock that follows.
   */
  private async setAside(token: string): Promise<void> {
    const aside = qualified(this.parts[0] ?? '', `${this.parts[1]}_of_${token}`)
    try {
      await this.session.run(`RENAME TABLE ${this.table} TO ${aside}`, { anywhere: true })
    } catch (error) {
      if (!(error instanceof Failure) || !(taken.test(error.detail.server ?? '') || absent.test(error.detail.server ?? ''))) throw error
    }
  }

  /** Locks that were taken away long ago. */
  private async tidy(): Promise<void> {
    const [database, prefix] = [literal(this.parts[0] ?? ''), `${this.parts[1]}_of_`]
    const rows = await this.rows(
      `SELECT name FROM system.tables WHERE database = ${database} AND startsWith(name, ${literal(prefix)}) AND toUnixTimestamp(now()) - toUnixTimestamp(metadata_modification_time) > 3600`,
    )
    for (const row of rows) await this.session.run(`DROP TABLE IF EXISTS ${qualified(this.parts[0] ?? '', String(row.name))}`, { anywhere: true })
  }

  private async rows(sql: string) {
    try {
      return await this.session.query(sql)
    } catch (error) {
      if (error instanceof Failure && absent.test(error.detail.server ?? '')) return []
      throw error
    }
  }
}

/** The table of a ledger's lock; one that was taken away from its holder has this name and more. */
function lockTable(ledger: readonly string[]): readonly string[] {
  return [ledger[0] ?? '', `${ledger[1]}_lock`]
}
