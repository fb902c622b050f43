// `squash`: writes a checkpoint, one migration that stands for all before it. New databases start there; those that have
// run any of the others ignore it.
import { Failure, placeText } from '../core/failure.js'
import { unallowed, type Hazard } from '../core/hazard.js'
import { hashText } from '../core/hash.js'
import { compareVersions } from '../core/version.js'
import { writeBelow } from '../project/files.js'
import { readMigrations, type Migration, type Migrations } from '../project/migrations.js'
import { writeSum } from '../project/sum.js'
import { compare, differences } from './compare.js'
import { refusal, saidBeside, statementsText, verifySum } from './generate.js'
import { complete, loadRecorded, loadStatements, migrationFiles } from './load.js'
import { withWorkspace, type Options, type Work } from './workspace.js'

export interface SquashOptions extends Options {
  /** Newest version that the checkpoint stands for. Default is the newest there is. */
  readonly to?: string
  /** `data-loss`: statements that change rows are left out of the checkpoint. */
  readonly allow?: readonly string[]
  readonly dryRun?: boolean
}

export interface Squashed {
  readonly target: string
  readonly version: string
  /** How many migrations it stands for. */
  readonly migrations: number
  /** Paths relative to the project; empty on a dry run. */
  readonly files: readonly string[]
  readonly text: string
}

/**
 * Throws `usage` where there is nothing to squash or no version free for it, `hazard-refused` where rows would be left out,
 * `plan-unproven` where the checkpoint does not make what the migrations make; then nothing was written.
 */
export async function squash(options: SquashOptions = {}): Promise<readonly Squashed[]> {
  return await withWorkspace(options, async ({ works, project }) => {
    const drafts: (Squashed & { readonly work: Work; readonly folderOf: Migrations })[] = []
    for (const work of works) {
      const migrations = migrationFiles(work)
      verifySum(work, migrations)
      const covered = coveredMigrations(work, migrations, options.to)
      const version = versionAfter(work, migrations, covered)
      verifyRows(work, covered, options.allow ?? [])
      const text = await checkpointText(work, covered, version)
      drafts.push({ target: work.target.name, version, migrations: covered.length, files: [], text, work, folderOf: migrations })
    }
    return drafts.map(({ work, folderOf, ...squashed }) => {
      if (options.dryRun) return squashed
      const file = writeBelow(folderOf.folder, [`${squashed.version}_checkpoint.up.sql`], squashed.text)
      writeSum(folderOf.folder, readMigrations(project.root, folderOf.folder, work.dialect).lines)
      return { ...squashed, files: [file.slice(project.root.length + 1)] }
    })
  })
}

function coveredMigrations(work: Work, { list }: Migrations, to: string | undefined): readonly Migration[] {
  if (to !== undefined && !list.some(({ version }) => compareVersions(version, to) === 0)) {
    throw new Failure('usage', `there is no migration with version ${to} in ${work.target.name}`, 'See the versions with `trueup status`.')
  }
  const covered = list.filter(({ version, checkpoint }) => !checkpoint && (to === undefined || compareVersions(version, to) <= 0))
  if (covered.length < 2) {
    throw new Failure('usage', `${work.target.name} has fewer than two migrations to squash`, 'Choose a later version with --to, or another target.')
  }
  return covered
}

/** The version right after the newest covered one: nothing may stand between them. */
function versionAfter(work: Work, { list }: Migrations, covered: readonly Migration[]): string {
  const newest = covered.at(-1)?.version ?? '0'
  const [whole = '0'] = newest.split('.')
  const version = String(BigInt(whole) + 1n).padStart(whole.length, '0')
  const next = list.find((each) => compareVersions(each.version, newest) > 0)
  if (next && compareVersions(next.version, version) <= 0) {
    throw new Failure(
      'usage',
      `no version is free in ${work.target.name} between ${newest} and ${next.version}`,
      next.checkpoint ? 'There is a checkpoint there already.' : `Squash up to ${next.version}, or leave it out: --to needs a gap after it.`,
    )
  }
  return version
}

/** A checkpoint holds the schema and no rows. */
function verifyRows(work: Work, covered: readonly Migration[], allowed: readonly string[]): void {
  const found = covered.flatMap((migration) => migration.up()).filter(({ text }) => work.dialect.changesRows(text))
  const hazard: Hazard = { code: 'data-loss', message: 'statements that change rows are not part of a checkpoint' }
  if (found.length === 0 || unallowed([hazard], allowed).length === 0) return
  throw new Failure(
    'hazard-refused',
    `a checkpoint holds the schema and no rows, and these statements change rows: ${found.map(({ place }) => placeText(place)).join(', ')}`,
    'Where a new database does not need them, run it again with --allow data-loss; else add them to the checkpoint by hand and run `trueup hash`.',
    { hazards: [hazard] },
  )
}

async function checkpointText(work: Work, covered: readonly Migration[], version: string): Promise<string> {
  const recorded = await loadRecorded(work, complete(covered))
  const plan = await compare(work, await loadStatements(work, [], ''), recorded)
  if (plan.refused.length > 0) throw refusal(work, plan.refused)
  const newest = covered.at(-1)
  const head = [
    `-- checkpoint: stands for ${covered.length} migrations, up to ${newest?.version}_${newest?.name}`,
    '-- trueup: checkpoint',
    '-- A database that has run any of them ignores this file.',
  ]
  const text = `${head.join('\n')}\n\n${statementsText(saidBeside(work, covered, plan))}`
  const file = `${version}_checkpoint.up.sql`
  const written = { version, checksum: hashText(text), up: () => work.dialect.split(text, file), down: () => undefined } as const
  const made = await loadRecorded(work, [
    { migration: { ...written, name: 'checkpoint', file, adopted: false, environments: [], noTransaction: false, checkpoint: true, changesets: [] } },
  ])
  const { deltas } = await differences(work, recorded, made, 'from-fixed')
  if (deltas.length === 0) return text
  throw new Failure(
    'plan-unproven',
    `the checkpoint of ${work.target.name} does not make what its migrations make: ${deltas.map(({ key }) => key).join(', ')}`,
    'Nothing was written. Report this with the migrations.',
  )
}
