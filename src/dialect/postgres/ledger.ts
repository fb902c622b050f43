// The tracking table on PostgreSQL: append-only events, so that what a transaction takes back it takes back here as well.
import type { Ledger, LedgerEvent, LedgerRow, Session } from '../dialect.js'
import { identity } from '../identity.js'
import { eventColumns, eventValues, laterColumns, ledgerRow } from '../ledger-row.js'
import { id, literal, qualified } from './quote.js'

export class PostgresLedger implements Ledger {
  readonly table: string
  private readonly session: Session
  private readonly schema: string

  /** `table` as parts, by the server's own names. */
  constructor(session: Session, table: readonly string[]) {
    this.session = session
    this.table = qualified(...table)
    this.schema = table[0] ?? ''
  }

  async exists(): Promise<boolean> {
    return (await this.columns()).size > 0
  }

  async create(): Promise<void> {
    const there = await this.columns()
    if (there.size === 0) {
      const [schema] = await this.session.query(`SELECT FROM pg_catalog.pg_namespace WHERE nspname = ${literal(this.schema)}`)
      if (!schema) await this.session.run(`CREATE SCHEMA IF NOT EXISTS ${id(this.schema)}`, { anywhere: true })
      await this.session.run(
        `CREATE TABLE IF NOT EXISTS ${this.table} (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(), version text NOT NULL, name text NOT NULL, checksum text NOT NULL, kind text NOT NULL, event text NOT NULL, statement integer NOT NULL, statements integer NOT NULL, statement_hash text NOT NULL, error text NOT NULL, who text NOT NULL, host text NOT NULL, trueup text NOT NULL, note text NOT NULL DEFAULT '')`,
        { anywhere: true },
      )
      return
    }
    for (const column of laterColumns) {
      if (!there.has(column)) await this.session.run(`ALTER TABLE ${this.table} ADD COLUMN ${column} text NOT NULL DEFAULT ''`, { anywhere: true })
    }
  }

  async read(): Promise<readonly LedgerRow[]> {
    const there = await this.columns()
    const columns = eventColumns.map((column) => (there.has(column) ? column : `'' AS ${column}`))
    const rows = await this.session.query(
      `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS iso, ${columns.join(', ')}, who, host, trueup FROM ${this.table} ORDER BY position`,
    )
    return rows.map((row) => ledgerRow(row, String(row.iso)))
  }

  async append(events: readonly LedgerEvent[], trueup: string): Promise<void> {
    const { who, host } = identity()
    const rows = events.map((event) => {
      const values = eventValues(event).map((value) => (typeof value === 'number' ? value : literal(value)))
      return `(${[...values, ...[who, host, trueup].map(literal)].join(', ')})`
    })
    await this.session.run(`INSERT INTO ${this.table} (${eventColumns.join(', ')}, who, host, trueup) VALUES ${rows.join(', ')}`, {
      anywhere: true,
      later: true,
    })
  }

  private async columns(): Promise<ReadonlySet<string>> {
    const rows = await this.session.query(
      `SELECT attname AS name FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass(${literal(this.table)}) AND attnum > 0 AND NOT attisdropped`,
    )
    return new Set(rows.map((row) => String(row.name)))
  }
}
