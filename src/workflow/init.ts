// `init`: a project where there was none: trueup.yaml, its folders, and what an existing database or an existing folder of
// migrations already says.
import { join, relative, resolve } from 'node:path'
import { Failure } from '../core/failure.js'
import type { Dialect } from '../dialect/dialect.js'
import { dialectNamed, dialectOf } from '../dialect/index.js'
import { configName, findConfig } from '../project/config.js'
import { withTarget, writtenDialect, writtenUrl } from '../project/config-text.js'
import { removeFile, sqlFiles, textIfThere, writeBelow } from '../project/files.js'
import { readMigrationName, type SkippedFile } from '../project/migration-name.js'
import { readMigrations } from '../project/migrations.js'
import { writeSum } from '../project/sum.js'
import type { WrittenTarget } from '../project/written.js'
import { loadRecorded, migrationFiles, complete } from './load.js'
import { pull, writeState } from './pull.js'
import { withWorkspace, type Options } from './workspace.js'

export interface InitOptions extends Options {
  /** Name of the target to write or fill. Default is the dialect's. */
  readonly target?: string
  /** Default is that of the target, where it is there already, then that of the URL, then `clickhouse`. */
  readonly dialect?: string
  /** Managed databases. Default is every database that the adopted migrations name, the one that the URL names, or the dialect's own. */
  readonly databases?: readonly string[]
  /** A server to pull from. */
  readonly url?: string
  /** A folder of migrations to adopt. */
  readonly fromMigrations?: string
}

export interface Initialised {
  readonly config: string
  /** Files written, relative to the folder. */
  readonly files: readonly string[]
  readonly target: string
  readonly migrations: number
  /** SQL files of the adopted folder that are no migrations. */
  readonly skipped: readonly SkippedFile[]
  /** The variable that the configuration reads the server's URL from, where the URL holds a password. */
  readonly variable?: string
}

/** Throws `file-exists` where there is a project already and nothing says what to add to it. */
export async function init(options: InitOptions = {}): Promise<Initialised> {
  const folder = resolve(options.folder ?? process.cwd())
  const existing = options.config === undefined ? findConfig(folder) : resolve(folder, options.config)
  const config = existing ?? join(folder, configName)
  const before = textIfThere(config)
  const dialect = dialectFor(options, before)
  const target = options.target ?? dialect.custom.target
  const adopts = options.fromMigrations !== undefined || options.url !== undefined
  const adds = (options.target ?? options.dialect) !== undefined && writtenDialect(before, target) === undefined
  if (before !== undefined && !adopts && !adds) {
    throw new Failure(
      'file-exists',
      `${relative(folder, config) || config} is there already`,
      'Edit it, add a target with --target and --dialect, or fill one with `trueup init --from-migrations DIR` or `--url URL`.',
    )
  }
  const migrations = options.fromMigrations === undefined ? undefined : resolve(folder, options.fromMigrations)
  if (migrations !== undefined) verifyFolder(migrations, options.fromMigrations ?? '')
  await dialect.load()
  const files: string[] = []
  const root = resolve(config, '..')
  const databases = options.databases ?? (migrations === undefined ? urlDatabase(dialect, options.url) : namedDatabases(root, migrations, dialect))
  const variable = options.url === undefined ? undefined : variableFor(options.url, dialect, target, before)
  const text = withTarget(before, {
    name: target,
    dialect: dialect.name as WrittenTarget['dialect'],
    custom: dialect.custom,
    migrations: migrations === undefined ? undefined : relative(root, migrations),
    databases,
    url: variable === undefined ? (options.url ?? `${dialect.custom.embedded}.trueup/local/${target}`) : `\${${variable}}`,
  })
  if (text !== before) {
    writeBelow(root, [relative(root, config)], text)
    files.push(relative(folder, config))
  }
  const rest: Options = { ...options, folder: root, config, targets: [target] }
  try {
    if (migrations !== undefined) {
      const adopted = await adopt(rest)
      return { config, target, files: [...files, ...adopted.files], migrations: adopted.count, skipped: adopted.skipped }
    }
    if (options.url !== undefined) {
      const [pulled] = await pull({
        ...rest,
        env: 'local',
        outside: true,
        ...(variable === undefined ? {} : { variables: { [variable]: options.url } }),
      })
      const result = { config, target, files: [...files, ...(pulled?.written ?? [])], migrations: 0, skipped: [] }
      return variable === undefined ? result : { ...result, variable }
    }
  } catch (error) {
    // What was read for it may be what is about to be mended: the next try begins where this one did.
    if (before === undefined) removeFile(config)
    else writeBelow(root, [relative(root, config)], before)
    throw error
  }
  files.push(...emptyFolders(root, target, databases[0] ?? '', dialect))
  return { config, target, files, migrations: 0, skipped: [] }
}

