// `generate`: the difference between what the migrations produce and what the schema folder describes, as the next
// migration pair. `new`: an empty pair.
import { Failure } from '../core/failure.js'
import { unallowed } from '../core/hazard.js'
import { rootOf } from '../core/fact.js'
import type { Plan } from '../core/plan.js'
import { inverse } from '../core/rename.js'
import type { State } from '../core/state.js'
import type { Refused } from '../core/refused.js'
import { writeBelow } from '../project/files.js'
import { nextVersion, readMigrations, type Migration, type Migrations } from '../project/migrations.js'
import { sumProblems, writeSum } from '../project/sum.js'
import { compare } from './compare.js'
import { desiredFiles, loadDesired, loadRecorded, migrationFiles, complete } from './load.js'
import { objectChanges, type ObjectChange } from './object.js'
import { withWorkspace, type Options, type Work } from './workspace.js'

export interface GenerateOptions extends Options {
  /** The migration's name; default is made from what changes. */
  readonly name?: string
  /** Hazards that may be written. */
  readonly allow?: readonly string[]
  readonly dryRun?: boolean
  /** The time of the migration's version. Default is now. */
  readonly now?: Date
}

export interface Generated {
  readonly target: string
  /** Paths relative to the project; empty where there was nothing to write, or on a dry run. */
  readonly files: readonly string[]
  readonly changes: readonly ObjectChange[]
  readonly plan: Plan
  readonly up: string
  readonly down: string
}

/** Throws `sum-mismatch`, `hazard-refused`, `change-refused`, `plan-unproven`; then nothing was written for any target. */
export async function generate(options: GenerateOptions = {}): Promise<readonly Generated[]> {
  return await withWorkspace(options, async ({ works, project }) => {
    const drafts: (Generated & { readonly work: Work; readonly migrations: Migrations })[] = []
    for (const work of works) {
      const migrations = migrationFiles(work)
      verifySum(work, migrations)
      const files = desiredFiles(work)
      const recorded = await loadRecorded(work, complete(migrations.list))
      const desired = await loadDesired(work, files)
      const renames = work.dialect.renames(files.statements(), work.scope)
      const plan = await compare(work, recorded, desired, renames)
      const changes = objectChanges(work, plan.deltas, recorded, desired)
      if (plan.refused.length > 0) throw refusal(work, plan.refused)
      verifyHazards(work, plan, options.allow ?? [])
      const empty = plan.statements.length === 0
      const back = empty ? plan : await compare(work, desired, recorded, inverse(renames))
      const name = slug(options.name ?? nameFrom(changes))
      const up = empty ? '' : migrationText(name, changes, saidBeside(work, migrations.list, plan), recorded, desired)
      const down = empty ? '' : downText(name, saidBeside(work, migrations.list, back))
      drafts.push({ target: work.target.name, files: [], changes, plan, up, down, work, migrations })
    }
    return drafts.map(({ work, migrations, ...draft }) => {
      if (draft.up === '' || options.dryRun) return draft
      const name = slug(options.name ?? nameFrom(draft.changes))
      return { ...draft, files: writePair(work, migrations, name, draft.up, draft.down, options.now ?? new Date(), project.root) }
    })
  })
}

export interface NewOptions extends Options {
  readonly name: string
  readonly now?: Date
}

/** Writes an empty pair for each target; the paths relative to the project. */
export async function createMigration(options: NewOptions): Promise<readonly { readonly target: string; readonly files: readonly string[] }[]> {
  return await withWorkspace(options, async ({ works, project }) =>
    works.map((work) => {
      const migrations = migrationFiles(work)
      verifySum(work, migrations)
      const name = slug(options.name)
      const up = `-- ${name}\n-- Write the statements here, each with its \`;\`. Run \`trueup hash\` when you are done.\n`
      const down = `-- ${name}: the way back\n`
      return { target: work.target.name, files: writePair(work, migrations, name, up, down, options.now ?? new Date(), project.root) }
    }),
  )
}

function writePair(work: Work, migrations: Migrations, name: string, up: string, down: string, now: Date, root: string): readonly string[] {
  const version = nextVersion(migrations, now)
  const { folder } = migrations
  const files = [writeBelow(folder, [`${version}_${name}.up.sql`], up), writeBelow(folder, [`${version}_${name}.down.sql`], down)]
  writeSum(folder, readMigrations(root, folder, work.dialect).lines)
  return files.map((file) => file.slice(root.length + 1))
}

