// Where each state comes from: desired from the schema folder, recorded from the migrations, live from a server. All three
// are read from the same scratch engine, and kept by the hash of what went into it.
import { canonicalJson, sameFacts, type Key } from '../core/fact.js'
import { hashText } from '../core/hash.js'
import type { Note, State } from '../core/state.js'
import type { Migration, Migrations } from '../project/migrations.js'
import { readMigrations } from '../project/migrations.js'
import { readDesired, type Desired } from '../project/schema.js'
import type { Definition, SqlStatement } from '../dialect/dialect.js'
import { trueupVersion } from './version.js'
import type { Work } from './workspace.js'

export function desiredFiles(work: Work): Desired {
  return readDesired(work.root, work.target.schema, work.dialect, work.scope)
}

export function migrationFiles(work: Work): Migrations {
  return readMigrations(work.root, work.target.migrations, work.dialect)
}

/** What the schema folder describes. Throws `sql-invalid` with the place where a file is wrong. */
export async function loadDesired(work: Work, desired: Desired = desiredFiles(work)): Promise<State> {
  const input = inputOf(work, 'files', [desired.hash])
  return await work.cache.state(input, () => loadStatements(work, desired.statements(), `loading ${work.target.name}'s schema files`))
}

/** What the given migrations produce on an empty engine; of one that ran in part, the statements that are done. */
export async function loadRecorded(work: Work, migrations: readonly Recorded[]): Promise<State> {
  const input = inputOf(
    work,
    'replay',
    migrations.map(({ migration, done, undone }) => [migration.checksum, migration.version, done ?? -1, undone ?? 0]),
  )
  return await work.cache.state(input, async () => {
    const statements = migrations.flatMap(({ migration, done, undone }) => [
      ...migration.up().slice(0, done),
      ...(undone === undefined ? [] : (migration.down() ?? []).slice(0, undone)),
    ])
    work.scratch.mention(() => statements.map((statement) => statement.text))
    if (statements.length > 0) work.progress(`replaying ${migrations.length} migrations of ${work.target.name}`)
    const scratch = await work.scratch.get()
    await scratch.reset(work.scope, [])
    const notes = await scratch.replay(statements, work.scope)
    return withNotes(await scratch.read(work.scope), [], notes)
  })
}

/** A migration that ran, whole or up to a statement. */
export interface Recorded {
  readonly migration: Migration
  /** Only so many of its statements. */
  readonly done?: number
  /** And after them so many of the statements that revert it. */
  readonly undone?: number
}

/** Every migration, without the checkpoints: those say again what the migrations before them say. */
export function complete(migrations: readonly Migration[]): readonly Recorded[] {
  return migrations.filter(({ checkpoint }) => !checkpoint).map((migration) => ({ migration }))
}

/**
 * What a server's definition amounts to. Where it spells every object just as the scratch engine spelled one of the
 * `known` states, it holds that state, and nothing has to be loaded; nor where it prints as the scratch engine does. Objects outside the managed databases count only
 * where a known state has them, or where `outside` says that all of them do.
 */
export async function loadDefinition(work: Work, definition: Definition, known: readonly State[], outside = false): Promise<State> {
  const { read } = definition
  const taken = (same: State): State => ({
    ...same,
    lists: { ...same.lists, ...serverLists(read?.state) },
    unmodelled: [...same.unmodelled, ...definition.unmodelled],
    unverified: definition.unverified,
  })
  if (read) {
    // Writing thousands of objects out takes longer than comparing them.
    const same = known.find(({ facts }) => sameFacts(facts, read.state.facts))
    if (same) return taken(same)
    if (work.target.scratch === undefined && work.dialect.scratchVersion().split('.')[0] === read.engine) return read.state
  }
  const ours = definition.statements.filter((each) => outside || each.outside === undefined || isKnown(each.outside, known))
  const spelled = ours.map((statement) => hashText(statement.text)).sort()
  const same = known.find((state) => state.spelled.length === spelled.length && state.spelled.every((hash, i) => hash === spelled[i]))
  if (same) return taken(same)
  const state = await loadStatements(work, ours, `loading what the server of ${work.target.name} holds`, true)
  const told = new Set(known.flatMap(({ broken }) => broken.map(({ about }) => about)))
  const broken = state.broken.filter(({ about }) => !told.has(about))
  const notes = broken.map(({ about, reason }) => ({ about, reason: `it does not work as the server has it: ${reason}` }))
  return withNotes({ ...state, lists: { ...state.lists, ...serverLists(read?.state) } }, definition.unmodelled, [...definition.unverified, ...notes])
}

/** What a server says of itself, which no other engine says for it. */
export function serverLists(state: State | undefined): State['lists'] {
  return Object.fromEntries(Object.entries(state?.lists ?? {}).filter(([name]) => name.startsWith('server')))
}

function isKnown(key: Key, states: readonly State[]): boolean {
  return states.some((state) => state.facts.has(key))
}

/** Loads statements in any order, or takes the result of an earlier time. What a server holds is taken `asFound`. */
export async function loadStatements(work: Work, statements: readonly SqlStatement[], step: string, asFound = false): Promise<State> {
  const input = inputOf(
    work,
    asFound ? 'found' : 'load',
    statements.map(({ text, database }) => [text, database ?? '']),
  )
  work.scratch.mention(() => statements.map((statement) => statement.text))
  return await work.cache.state(input, async () => {
    if (statements.length > 0) work.progress(step)
    const scratch = await work.scratch.get()
    const notes = await scratch.load(statements, work.scope, asFound)
    return withNotes(await scratch.read(work.scope), [], notes)
  })
}

function withNotes(state: State, unmodelled: readonly Note[], unverified: readonly Note[]): State {
  if (unmodelled.length + unverified.length === 0) return state
  return { ...state, unmodelled: [...state.unmodelled, ...unmodelled], unverified: [...state.unverified, ...unverified] }
}

/** Everything that decides what the engine makes of the input. Raise the number when reading changes. */
function inputOf(work: Work, how: 'load' | 'found' | 'replay' | 'files', input: readonly unknown[]): string {
  const outside = work.outside().map(({ text }) => text)
  return canonicalJson([
    trueupVersion(),
    27,
    how,
    work.dialect.name,
    work.target.scratch?.() ?? work.dialect.scratchVersion(),
    work.scope,
    outside,
    input,
  ])
}
