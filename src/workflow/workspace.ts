// What every workflow function starts from: the project, the chosen targets, and for each the way to its three states.
import { Failure } from '../core/failure.js'
import { Cache } from '../project/cache.js'
import { readProject, type Environment, type Project, type Server, type Target } from '../project/config.js'
import { readOutside } from '../project/outside.js'
import { dialectNamed } from '../dialect/index.js'
import type { Dialect, Scope, SqlStatement } from '../dialect/dialect.js'
import { ScratchPool } from './scratch.js'

/** What the caller chose; every command has these. */
export interface Options {
  /** The folder to work in. Default is the process's own. */
  readonly folder?: string
  /** Path of the configuration. Default is trueup.yaml in the folder or above it. */
  readonly config?: string
  /** Name of the environment. Default is the configuration's. */
  readonly env?: string
  /** Names of targets. Default is all. */
  readonly targets?: readonly string[]
  readonly verbose?: boolean
  /** Milliseconds one statement may take on the scratch engine. Default is 60,000. */
  readonly scratchTimeout?: number
  /** Variables for the configuration, over those of the process. */
  readonly variables?: Readonly<Record<string, string>>
  /** Told what is going on; the library prints nothing. */
  readonly progress?: (text: string) => void
}

export interface Work {
  readonly target: Target
  readonly dialect: Dialect
  readonly scope: Scope
  readonly root: string
  readonly cache: Cache
  readonly scratch: ScratchPool
  /** What managed objects refer to and others manage. Throws `file-unreadable`, `sql-invalid`. */
  readonly outside: () => readonly SqlStatement[]
  readonly verbose: boolean
  progress(text: string): void
}

export interface Workspace {
  readonly project: Project
  readonly works: readonly Work[]
  /** The chosen environment. Throws `usage` where none is chosen and the configuration has no default. */
  environment(): Environment
}

/** Runs `action` on the chosen targets and closes every engine afterwards, whatever happens. */
export async function withWorkspace<T>(options: Options, action: (workspace: Workspace) => Promise<T>): Promise<T> {
  const folder = options.folder ?? process.cwd()
  const project = readProject(folder, options.config, { ...process.env, ...options.variables })
  const cache = new Cache(project.root)
  const verbose = options.verbose ?? false
  const works = chosen(project, options.targets).map((target): Work => {
    const dialect = dialectNamed(target.dialect)
    const scope = scopeOf(target)
    const outside = outsideOf(target, project.root, dialect)
    return {
      target,
      dialect,
      scope,
      root: project.root,
      cache,
      outside,
      scratch: new ScratchPool(dialect, { verbose, timeout: options.scratchTimeout ?? 60_000, scope, outside, url: () => target.scratch?.() }),
      verbose,
      progress: (text) => options.progress?.(text),
    }
  })
  for (const work of works) await work.dialect.load()
  const environment = () => {
    const name = options.env ?? project.defaultEnvironment
    if (name === undefined)
      throw new Failure(
        'usage',
        'no environment is chosen',
        `Name one with --env${project.environments.length > 0 ? `: ${project.environments.join(', ')}` : ', after adding it to trueup.yaml'}.`,
      )
    return project.environment(name)
  }
  try {
    return await action({ project, works, environment })
  } finally {
    await Promise.all(works.map((work) => work.scratch.close()))
  }
}

/** Work on states that belong to no project: servers compared by their URLs. Nothing is kept on disk. */
export function freeWork(dialect: Dialect, scope: Scope, folder: string, options: Options, scratch?: ScratchPool): Work {
  const verbose = options.verbose ?? false
  const [database = ''] = scope.databases
  return {
    target: {
      name: dialect.name,
      dialect: dialect.name,
      schema: folder,
      migrations: folder,
      databases: scope.databases,
      include: [],
      exclude: [],
      roles: scope.roles ?? [],
      ledger: [database, 'trueup_ledger'],
    },
    dialect,
    scope,
    root: folder,
    cache: new Cache(folder, false),
    outside: () => [],
    scratch: scratch ?? new ScratchPool(dialect, { verbose, timeout: options.scratchTimeout ?? 60_000, scope }),
    verbose,
    progress: (text) => options.progress?.(text),
  }
}

function chosen(project: Project, names: readonly string[] | undefined): readonly Target[] {
  if (!names || names.length === 0) return project.targets
  return names.map((name) => {
    const found = project.targets.find((target) => target.name === name)
    if (!found) throw new Failure('usage', `there is no target ${name}`, `Targets: ${project.targets.map((target) => target.name).join(', ')}.`)
    return found
  })
}

export function scopeOf(target: Target): Scope {
  return { databases: target.databases, include: target.include, exclude: target.exclude, own: [target.ledger.join('.')], roles: target.roles }
}

/** Reads a target's folder `outside` when it is first asked for: what only asks a server needs none of it. */
function outsideOf({ outside, databases }: Target, root: string, dialect: Dialect): Work['outside'] {
  let statements: readonly SqlStatement[] | undefined
  return () => {
    statements ??= outside === undefined ? [] : readOutside(root, outside, dialect, databases)
    return statements
  }
}

/** The server of a work's target, or a failure that says what is missing. */
export function serverOf(work: Work, environment: Environment): Server {
  const server = environment.server(work.target.name)
  if (!work.dialect.accepts(server.url)) {
    throw new Failure(
      'config-invalid',
      `the url of target ${work.target.name} in environment ${environment.name} is not one that ${work.dialect.name} can be reached at`,
      `Use ${work.dialect.custom.embedded}PATH, or a server such as ${work.dialect.custom.server}.`,
    )
  }
  return server
}
