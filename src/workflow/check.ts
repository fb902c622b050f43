// `check`: the gate of a build. Offline: sum file, replay, ungenerated changes. With an environment: history, partial runs, drift.
import { Failure } from '../core/failure.js'
import type { Key } from '../core/fact.js'
import type { Note } from '../core/state.js'
import { unallowed } from '../core/hazard.js'
import { sumProblems } from '../project/sum.js'
import { hazardsOf } from './hazards.js'
import { differences } from './compare.js'
import { appliedMigrations, historyOf } from './ledger.js'
import { desiredFiles, loadDefinition, loadDesired, loadRecorded, migrationFiles, complete } from './load.js'
import type { Finding, FindingCode } from './finding.js'
import { lintTarget } from './lint.js'
import { objectChanges } from './object.js'
import { notesOf } from './plan.js'
import { compareVersions } from '../core/version.js'
import { readServer } from './server.js'
import { withWorkspace, type Options, type Work, type Workspace } from './workspace.js'

export interface CheckResult {
  /** Null where nothing but files was looked at. */
  readonly environment: string | null
  readonly findings: readonly Finding[]
  readonly unverified: readonly Note[]
  readonly unmodelled: readonly Note[]
}

/** Looks at an environment only where `env` is given. */
export async function check(options: Options = {}): Promise<CheckResult> {
  return await withWorkspace(options, async (workspace) => {
    const findings: Finding[] = []
    const notes: { unverified: Note[]; unmodelled: Note[] } = { unverified: [], unmodelled: [] }
    for (const work of workspace.works) {
      const found = await checkTarget(work, workspace, options.env !== undefined)
      findings.push(...found.findings)
      notes.unverified.push(...found.unverified)
      notes.unmodelled.push(...found.unmodelled)
    }
    return { environment: options.env ?? null, findings, ...notes }
  })
}