/** A sum file that does not match is mended by a person who has looked, with `hash`; never on the way. */
export function verifySum(work: Work, migrations: Migrations): void {
  const problems = sumProblems(migrations.folder, migrations.lines)
  const [first] = problems
  if (!first) return
  throw new Failure(
    'sum-mismatch',
    `the migrations of ${work.target.name} do not match trueup.sum: ${problems.map(({ file, problem }) => `${file} is ${problem}`).join(', ')}`,
    'Look at what changed, then run `trueup hash`.',
    { place: { file: `${migrations.folder.slice(work.root.length + 1)}/${first.file}` } },
  )
}

function verifyHazards(work: Work, plan: Plan, allowed: readonly string[]): void {
  const found = plan.statements.flatMap((statement) => unallowed(statement.hazards, allowed))
  if (found.length === 0) return
  const codes = [...new Set(found.map((hazard) => hazard.code))]
  throw new Failure(
    'hazard-refused',
    `the migration for ${work.target.name} would be hazardous: ${[...new Set(found.map((hazard) => `${hazard.message} (${hazard.code})`))].join('; ')}`,
    `If that is what you want, run it again with ${codes.map((code) => `--allow ${code}`).join(' ')}.`,
    { hazards: found },
  )
}

export function refusal(work: Work, refused: readonly Refused[]): Failure {
  const [first] = refused
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : ''
  return new Failure('change-refused', `${work.target.name}: ${first?.reason}${more}`, first?.wayOut ?? '', { object: first?.about ?? '', refused })
}

/** The file: a headline, what changes object by object, then the statements with their hazards. */
function migrationText(name: string, changes: readonly ObjectChange[], plan: Plan, from: State, to: State): string {
  const signs = { add: '+', remove: '-', set: '~' } as const
  const head = [
    `-- ${name}`,
    ...changes.map(
      (change) => `-- ${signs[change.verb]} ${change.kind.replace('_', ' ')} ${commentSafe(change.name)}${parts(change, plan, from, to)}`,
    ),
  ]
  return `${head.join('\n')}\n\n${statementsText(plan)}`
}

/** Which parts of a changed object change, as `: + column country, ~ index i`. */
function parts(change: ObjectChange, plan: Plan, from: State, to: State): string {
  if (change.verb !== 'set') return ''
  const signs = { add: '+', remove: '-', set: '~' } as const
  const texts = plan.deltas.flatMap((delta) => {
    const state = to.facts.has(delta.key) ? to : from
    const fact = state.facts.get(delta.key)
    if (!fact || rootOf(state.facts, fact).key !== change.key) return []
    if (delta.key === change.key) return delta.verb === 'set' ? [`~ ${delta.attributes.join(', ')}`] : []
    return [`${signs[delta.verb]} ${fact.kind} ${commentSafe(fact.name.at(-1) ?? '')}`]
  })
  return texts.length > 0 ? `: ${texts.join(', ')}` : ''
}

function downText(name: string, plan: Plan): string {
  if (plan.refused.length === 0) return `-- ${name}: the way back\n\n${statementsText(plan)}`
  const reasons = plan.refused.map((each) => `-- ${commentSafe(each.reason)}\n--   ${commentSafe(each.wayOut)}`)
  return `-- ${name}: there is no way back that trueup can write\n${reasons.join('\n')}\n`
}

/** The plan as it is written into the folder of `migrations`. */
export function saidBeside(work: Work, migrations: readonly Migration[], plan: Plan): Plan {
  const said = work.dialect.beside(migrations.flatMap((migration) => migration.up()))
  return { ...plan, statements: plan.statements.map((statement) => ({ ...statement, sql: said(statement.sql) })) }
}

export function statementsText(plan: Pick<Plan, 'statements'>): string {
  return plan.statements
    .map(
      (statement) =>
        `${statement.hazards.map((hazard) => `-- hazard: ${hazard.code}: ${commentSafe(hazard.message)}\n`).join('')}${statement.sql};\n`,
    )
    .join('\n')
}

/** Text that cannot end the comment it stands in. */
function commentSafe(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function nameFrom(changes: readonly ObjectChange[]): string {
  const [first] = changes
  if (!first) return 'change'
  const verbs = { add: 'add', remove: 'drop', set: 'change' } as const
  const more = changes.length > 1 ? `_and_${changes.length - 1}_more` : ''
  return `${verbs[first.verb]}_${first.name.split('.').at(-1)}${more}`
}

/** A name that is safe in a file name. */
export function slug(name: string): string {
  return (
    name
      .replace(/[^A-Za-z0-9_-]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 80) || 'change'
  )
}
