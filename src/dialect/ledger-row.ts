// A ledger row as every dialect's catalogue returns it: the columns are the same everywhere (docs/formats.md).
import type { LedgerRow, Row } from './dialect.js'

/** The columns that an event fills, in their order. */
export const eventColumns = ['version', 'name', 'checksum', 'kind', 'event', 'statement', 'statements', 'statement_hash', 'error'] as const

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
    at,
    who: String(row.who),
    host: String(row.host),
    trueup: String(row.trueup),
  }
}
