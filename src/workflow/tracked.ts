// Finds the table in which another tool keeps count of its migrations, reads it, and says which of the migrations here it
// means. What each tool's table looks like is in dialect/tracking.ts.
import { Failure } from '../core/failure.js'
import { compareVersions, versionKey } from '../core/version.js'
import type { Session } from '../dialect/dialect.js'
import { hasShape, isNamed, tablesOf, trackers, trackingNames, type FoundTable, type Tracked, type Tracker } from '../dialect/tracking.js'
import type { Server } from '../project/config.js'
import type { Migration } from '../project/migrations.js'
import type { Work } from './workspace.js'

/** The word that leaves it to the tables that are there. */
export const anyTool = 'auto'

/** What a person may name: a tool, or a table by the name that tools give it. */
export const trackedTools: readonly string[] = [...new Set([anyTool, ...trackers.map(({ tool }) => tool), 'schema_migrations'])]

export interface Tracking {
  readonly tool: string
  /** `database.table` on the server. */
  readonly table: string
  readonly tracked: Tracked
}

/**
 * Reads the tracking table of `tool` in the managed databases, or the one that `table` names.
 * Throws `usage` where there is none, or where there are several to choose from.
 */
export async function readTracking(work: Work, server: Server, session: Session, tool: string, table?: string): Promise<Tracking> {
  verifyTool(tool)
  const [name = '', database] = (table ?? '').split('.').reverse()
  const tables = tablesOf(await work.dialect.columns(session, table === undefined ? trackingNames : [name]))
  const managed = new Set(work.scope.databases.map((each) => server.databases[each] ?? each))
  const candidates = tables.flatMap((found) => {
    const tracker = trackerOf(found, table !== undefined)
    return tracker === undefined || (tool !== anyTool && tracker.tool !== tool && tracker.table !== tool) ? [] : [{ found, tracker }]
  })
  const inside = candidates.filter(({ found, tracker }) =>
    database === undefined ? managed.has(found.database) || tracker.database === found.database : found.database === database,
  )
  const [first, ...more] = inside
  if (first === undefined) throw absent(work, tool, table, candidates, tables)
  if (more.length > 0) {
    const list = inside.map(({ found, tracker }) => `${found.database}.${found.table} (${tracker.tool})`).join(', ')
    throw new Failure(
      'usage',
      `${work.target.name} has several tracking tables: ${list}`,
      'Say which one counts, with --from TOOL or --table DATABASE.NAME; the others can be dropped when nobody uses them.',
    )
  }
  const { found, tracker } = first
  const rows = await session.query(question(work, found, tracker))
  return { tool: tracker.tool, table: `${found.database}.${found.table}`, tracked: tracker.read(rows) }
}

/** A table in the managed databases in which another tool counts rows of migrations; undefined where there is none, or an empty one. */
export async function trackedElsewhere(
  work: Work,
  server: Server,
  session: Session,
): Promise<{ readonly tool: string; readonly table: string } | undefined> {
  const managed = new Set(work.scope.databases.map((each) => server.databases[each] ?? each))
  for (const found of tablesOf(await work.dialect.columns(session, trackingNames))) {
    const tracker = trackerOf(found, false)
    if (tracker === undefined || !(managed.has(found.database) || tracker.database === found.database)) continue
    const { tool } = tracker
    if ((await session.query(question(work, found, tracker))).length > 0) return { tool, table: `${found.database}.${found.table}` }
  }
  return undefined
}

function verifyTool(tool: string): void {
  if (trackedTools.includes(tool)) return
  throw new Failure(
    'usage',
    `trueup does not know how ${tool} keeps count of its migrations`,
    `Use one of ${trackedTools.join(', ')}; or say how far this database is with --to VERSION or --all.`,
  )
}

/** Of the rows that fit a table, the one that asks for most. */
function trackerOf(found: FoundTable, byShape: boolean): Tracker | undefined {
  return trackers
    .filter((tracker) => hasShape(found, tracker) && (byShape || isNamed(found, tracker)))
    .reduce<Tracker | undefined>((best, each) => (best && best.columns.length >= each.columns.length ? best : each), undefined)
}

function question({ dialect }: Work, { database, table, columns }: FoundTable, tracker: Tracker): string {
  const spelled = (name: string) => dialect.quote(columns.find((column) => column.toLowerCase() === name) ?? name)
  const list = tracker.columns.map((name) => `${spelled(name)} AS ${dialect.quote(name)}`).join(', ')
  const order = tracker.order === undefined ? '' : ` ORDER BY ${spelled(tracker.order)}`
  return `SELECT ${list} FROM ${dialect.quote(database, table)}${tracker.final ? ' FINAL' : ''}${order}`
}

