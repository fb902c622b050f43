// `diff`: any two states of one dialect: from a project, a folder, a file, a git revision or a server.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { Failure } from '../core/failure.js'
import type { Plan } from '../core/plan.js'
import type { Note, State } from '../core/state.js'
import type { Statement } from '../core/statement.js'
import type { Refused } from '../core/refused.js'
import type { Definition, Dialect, Scope, Session, SqlStatement } from '../dialect/dialect.js'
import { dialectOf } from '../dialect/index.js'
import type { Environment } from '../project/config.js'
import { isThere, readText } from '../project/files.js'
import { readDesired } from '../project/schema.js'
import { compare } from './compare.js'
import { desiredFiles, loadDefinition, loadDesired, loadRecorded, loadStatements, migrationFiles, complete } from './load.js'
import { objectChanges, type ObjectChange } from './object.js'
import { notesOf } from './plan.js'
import { ScratchPool } from './scratch.js'
import { readServer, withSession } from './server.js'
import { freeWork, withWorkspace, type Options, type Work } from './workspace.js'

export interface DiffOptions extends Options {
  /** `env:NAME`, `schema`, `migrations`, `dir:PATH`, `file:PATH`, `git:REV`, or a server's URL. */
  readonly from: string
  readonly to: string
}

export interface DiffResult {
  readonly target: string
  readonly statements: readonly Pick<Statement, 'sql' | 'transaction' | 'hazards'>[]
  readonly refused: readonly Refused[]
  readonly unmodelled: readonly Note[]
  readonly unverified: readonly Note[]
  readonly changes: readonly ObjectChange[]
  readonly plan: Plan
}

/** The results of all targets, and what they come to together. */
export interface Diff extends Pick<DiffResult, 'statements' | 'refused' | 'unmodelled' | 'unverified'> {
  readonly targets: readonly DiffResult[]
}

/**
 * What leads from one state to the other. Between two servers there is one target, and no project is needed; the scratch
 * engine then stays warm for the next call, until `close`. Throws `usage`, `connection-failed`, `plan-unproven`.
 */
export async function diff(options: DiffOptions): Promise<Diff> {
  const targets = isUrl(options.from) && isUrl(options.to) ? [await diffServers(options)] : await diffTargets(options)
  return {
    targets,
    statements: targets.flatMap((target) => target.statements),
    refused: targets.flatMap((target) => target.refused),
    unmodelled: targets.flatMap((target) => target.unmodelled),
    unverified: targets.flatMap((target) => target.unverified),
  }
}

const warm = new Map<Dialect, ScratchPool>()

/** Ends the engines that `diff` keeps warm. */
export async function close(): Promise<void> {
  const pools = [...warm.values()]
  warm.clear()
  await Promise.all(pools.map((pool) => pool.close()))
}

function warmPool(dialect: Dialect, options: DiffOptions): ScratchPool {
  const known = warm.get(dialect)
  if (known) return known
  const pool = new ScratchPool(dialect, { verbose: options.verbose ?? false, timeout: options.scratchTimeout ?? 60_000 })
  warm.set(dialect, pool)
  return pool
}

async function diffTargets(options: DiffOptions): Promise<readonly DiffResult[]> {
  return await withWorkspace(options, async (workspace) => {
    const results: DiffResult[] = []
    for (const work of workspace.works) {
      const from = await stateOf(work, options.from, (name) => workspace.project.environment(name))
      const to = await stateOf(work, options.to, (name) => workspace.project.environment(name))
      const renames = options.to === 'schema' ? work.dialect.renames(desiredFiles(work).statements(), work.scope) : []
      results.push(await resultOf(work, from, to, renames))
    }
    return results
  })
}

function isUrl(spec: string): boolean {
  return dialectOf(spec) !== undefined
}

/** An embedded engine makes what is not there, and nothing would be compared with a path that is misspelled. */
function expectThere(url: string): void {
  const prefix = dialectOf(url)?.custom.embedded ?? ''
  const path = url.slice(prefix.length)
  if (!url.startsWith(prefix) || path === '' || isThere(path)) return
  throw new Failure('usage', `there is no database at ${path}`, `Check the path of ${url}: diff compares what is there and makes nothing.`)
}

async function resultOf(work: Work, from: State, to: State, renames: Parameters<typeof compare>[3] = []): Promise<DiffResult> {
  const plan = await compare(work, from, to, renames)
  return {
    target: work.target.name,
    statements: plan.statements.map(({ sql, transaction, hazards }) => ({ sql, transaction, hazards })),
    refused: plan.refused,
    ...notesOf(from, to),
    changes: objectChanges(work, plan.deltas, from, to),
    plan,
  }
}