async function checkTarget(work: Work, workspace: Workspace, online: boolean) {
  const target = work.target.name
  const findings: Finding[] = []
  const add = (finding: Omit<Finding, 'target' | 'severity'> & { readonly severity?: Finding['severity'] }) =>
    findings.push({ target, severity: 'error', ...finding })
  const files = desiredFiles(work)
  const migrations = migrationFiles(work)
  const folder = migrations.folder.slice(work.root.length + 1)
  for (const { file, problem } of sumProblems(migrations.folder, migrations.lines)) {
    add({
      code: 'sum',
      message: `${file} is ${problem === 'unlisted' ? 'not in trueup.sum' : `${problem} since trueup.sum was written`}`,
      hint: 'Look at what changed, then run `trueup hash`.',
      place: { file: `${folder}/${file}` },
    })
  }
  for (const { file, reason } of migrations.skipped) {
    add({
      code: 'left-out',
      severity: 'note',
      message: `${file} is not run as a migration: ${reason}`,
      hint: 'Rename it, or keep it outside the migrations folder.',
      place: { file: `${folder}/${file}` },
    })
  }
  for (const statement of migrations.list.filter((migration) => !migration.adopted).flatMap((migration) => migration.up())) {
    for (const hazard of unallowed(hazardsOf(work, statement), [])) {
      add({
        code: 'undeclared-hazard',
        message: `${hazard.message} (${hazard.code}), and the file does not declare it`,
        hint: `Once it is reviewed, write \`-- hazard: ${hazard.code}: why\` before the statement and run \`trueup hash\`.`,
        place: statement.place,
      })
    }
  }
  findings.push(...(await lintTarget(work, migrations.list)).findings)
  const server = online ? await readServer(work, workspace.environment()) : undefined
  const desired = await finding(() => loadDesired(work, files), 'schema', 'Mend the file: it does not load.', add)
  const recorded = await finding(
    () => loadRecorded(work, complete(migrations.list)),
    'replay',
    'Mend the migration: it does not run on an empty server.',
    add,
  )
  for (const checkpoint of recorded ? migrations.list.filter((migration) => migration.checkpoint) : []) {
    const before = complete(migrations.list.filter(({ version }) => compareVersions(version, checkpoint.version) < 0))
    const { deltas } = await differences(work, await loadRecorded(work, before), await loadRecorded(work, [{ migration: checkpoint }]), 'from-fixed')
    if (deltas.length > 0) {
      add({
        code: 'checkpoint',
        message: `the checkpoint does not make what the ${before.length} migrations before it make: ${deltas.map(({ key }) => key).join(', ')}`,
        hint: 'Delete it and write it anew with `trueup squash`, or mend it by hand.',
        place: { file: `${folder}/${checkpoint.file}` },
      })
    }
  }
  for (const { about, reason } of desired?.broken ?? []) {
    const file = files.files().get(about as Key)
    add({
      code: 'broken',
      message: `${about} does not work as the schema files have it: ${reason}`,
      hint: 'Mend its query, or bring back what it uses.',
      ...(file === undefined ? {} : { place: { file: `${work.target.schema.slice(work.root.length + 1)}/${file}` } }),
    })
  }
  if (desired && recorded) {
    const plan = await differences(work, recorded, desired, 'from-fixed')
    for (const change of objectChanges(work, plan.deltas, recorded, desired)) {
      const file = files.files().get(change.key)
      const what = {
        add: 'is in the schema and in no migration',
        remove: 'is made by the migrations and not in the schema',
        set: 'differs from what the migrations make',
      }[change.verb]
      add({
        code: 'ungenerated',
        message: `${change.kind.replace('_', ' ')} ${change.name} ${what}`,
        hint: 'Run `trueup generate` and commit what it writes.',
        change,
        ...(file === undefined ? {} : { place: { file: `${work.target.schema.slice(work.root.length + 1)}/${file}` } }),
      })
    }
  }
  const states = [desired, recorded].filter((state) => state !== undefined)
  if (server) {
    const history = historyOf(server.rows, migrations, workspace.environment().name)
    for (const { version, name, state, revision } of history.standings) {
      const label = `${version}_${name}`
      if (state === 'changed')
        add({
          code: 'history',
          message: `${label} was changed after it was applied`,
          hint: 'Put the file back as it was, and write the change as a new migration.',
        })
      if (state === 'missing') add({ code: 'history', message: `${label} was applied and its file is gone`, hint: 'Put the file back.' })
      if (state === 'partial')
        add({
          code: 'partial',
          message: `${label} ran up to statement ${revision?.done.length ?? 0}${revision?.failure ? `; statement ${revision.failure.statement} failed: ${revision.failure.error}` : ''}`,
          hint: 'Mend what failed and run `trueup apply`: it goes on there.',
        })
      if (state === 'pending') add({ code: 'pending', severity: 'note', message: `${label} is pending`, hint: 'Run `trueup apply`.' })
    }
    const there = await loadRecorded(work, appliedMigrations(migrations, history))
    const live = await loadDefinition(work, server.definition, [there, ...states])
    const plan = await differences(work, live, there, 'to-fixed')
    for (const change of objectChanges(work, plan.deltas, there, live)) {
      const what = { add: 'was created by hand', remove: 'was dropped by hand', set: 'was changed by hand' }[change.verb]
      add({
        code: 'drift',
        message: `${change.kind.replace('_', ' ')} ${change.name} ${what} in ${workspace.environment().name}`,
        hint: 'Undo the change there, or bring it into the schema folder with `trueup pull` and `trueup generate`.',
        change,
      })
    }
    states.push(live)
  }
  return { findings, ...notesOf(...states) }
}

/** Files that do not load are findings of the gate, not failures of the command. */
async function finding<T>(
  load: () => Promise<T>,
  code: FindingCode,
  hint: string,
  add: (finding: Omit<Finding, 'target' | 'severity'>) => void,
): Promise<T | undefined> {
  try {
    return await load()
  } catch (error) {
    if (!(error instanceof Failure) || error.exit !== 2) throw error
    add({ code, message: error.message, hint, ...(error.detail.place ? { place: error.detail.place } : {}) })
    return undefined
  }
}
