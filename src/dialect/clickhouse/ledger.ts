// The tracking table on ClickHouse: append-only events, because there is no transaction to take one back with.
// Plain types and a plain MergeTree, so that it can be made on any server; its clock is the server's.
import { hostname, userInfo } from 'node:os'
import type { Ledger, LedgerEvent, LedgerRow, Session } from '../dialect.js'
import { eventColumns, ledgerRow } from '../ledger-row.js'
import { literal, qualified } from './quote.js'

export class ClickHouseLedger implements Ledger {
  readonly table: string
  private readonly session: Session
  private position = 0

  /** `table` as parts, by the server's own names. */
  constructor(session: Session, table: readonly string[]) {
    this.session = session
    this.table = qualified(...table)
    this.parts = table
  }

  private readonly parts: readonly string[]

  async exists(): Promise<boolean> {
    const [database, name] = this.parts.map((part) => literal(part))
    const rows = await this.session.query(`SELECT name FROM system.tables WHERE database = ${database} AND name = ${name}`)
    return rows.length > 0
  }

  async create(): Promise<void> {
    await this.session.run(
      `CREATE TABLE IF NOT EXISTS ${this.table} (position UInt64, at DateTime DEFAULT now(), version String, name String, checksum String, kind String, event String, statement UInt32, statements UInt32, statement_hash String, error String, who String, host String, trueup String) ENGINE = MergeTree ORDER BY position`,
      { anywhere: true },
    )
  }

  async read(): Promise<readonly LedgerRow[]> {
    const rows = await this.session.query(
      `SELECT position, toUnixTimestamp(at) AS seconds, ${eventColumns.join(', ')}, who, host, trueup FROM ${this.table} ORDER BY position`,
    )
    this.position = Number(rows.at(-1)?.position ?? 0)
    return rows.map((row) => ledgerRow(row, new Date(Number(row.seconds) * 1000).toISOString()))
  }

  async append(events: readonly LedgerEvent[], trueup: string): Promise<void> {
    const rows = events.map((event) => {
      const { version, name, checksum, kind, statement, statements, statementHash, error } = event
      const texts = [version, name, checksum, kind, event.event].map((text) => literal(text))
      const where = [statementHash, error.slice(0, 4000), userInfo().username, hostname(), trueup].map((text) => literal(text))
      return `(${[++this.position, ...texts, statement, statements, ...where].join(', ')})`
    })
    await this.session.run(`INSERT INTO ${this.table} (position, ${eventColumns.join(', ')}, who, host, trueup) VALUES ${rows.join(', ')}`, {
      anywhere: true,
    })
  }
}