async function stateOf(work: Work, spec: string, environment: (name: string) => Environment): Promise<State> {
  if (spec === 'schema') return await loadDesired(work)
  if (spec === 'migrations') return await loadRecorded(work, complete(migrationFiles(work).list))
  const [, kind, rest = ''] = /^(env|dir|file|git):(.+)$/s.exec(spec) ?? []
  if (kind === 'env') return await loadDefinition(work, (await readServer(work, environment(rest))).definition, await ownStates(work))
  if (kind === 'dir') return await loadDesired(work, readDesired(process.cwd(), resolve(rest), work.dialect, work.scope))
  if (kind === 'file') return await loadStatements(work, work.dialect.split(readText(resolve(rest), rest), rest), `loading ${rest}`)
  if (kind === 'git') return await loadStatements(work, gitStatements(work, rest), `loading ${rest}`)
  if (isUrl(spec)) return await readUrl(work, spec)
  throw new Failure('usage', `${spec} names no state`, 'Use env:NAME, schema, migrations, dir:PATH, file:PATH, git:REV, or the URL of a server.')
}

/** What the project knows: objects outside databases are compared only where it has them. */
async function ownStates(work: Work): Promise<readonly State[]> {
  return [await loadDesired(work), await loadRecorded(work, complete(migrationFiles(work).list))]
}

async function readUrl(work: Work, url: string): Promise<State> {
  expectThere(url)
  const server = { url, databases: {} }
  const definition = await withSession(work, server, { readOnly: true }, (session) => work.dialect.define(session, work.scope, {}))
  return await loadDefinition(work, definition, await ownStates(work))
}

/** The schema folder as a git revision has it. */
function gitStatements(work: Work, revision: string): readonly SqlStatement[] {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', work.root, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
  const folder = work.target.schema.slice(work.root.length + 1)
  try {
    git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`)
    const files = git('ls-tree', '-r', '-z', '--name-only', '--end-of-options', revision, '--', `./${folder}`)
      .split('\0')
      .filter((file) => file.endsWith('.sql'))
    return files.flatMap((file) => {
      const database = work.scope.databases.find((name) => file.slice(folder.length + 1).startsWith(`${name}/`))
      const statements = work.dialect.split(git('show', `${revision}:./${file}`), `${revision}:${file}`)
      return database === undefined ? statements : statements.map((statement) => ({ ...statement, database }))
    })
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('usage', `git cannot show ${revision}`, 'Name a revision of this repository, such as git:main or git:HEAD~1.')
  }
}

/** The calls so far: they share one engine, and it has one state at a time. */
let earlier: Promise<unknown> = Promise.resolve()

function diffServers(options: DiffOptions): Promise<DiffResult> {
  const result = earlier.then(() => diffTwo(options))
  earlier = result.catch(() => {})
  return result
}

/** Two servers, no project: everything on them is compared, database by database of the same name. */
async function diffTwo(options: DiffOptions): Promise<DiffResult> {
  const dialect = dialectOf(options.from) as Dialect
  if (dialectOf(options.to) !== dialect) {
    throw new Failure('usage', 'the two servers speak different dialects', 'Compare two servers of one kind.')
  }
  for (const url of [options.from, options.to]) expectThere(url)
  const pool = warmPool(dialect, options)
  const same = options.from === options.to
  // The parser and the engine are got ready while the servers are read.
  const loaded = dialect.load().then(() => (same ? undefined : pool.early()))
  const verbose = options.verbose ?? false
  const names = new Set<string>()
  const scopeFor = (databases: readonly string[]): Scope => ({
    databases,
    include: [],
    exclude: [],
    own: databases.map((name) => `${name}.trueup_ledger`),
  })
  const define = async (url: string): Promise<Definition> => {
    const session: Session = await dialect.open(url, { readOnly: true, verbose, databases: {}, database: '' })
    try {
      const databases = await dialect.databases(session)
      for (const name of databases) names.add(name)
      return await dialect.define(session, scopeFor(databases), {})
    } finally {
      await session.close()
    }
  }
  // One at a time where both are one: only one process can have an embedded engine's folder open.
  const first = define(options.from)
  const [before, after] = await Promise.all([first, same ? first : define(options.to), loaded])
  const folder = resolve(options.folder ?? process.cwd())
  const work = freeWork(dialect, scopeFor([...names].sort()), folder, options, pool)
  // Two servers that print alike are compared as they are.
  if (before.read && after.read && before.read.engine === after.read.engine) return await resultOf(work, before.read.state, after.read.state)
  for (const definition of [before, after]) work.scratch.mention(() => definition.statements.map((statement) => statement.text))
  return await resultOf(work, await loadDefinition(work, before, [], true), await loadDefinition(work, after, [], true))
}
