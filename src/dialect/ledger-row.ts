// A ledger row as every dialect's catalogue returns it: the columns are the same everywhere (docs/formats.md).
import type { LedgerEvent, LedgerRow, Row } from './dialect.js'

/** The columns that an event fills, in their order. */
export const eventColumns = ['version', 'name', 'checksum', 'kind', 'event', 'statement', 'statements', 'statement_hash', 'error', 'note'] as const

/** `at` is the row's time as ISO 8601 in UTC: each server has its own way to say it. */
export function ledgerRow(row: Row, at: string): LedgerRow {
  return {
    version: String(row.version),
    name: String(row.name),
    checksum: String(row.checksum),
    kind: String(row.kind) as LedgerRow['kind'],
    event: String(row.event) as LedgerRow['event'],
    statement: Number(row.statement),
    statements: Number(row.statements),
    statementHash: String(row.statement_hash),
    error: String(row.error),
    note: String(row.note ?? ''),
    at,
    who: String(row.who),
    host: String(row.host),
    trueup: String(row.trueup),
  }
}

/** Columns that later versions added to the ledger: read as empty where they are not there, and added by the next `apply`. */
export const laterColumns = ['note'] as const

/** An event's values in the order of `eventColumns`; an error is kept to 4,000 characters. */
export function eventValues(event: LedgerEvent): readonly (string | number)[] {
  const { version, name, checksum, kind, statement, statements, statementHash, error, note } = event
  return [version, name, checksum, kind, event.event, statement, statements, statementHash, error.slice(0, 4000), note]
}
