// `pull`: writes what a server holds into the schema folder, one file an object. Files whose objects are as they should be
// are left alone, comments and all.
import { join } from 'node:path'
import type { State } from '../core/state.js'
import type { Note } from '../core/state.js'
import { removeFile, writeBelow } from '../project/files.js'
import { differences } from './compare.js'
import { complete, desiredFiles, loadDefinition, loadDesired, loadRecorded, migrationFiles } from './load.js'
import { objectChanges, type ObjectChange } from './object.js'
import { notesOf } from './plan.js'
import { readServer } from './server.js'
import { withWorkspace, type Options, type Work } from './workspace.js'

export interface PullOptions extends Options {
  /** Only compares. */
  readonly check?: boolean
  /** Takes every object outside the managed databases as well. Default is those that the schema files know. */
  readonly outside?: boolean
}

export interface Pulled {
  readonly target: string
  readonly url: string
  readonly changes: readonly ObjectChange[]
  /** Paths relative to the project. */
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly unverified: readonly Note[]
  readonly unmodelled: readonly Note[]
}

export async function pull(options: PullOptions = {}): Promise<readonly Pulled[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const results: Pulled[] = []
    for (const work of works) {
      const { url, definition } = await readServer(work, environment())
      const desired = await loadDesired(work)
      // What lives outside databases is ours where the files know of it, or the migrations, if somebody has lost the file.
      const lost = definition.statements.some(({ outside }) => outside !== undefined && !desired.facts.has(outside))
      const known = lost ? [desired, await loadRecorded(work, complete(migrationFiles(work).list))] : [desired]
      const live = await loadDefinition(work, definition, known, options.outside)
      results.push({ target: work.target.name, url, ...(await writeState(work, live, options.check ?? false)), ...notesOf(live) })
    }
    return results
  })
}

/** Brings the schema folder to `state`. */
export async function writeState(work: Work, state: State, checkOnly: boolean): Promise<Pick<Pulled, 'changes' | 'written' | 'removed'>> {
  const files = desiredFiles(work)
  const desired = await loadDesired(work, files)
  const plan = await differences(work, desired, state, 'from-fixed')
  const changes = objectChanges(work, plan.deltas, desired, state)
  if (checkOnly) return { changes, written: [], removed: [] }
  const folder = work.target.schema
  const asFound = new Set(state.lists.asFound ?? [])
  const written: string[] = []
  const removed: string[] = []
  for (const change of changes) {
    const known = files.files().get(change.key)
    if (change.verb === 'remove') {
      if (known === undefined) continue
      removeFile(join(folder, known))
      removed.push(shown(work, join(folder, known)))
    } else if (!asFound.has(change.key)) {
      const parts = known?.split('/') ?? work.dialect.path(change.key, state)
      const text = work.dialect
        .render(change.key, state)
        .map((sql) => `${sql};\n`)
        .join('\n')
      written.push(shown(work, writeBelow(folder, parts, text)))
    }
  }
  return { changes, written, removed }
}

function shown(work: Work, file: string): string {
  return file.startsWith(`${work.root}/`) ? file.slice(work.root.length + 1) : file
}
