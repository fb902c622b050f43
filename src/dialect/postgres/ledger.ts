// The tracking table on PostgreSQL: append-only events, so that what a transaction takes back it takes back here as well.
import { hostname, userInfo } from 'node:os'
import type { Ledger, LedgerEvent, LedgerRow, Session } from '../dialect.js'
import { eventColumns, ledgerRow } from '../ledger-row.js'
import { literal, qualified } from './quote.js'

export class PostgresLedger implements Ledger {
  readonly table: string
  private readonly session: Session

  /** `table` as parts, by the server's own names. */
  constructor(session: Session, table: readonly string[]) {
    this.session = session
    this.table = qualified(...table)
  }

  async exists(): Promise<boolean> {
    const [row] = await this.session.query(`SELECT to_regclass(${literal(this.table)}) IS NOT NULL AS there`)
    return row?.there === true
  }

  async create(): Promise<void> {
    await this.session.run(
      `CREATE TABLE IF NOT EXISTS ${this.table} (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(), version text NOT NULL, name text NOT NULL, checksum text NOT NULL, kind text NOT NULL, event text NOT NULL, statement integer NOT NULL, statements integer NOT NULL, statement_hash text NOT NULL, error text NOT NULL, who text NOT NULL, host text NOT NULL, trueup text NOT NULL)`,
      { anywhere: true },
    )
  }

  async read(): Promise<readonly LedgerRow[]> {
    const rows = await this.session.query(
      `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS iso, ${eventColumns.join(', ')}, who, host, trueup FROM ${this.table} ORDER BY position`,
    )
    return rows.map((row) => ledgerRow(row, String(row.iso)))
  }

  async append(events: readonly LedgerEvent[], trueup: string): Promise<void> {
    const rows = events.map((event) => {
      const { version, name, checksum, kind, statement, statements, statementHash, error } = event
      const texts = [version, name, checksum, kind, event.event].map(literal)
      const where = [statementHash, error.slice(0, 4000), userInfo().username, hostname(), trueup].map(literal)
      return `(${[...texts, statement, statements, ...where].join(', ')})`
    })
    await this.session.run(`INSERT INTO ${this.table} (${eventColumns.join(', ')}, who, host, trueup) VALUES ${rows.join(', ')}`, { anywhere: true })
  }
}
