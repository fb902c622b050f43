// `down`: reverts applied migrations, last first.
import type { Runnable } from '../apply/run.js'
import { Failure, placeText } from '../core/failure.js'
import { compareVersions, type Migration } from '../project/migrations.js'
import { hazardProblem } from './hazards.js'
import { march, type MarchOptions, type Marched } from './march.js'
import { halfWay } from './problems.js'
import type { Site } from './site.js'

export interface DownOptions extends MarchOptions {
  readonly allow?: readonly string[]
  /** Reverts everything after this version, which stays applied; `0` reverts everything. */
  readonly to?: string
  /** Reverts so many migrations. Default is 1 where `to` is not given. */
  readonly steps?: number
}

export interface Reverted {
  readonly target: string
  readonly url: string
  readonly reverted: readonly Marched[]
  /** How many stay applied. */
  readonly left: number
}

/** Throws what `apply` throws, and `change-refused` where a migration has no way back. */
export async function down(options: DownOptions = {}): Promise<readonly Reverted[]> {
  const look = async ({ work, environment, history }: Site, chosen: readonly Migration[]): Promise<readonly Failure[]> => {
    const stuck = chosen.flatMap((migration) => wayBack(migration).problem ?? [])
    const changed = history.standings.filter(({ state, version }) => state === 'changed' && chosen.some((each) => each.version === version))
    const ahead = chosen.map((migration) => ({ statements: wayBack(migration).statements, adopted: migration.adopted }))
    const hazard = stuck.length > 0 ? undefined : hazardProblem(work, environment, ahead, options.allow ?? [])
    return [...halfWay(work, history.standings, 'revert'), ...changed.map(edited), ...stuck, ...(hazard ? [hazard] : [])]
  }
  return await march(options, { choose: (site) => chosenMigrations(site, options), look, runnable }, ({ work, session, history }, reverted) => ({
    target: work.target.name,
    url: session.url,
    reverted,
    left: history.standings.filter(({ state }) => state === 'applied').length - reverted.length,
  }))
}

function runnable(migration: Migration): Runnable {
  const { version, name, checksum, noTransaction } = migration
  return { version, name, checksum, noTransaction, kind: 'revert', statements: wayBack(migration).statements }
}

/** Last first. Throws `usage` where there is no such version. */
function chosenMigrations({ work, migrations, history }: Site, options: DownOptions): readonly Migration[] {
  const { to } = options
  if (to !== undefined && compareVersions(to, '0') !== 0 && !migrations.list.some(({ version }) => compareVersions(version, to) === 0)) {
    throw new Failure(
      'usage',
      `there is no migration with version ${to} in ${work.target.name}`,
      'See the versions with `trueup status`; `--to 0` reverts all.',
    )
  }
  const states = new Map(history.standings.map(({ version, state, revision }) => [version, { state, kind: revision?.kind }]))
  const applied = migrations.list.filter(({ version }) => {
    const { state, kind } = states.get(version) ?? {}
    return state === 'applied' || state === 'changed' || (state === 'partial' && kind === 'revert')
  })
  const after = to === undefined ? applied : applied.filter(({ version }) => compareVersions(version, to) > 0)
  return [...after].reverse().slice(0, options.steps ?? (to === undefined ? 1 : undefined))
}

interface WayBack {
  readonly statements: readonly Runnable['statements'][number][]
  readonly problem?: Failure
}

/** A migration without a file for the way back, or with one that says nothing, cannot be reverted. */
function wayBack(migration: Migration): WayBack {
  const statements = migration.down() ?? []
  if (statements.length > 0 || migration.up().length === 0) return { statements }
  const why = migration.down() === undefined ? 'it has no down file' : 'its down file holds no statement'
  const problem = new Failure(
    'change-refused',
    `${migration.version}_${migration.name} cannot be reverted: ${why}`,
    `Write the way back beside ${placeText({ file: migration.file })} and run \`trueup hash\`; or go forward with a new migration.`,
  )
  return { statements, problem }
}

function edited({ version, name }: { readonly version: string; readonly name: string }): Failure {
  return new Failure(
    'history-mismatch',
    `${version}_${name} was changed after it was applied: its way back may be one of something else`,
    'Put the file back as it was, or accept it with `trueup repair --accept-checksum`.',
    { migrations: [version] },
  )
}
