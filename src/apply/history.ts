// What the ledger's events add up to, and how that compares with the migration files. Counts statements, not files:
// where DDL has no transactions, a migration can be half done.
import { compareVersions } from '../core/version.js'
import type { LedgerRow } from '../dialect/dialect.js'

export interface Revision {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly kind: LedgerRow['kind']
  readonly state: 'applied' | 'partial' | 'reverted'
  /** Hashes of the statements that are done, in order. */
  readonly done: readonly string[]
  /** Number of a statement that was started and of which nothing more is known; from 1. */
  readonly inDoubt?: number
  readonly failure?: { readonly statement: number; readonly error: string }
  readonly startedAt: string
  readonly finishedAt?: string
}

/** The revisions that the ledger's rows, oldest first, add up to, by version. */
export function revisionsOf(rows: readonly LedgerRow[]): ReadonlyMap<string, Revision> {
  const revisions = new Map<string, Revision>()
  for (const row of rows) {
    const known = revisions.get(row.version)
    revisions.set(row.version, row.statement === 0 ? whole(row, known) : single(row, known ?? begun(row)))
  }
  return revisions
}

function begun({ version, name, checksum, kind, at }: LedgerRow): Revision {
  return { version, name, checksum, kind, state: 'partial', done: [], startedAt: at }
}

function whole(row: LedgerRow, known: Revision | undefined): Revision {
  if (row.event === 'started') {
    const resumed = known?.state === 'partial' && known.kind === row.kind
    return resumed ? { ...without(known, 'failure'), checksum: row.checksum } : begun(row)
  }
  if (row.event === 'failed') return { ...(known ?? begun(row)), state: 'partial' }
  const state = row.kind === 'revert' ? 'reverted' : 'applied'
  return { ...without(without(known ?? begun(row), 'failure'), 'inDoubt'), kind: row.kind, checksum: row.checksum, state, finishedAt: row.at }
}

function single(row: LedgerRow, known: Revision): Revision {
  const settled = without(without(known, 'inDoubt'), 'failure')
  if (row.event === 'started') return { ...settled, inDoubt: row.statement }
  if (row.event === 'failed') return { ...settled, failure: { statement: row.statement, error: row.error } }
  return { ...settled, done: [...settled.done, row.statementHash] }
}

function without<K extends 'failure' | 'inDoubt'>(revision: Revision, name: K): Revision {
  const { [name]: _, ...rest } = revision
  return rest as Revision
}

/** The part of a migration file that history needs. */
export interface Known {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly environments: readonly string[]
}

export type MigrationState = 'applied' | 'pending' | 'partial' | 'changed' | 'missing' | 'skipped'

export interface Standing {
  readonly version: string
  readonly name: string
  readonly state: MigrationState
  readonly revision?: Revision
}

/** How each migration stands in an environment; those the ledger knows and the folder does not come as `missing`. */
export function standings(migrations: readonly Known[], revisions: ReadonlyMap<string, Revision>, environment: string): readonly Standing[] {
  const present = new Set(migrations.map((migration) => migration.version))
  const found = migrations.map(({ version, name, checksum, environments }): Standing => {
    const revision = revisions.get(version)
    const elsewhere = environments.length > 0 && !environments.includes(environment)
    if (!revision || revision.state === 'reverted') return { version, name, state: elsewhere ? 'skipped' : 'pending' }
    if (revision.state === 'partial') return { version, name, state: 'partial', revision }
    return { version, name, state: revision.checksum === checksum ? 'applied' : 'changed', revision }
  })
  const gone = [...revisions.values()].filter((revision) => !present.has(revision.version) && revision.state !== 'reverted')
  const missing = gone.map((revision): Standing => ({ version: revision.version, name: revision.name, state: 'missing', revision }))
  return [...found, ...missing].sort((a, b) => compareVersions(a.version, b.version))
}