function absent(
  work: Work,
  tool: string,
  table: string | undefined,
  elsewhere: readonly { readonly found: FoundTable }[],
  there: readonly FoundTable[],
): Failure {
  const names = ({ database, table }: FoundTable) => `${database}.${table}`
  const whose = tool === anyTool ? 'any tool that trueup knows' : tool
  const where = table === undefined ? `in ${work.scope.databases.join(', ')}` : `by the name ${table}`
  const others = there.filter((each) => !elsewhere.some(({ found }) => found === each)).map(names)
  const hint = elsewhere.length > 0 ? `Name it, if it is this one: --table ${elsewhere.map(({ found }) => names(found)).join(', or --table ')}.` : ''
  return new Failure(
    'usage',
    `there is no tracking table of ${whose} ${where}${others.length > 0 ? ` (${others.slice(0, 5).join(', ')} has another shape)` : ''}`,
    hint || 'Name it with --table DATABASE.NAME, or say how far this database is with --to VERSION or --all.',
  )
}

/** The migrations that a tool's table means, and what of it cannot be told from the files here. */
export interface Meant {
  readonly migrations: readonly Migration[]
  /** What the table has and no file. */
  readonly unknown: readonly string[]
  /** Migrations of which some changesets ran and some did not. */
  readonly halfway: readonly { readonly migration: Migration; readonly missing: readonly string[] }[]
}

/** With `to`, no further than that version; it also stands for a place that no file here is known by. */
export function meantBy(tracked: Tracked, list: readonly Migration[], to: string | undefined): Meant {
  const find = finder(list)
  const within = (version: string) => to === undefined || compareVersions(version, to) <= 0
  const parts = new Map<Migration, Set<string>>()
  const unknown: string[] = []
  for (const { id, part } of tracked.ran) {
    const migration = find(id)
    if (migration === undefined) {
      if (!numeric.test(id) || within(id)) unknown.push(id)
      continue
    }
    const known = parts.get(migration) ?? new Set()
    parts.set(migration, known.add(part ?? ''))
  }
  const last = tracked.upTo === undefined ? undefined : find(tracked.upTo)
  if (tracked.upTo !== undefined && last === undefined && (to === undefined || numeric.test(tracked.upTo))) unknown.push(tracked.upTo)
  const limits = [last?.version ?? numberOf(tracked.upTo) ?? (tracked.upTo === undefined ? undefined : to), tracked.below]
  const before = (version: string) => limits.some((limit) => limit !== undefined && compareVersions(version, limit) <= 0)
  const migrations = list.filter((migration) => within(migration.version) && (parts.has(migration) || before(migration.version)))
  const halfway = migrations.flatMap((migration) => {
    const done = parts.get(migration)
    const missing = done === undefined || done.has('') ? [] : migration.changesets.filter((changeset) => !done.has(changeset))
    return missing.length === 0 ? [] : [{ migration, missing }]
  })
  return { migrations, unknown, halfway }
}

const numeric = /^\d+(?:[._]\d+)*$/

/** Alembic's revisions are twelve hex digits, which may all be decimal ones; shorter numbers are versions and no names. */
function mayBeName(id: string): boolean {
  return !numeric.test(id) || id.length >= 8
}

function numberOf(id: string | undefined): string | undefined {
  return id !== undefined && numeric.test(id) ? id.replaceAll('_', '.') : undefined
}

/** Finds a migration by whatever a tool may know it by: its file, its folder, its version, or what its name begins with. */
function finder(list: readonly Migration[]): (id: string) => Migration | undefined {
  const exact = new Map<string, Migration | undefined>()
  for (const migration of list) {
    const path = migration.file.split(/[\\/]/)
    const base = path.at(-1) ?? ''
    for (const name of new Set([migration.file, base, base.replace(/(\.up)?\.sql$/, ''), path.at(-2) ?? '']))
      exact.set(name, exact.has(name) ? undefined : migration)
  }
  const versions = new Map(list.map((migration) => [versionKey(migration.version), migration]))
  return (id) => {
    // graphile-migrate writes 000001.sql of a file that it calls 000001-message.sql.
    const version = numberOf(id.replace(/\.sql$/, ''))
    return (
      exact.get(id) ??
      (version === undefined ? undefined : versions.get(versionKey(version))) ??
      exact.get(id.split(/[\\/:]/).at(-1) ?? '') ??
      (mayBeName(id) ? list.find(({ name }) => name === id || name.startsWith(`${id}_`)) : undefined)
    )
  }
}
