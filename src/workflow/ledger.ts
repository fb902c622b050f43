// Reads how an environment stands: its ledger, against the migration files.
import { revisionsOf, standings, type Revision, type Standing } from '../apply/history.js'
import type { Server } from '../project/config.js'
import type { Migrations } from '../project/migrations.js'
import type { Ledger, LedgerRow, Session } from '../dialect/dialect.js'
import type { Recorded } from './load.js'
import type { Work } from './workspace.js'

export interface History {
  readonly rows: readonly LedgerRow[]
  readonly revisions: ReadonlyMap<string, Revision>
  readonly standings: readonly Standing[]
}

/** The ledger by the names of the server. */
export function ledgerOf(work: Work, session: Session, server: Server): Ledger {
  const [database = '', ...rest] = work.target.ledger
  return work.dialect.ledger(session, [server.databases[database] ?? database, ...rest])
}

export async function readHistory(ledger: Ledger, migrations: Migrations, environment: string): Promise<History> {
  return historyOf((await ledger.exists()) ? await ledger.read() : [], migrations, environment)
}

export function historyOf(rows: readonly LedgerRow[], migrations: Migrations, environment: string): History {
  const revisions = revisionsOf(rows)
  return { rows, revisions, standings: standings(migrations.list, revisions, environment) }
}

/** What ran there: whole migrations, and of a partial one the statements that are done. */
export function appliedMigrations(migrations: Migrations, history: History): readonly Recorded[] {
  return migrations.list.flatMap((migration): Recorded[] => {
    const revision = history.revisions.get(migration.version)
    if (!revision || revision.state === 'reverted') return []
    if (revision.state === 'applied') return [{ migration }]
    const count = revision.done.length
    return [revision.kind === 'revert' ? { migration, undone: count } : { migration, done: count }]
  })
}
