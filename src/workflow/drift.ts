// Whether a server still holds what its migrations made.
import { Failure } from '../core/failure.js'
import { differences } from './compare.js'
import { appliedMigrations } from './ledger.js'
import { loadDefinition, loadRecorded } from './load.js'
import { objectChanges, type ObjectChange } from './object.js'
import type { Site } from './site.js'

/** Recorded as applied there → live. */
export async function driftOf({ work, session, server, migrations, history }: Site): Promise<readonly ObjectChange[]> {
  const there = await loadRecorded(work, appliedMigrations(migrations, history))
  const live = await loadDefinition(work, await work.dialect.define(session, work.scope, server.databases), [there])
  const { deltas } = await differences(work, live, there, 'to-fixed')
  return objectChanges(work, deltas, there, live)
}

export async function driftProblem(site: Site): Promise<Failure | undefined> {
  const changes = await driftOf(site)
  if (changes.length === 0) return undefined
  const list = changes.map(
    ({ verb, kind, name }) => `${kind.replace('_', ' ')} ${name} ${{ add: 'was added', remove: 'is gone', set: 'differs' }[verb]}`,
  )
  return new Failure(
    'drift-found',
    `${site.work.target.name} has drifted from its migrations: ${list.join('; ')}`,
    'Look with `trueup plan`; take the change over with `trueup pull`, or take it back.',
    { changes: changes.map(({ key }) => key) },
  )
}
