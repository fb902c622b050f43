// The tracking table on ClickHouse: append-only events, because there is no transaction to take one back with.
// Plain types, so that it can be made on any server; its clock is the server's. Replicated where the server is a replica.
import { Failure } from '../../core/failure.js'
import type { Ledger, LedgerEvent, LedgerRow, Session } from '../dialect.js'
import { identity } from '../identity.js'
import { eventColumns, eventValues, laterColumns, ledgerRow } from '../ledger-row.js'
import { catchUp, ledgerHome, mayOnlyRead, type LedgerHome } from './ledger-home.js'
import { announcement } from './outcome.js'
import { id as quoted, literal, qualified } from './quote.js'

function elsewhere(table: string, { replicas }: LedgerHome): Failure {
  return new Failure(
    'ledger-elsewhere',
    `this replica has no copy of ${table} yet; these have one: ${replicas.join(', ')}`,
    'Run `trueup apply` here once, which makes one, or name one of those replicas in the url.',
  )
}

export class ClickHouseLedger implements Ledger {
  readonly table: string
  private readonly session: Session
  private readonly parts: readonly string[]
  private position = 0

  /** `table` as parts, by the server's own names. */
  constructor(session: Session, table: readonly string[]) {
    this.session = session
    this.table = qualified(...table)
    this.parts = table
  }

  /** Throws `ledger-elsewhere` where other replicas have it, this one does not, and the session may only read. */
  async exists(): Promise<boolean> {
    if ((await this.columns()).size > 0) return true
    const home = await ledgerHome(this.session, this.parts)
    if (home.replicas.length === 0) return false
    try {
      await this.make(home)
    } catch (error) {
      if (error instanceof Failure && mayOnlyRead.test(error.detail.server ?? '')) throw elsewhere(this.table, home)
      throw error
    }
    return true
  }

  async create(): Promise<void> {
    const there = await this.columns()
    if (there.size === 0) {
      const [database] = await this.session.query(`SELECT name FROM system.databases WHERE name = ${literal(this.parts[0] ?? '')}`)
      if (!database) await this.session.run(`CREATE DATABASE IF NOT EXISTS ${quoted(this.parts[0] ?? '')}`, { anywhere: true })
      return await this.make(await ledgerHome(this.session, this.parts))
    }
    for (const column of laterColumns) {
      if (!there.has(column)) await this.session.run(`ALTER TABLE ${this.table} ADD COLUMN ${column} String`, { anywhere: true })
    }
  }

  async read(): Promise<readonly LedgerRow[]> {
    const there = await this.columns()
    await catchUp(this.session, this.parts)
    const columns = eventColumns.map((column) => (there.has(column) ? column : `'' AS ${column}`))
    const rows = await this.session.query(
      `SELECT position, toUnixTimestamp(at) AS seconds, ${columns.join(', ')}, who, host, trueup FROM ${this.table} ORDER BY position`,
    )
    this.position = Number(rows.at(-1)?.position ?? 0)
    return rows.map((row) => ledgerRow(row, new Date(Number(row.seconds) * 1000).toISOString()))
  }

  async append(events: readonly LedgerEvent[], trueup: string, id?: string): Promise<void> {
    const { who, host } = identity()
    const rows = events.map((event) => {
      const values = eventValues(event).map((value) => (typeof value === 'number' ? value : literal(value)))
      const where = [who, host, trueup].map((text) => literal(text))
      return `(${[++this.position, ...values, ...where].join(', ')})`
    })
    await this.session.run(`INSERT INTO ${this.table} (position, ${eventColumns.join(', ')}, who, host, trueup) VALUES ${rows.join(', ')}`, {
      anywhere: true,
      ...(id === undefined ? {} : { id: announcement(id) }),
    })
  }

  private async make({ engine }: LedgerHome): Promise<void> {
    await this.session.run(
      `CREATE TABLE IF NOT EXISTS ${this.table} (position UInt64, at DateTime DEFAULT now(), version String, name String, checksum String, kind String, event String, statement UInt32, statements UInt32, statement_hash String, error String, who String, host String, trueup String, note String) ENGINE = ${engine} ORDER BY position`,
      { anywhere: true },
    )
  }

  private async columns(): Promise<ReadonlySet<string>> {
    const [database, name] = this.parts.map((part) => literal(part))
    const rows = await this.session.query(`SELECT name FROM system.columns WHERE database = ${database} AND table = ${name}`)
    return new Set(rows.map((row) => String(row.name)))
  }
}
