// Tells from what is there now whether a statement has run: the state before it, the state after it, and the server's own.
import type { Judge } from '../apply/learn.js'
import { Failure } from '../core/failure.js'
import type { State } from '../core/state.js'
import { differences } from './compare.js'
import { appliedMigrations } from './ledger.js'
import { loadDefinition, loadRecorded, type Recorded } from './load.js'
import type { Site } from './site.js'

/**
 * Only what the statement changes is looked at, so that drift elsewhere does not matter. `unknown` where it changes nothing
 * that a schema shows (rows), or where the server shows neither state.
 */
export function judgeOf({ work, session, server, migrations, history }: Site, ran: readonly string[]): Judge {
  return async ({ version, kind }, number) => {
    const migration = migrations.list.find((each) => each.version === version)
    if (!migration) return 'unknown'
    const earlier = appliedMigrations(migrations, history).filter((each) => each.migration.version !== version)
    const since = ran.filter((each) => each !== version && !earlier.some((known) => known.migration.version === each))
    const others = [...earlier, ...migrations.list.filter((each) => since.includes(each.version)).map((each) => ({ migration: each }))]
    const upTo = (count: number): readonly Recorded[] => {
      const own: Recorded = kind === 'revert' ? { migration, undone: count } : { migration, done: count }
      const all = [...others, own]
      return migrations.list.flatMap((each) => all.filter((recorded) => recorded.migration === each))
    }
    work.progress(`looking whether statement ${number} of ${version} has run`)
    const replayed = await bothOf(
      () => loadRecorded(work, upTo(number - 1)),
      () => loadRecorded(work, upTo(number)),
    )
    if (!replayed) return 'unknown'
    const [before, after] = replayed
    const { deltas } = await differences(work, before, after, 'from-fixed')
    if (deltas.length === 0) return 'unknown'
    const definition = await work.dialect.define(session, work.scope, server.databases)
    const live = await loadDefinition(work, definition, [before, after])
    const shows = async (state: State) => {
      const differs = new Set((await differences(work, live, state, 'to-fixed')).deltas.map((delta) => delta.key))
      // What comes or goes is told by its being there: an old server may spell it in its own way.
      return deltas.every(({ verb, key }) => (verb === 'set' ? !differs.has(key) : live.facts.has(key) === state.facts.has(key)))
    }
    // A table that is filled as it is made may be there and hold half of its rows.
    const text = (kind === 'revert' ? migration.down() : migration.up())?.[number - 1]?.text ?? ''
    if (await shows(after)) return work.dialect.changesRows(text) ? 'unknown' : 'done'
    return (await shows(before)) ? 'never' : 'unknown'
  }
}

/** Both states, one after the other; undefined where a statement does not run on an empty engine either. */
async function bothOf(first: () => Promise<State>, second: () => Promise<State>): Promise<readonly [State, State] | undefined> {
  try {
    return [await first(), await second()]
  } catch (error) {
    if (error instanceof Failure && error.code === 'sql-invalid') return undefined
    throw error
  }
}