/** Throws `usage` where a folder holds nothing that can be adopted, with what it holds instead. */
function verifyFolder(folder: string, shown: string): void {
  const skipped = sqlFiles(folder).map((file) => readMigrationName(file))
  if (skipped.some((file) => 'version' in file)) return
  const reasons = skipped.flatMap((file) => ('reason' in file ? [`${file.file}: ${file.reason}`] : []))
  throw new Failure(
    'usage',
    reasons.length === 0 ? `there are no .sql files in ${shown}` : `no file in ${shown} is a migration: ${reasons.slice(0, 5).join('; ')}`,
    'Name the folder that holds the migrations.',
  )
}

function urlDatabase(dialect: Dialect, url: string | undefined): readonly string[] {
  return [(url === undefined ? undefined : dialect.databaseIn(url)) ?? dialect.custom.database]
}

/** Throws `usage` where what was asked for, the URL and the configuration do not name the same one. */
function dialectFor(options: InitOptions, before: string | undefined): Dialect {
  const target = options.target ?? (options.dialect === undefined ? undefined : dialectNamed(options.dialect).custom.target)
  const written = target === undefined ? undefined : writtenDialect(before, target)
  const speaker = options.url === undefined ? undefined : dialectOf(options.url)
  const [first, ...others] = [options.dialect, written, speaker?.name].filter((name) => name !== undefined)
  const other = others.find((name) => name !== first)
  if (other !== undefined) {
    throw new Failure(
      'usage',
      `target ${target ?? ''} cannot be of ${first} and of ${other}`.replace('  ', ' '),
      'Name another target with --target, or leave out --dialect.',
    )
  }
  return dialectNamed(first ?? 'clickhouse')
}

/** The databases in which a folder's migrations create something; the dialect's own for names without one. */
function namedDatabases(root: string, folder: string, dialect: Dialect): readonly string[] {
  const names = new Set<string>()
  for (const statement of readMigrations(root, folder, dialect).list.flatMap((migration) => migration.up())) {
    const name = dialect.createsIn(statement)
    if (name !== undefined) names.add(name)
  }
  return names.size === 0 ? [dialect.custom.database] : [...names].sort()
}

interface Adopted {
  readonly files: readonly string[]
  readonly count: number
  readonly skipped: readonly SkippedFile[]
}

/** Replays the folder's migrations, writes what they make as the schema, and the sum file beside them. */
async function adopt(options: Options): Promise<Adopted> {
  return await withWorkspace(options, async ({ works, project }) => {
    const files: string[] = []
    const skipped: SkippedFile[] = []
    let count = 0
    for (const work of works) {
      const migrations = migrationFiles(work)
      const state = await loadRecorded(work, complete(migrations.list))
      const { written } = await writeState(work, state, false)
      writeSum(migrations.folder, readMigrations(project.root, migrations.folder, work.dialect).lines, true)
      files.push(...written, relative(project.root, join(migrations.folder, 'trueup.sum')))
      count += migrations.list.length
      skipped.push(...migrations.skipped)
    }
    return { files, count, skipped }
  })
}

function emptyFolders(root: string, target: string, database: string, { custom }: Dialect): readonly string[] {
  const folders = custom.folders.map((folder) => `${folder}/`).join(', ')
  const files = [
    [`schema/${target}/${database}/README.md`, `One SQL file an object: ${folders} and so on. See the README of trueup.\n`],
    [`generated/${target}/README.md`, 'Migrations, written by `trueup generate` and reviewed by you.\n'],
  ] as const
  return files.map(([file, text]) => {
    if (textIfThere(join(root, file)) === undefined) writeBelow(root, file.split('/'), text)
    return file
  })
}

/**
 * The variable that the configuration reads a URL from; undefined where the URL itself may be written. A URL with a
 * password, or with anything that may be one, is never written into a file. Throws `usage` where `local` is elsewhere.
 */
function variableFor(url: string, { custom }: Dialect, target: string, before: string | undefined): string | undefined {
  const there = writtenUrl(before, target)
  const [, named] = /^\$\{(\w+)\}$/.exec(there ?? '') ?? []
  if (named !== undefined) return named
  if (there !== undefined && there !== url) {
    throw new Failure(
      'usage',
      `environment local has a server for target ${target} already, and not this one`,
      'Add the server as an environment of its own and run `trueup pull --env NAME`, or name another target with --target.',
    )
  }
  if (!/\/\/.*[@?]/s.test(url)) return undefined
  return before?.includes(`\${${custom.variable}`) ? `${target.toUpperCase().replaceAll('-', '_')}_URL` : custom.variable
}
