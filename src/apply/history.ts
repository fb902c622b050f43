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
  /** Number of a statement that was started and of which nothing more is known, or, with a failure, not how much of it was done; from 1. */
  readonly inDoubt?: number
  /** The id it was run with. */
  readonly id?: string
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
    return resumed ? { ...(known.inDoubt === undefined ? unfailed(known) : known), checksum: row.checksum } : begun(row)
  }
  if (row.event === 'failed') return { ...(known ?? begun(row)), state: 'partial' }
  if (row.event === 'retry') return settled(known ?? begun(row))
  const reverted = row.event === 'reverted' || (row.kind === 'revert' && row.event === 'done')
  return {
    ...settled(known ?? begun(row)),
    name: row.name,
    kind: row.kind,
    checksum: row.checksum,
    state: reverted ? 'reverted' : 'applied',
    finishedAt: row.at,
  }
}

/** A row that was written twice, because the answer to its first writing never came, says nothing new. */
function single(row: LedgerRow, known: Revision): Revision {
  const rest = settled(known)
  if (row.event === 'started') return { ...rest, inDoubt: row.statement, ...(row.note === '' ? {} : { id: row.note }) }
  const failure = { statement: row.statement, error: row.error }
  if (row.event === 'failed') return { ...rest, failure }
  if (row.event === 'half-done') return { ...rest, inDoubt: row.statement, failure }
  const done = [...known.done]
  done[row.statement - 1] = row.statementHash
  return { ...rest, done }
}

/** The revision without its failure. */
function unfailed({ failure: _, ...revision }: Revision): Revision {
  return revision
}

/** The revision without what was open about it. */
function settled(revision: Revision): Revision {
  const { inDoubt: _statement, id: _id, ...clear } = unfailed(revision)
  return clear
}

/** The part of a migration file that history needs. */
export interface Known {
  readonly version: string
  readonly name: string
  readonly checksum: string
  readonly environments: readonly string[]
  /** Stands for every migration before it, for databases that have none of them. */
  readonly checkpoint: boolean
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
  const covered = coveredBy(migrations, revisions)
  const found = migrations.map(({ version, name, checksum, environments, checkpoint }): Standing => {
    const revision = revisions.get(version)
    const elsewhere = environments.length > 0 && !environments.includes(environment)
    const replaced = checkpoint ? covered !== version : covered !== undefined && compareVersions(version, covered) < 0
    if (!revision || revision.state === 'reverted') return { version, name, state: elsewhere || replaced ? 'skipped' : 'pending' }
    if (revision.state === 'partial') return { version, name, state: 'partial', revision }
    return { version, name, state: revision.checksum === checksum ? 'applied' : 'changed', revision }
  })
  const gone = [...revisions.values()].filter((revision) => !present.has(revision.version) && revision.state !== 'reverted')
  const missing = gone.map((revision): Standing => ({ version: revision.version, name: revision.name, state: 'missing', revision }))
  return [...found, ...missing].sort((a, b) => compareVersions(a.version, b.version))
}

/** The checkpoint that a database started from or, where it has run nothing yet, will start from. */
function coveredBy(migrations: readonly Known[], revisions: ReadonlyMap<string, Revision>): string | undefined {
  const checkpoints = migrations.filter(({ checkpoint }) => checkpoint).map(({ version }) => version)
  const began = checkpoints.filter((version) => (revisions.get(version)?.state ?? 'reverted') !== 'reverted').at(-1)
  const fresh = [...revisions.values()].every(({ state }) => state === 'reverted')
  return began ?? (fresh ? checkpoints.at(-1) : undefined)
}
