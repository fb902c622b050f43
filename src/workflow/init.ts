// `init`: a project where there was none: trueup.yaml, its folders, and what an existing database or an existing folder of
// migrations already says.
import { join, relative, resolve } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import { Failure } from '../core/failure.js'
import { dialectNamed, dialectOf } from '../dialect/index.js'
import { configName, findConfig } from '../project/config.js'
import { sqlFiles, textIfThere, writeBelow } from '../project/files.js'
import { readMigrationName, type SkippedFile } from '../project/migration-name.js'
import { readMigrations } from '../project/migrations.js'
import { writeSum } from '../project/sum.js'
import { loadRecorded, migrationFiles, complete } from './load.js'
import { pull, writeState } from './pull.js'
import { withWorkspace, type Options } from './workspace.js'

export interface InitOptions extends Options {
  /** Name of the target to write or fill. Default is `analytics`. */
  readonly target?: string
  readonly dialect?: string
  /** Managed databases. Default is every database that the adopted migrations name, the one that the URL names, or `default`. */
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
  const target = options.target ?? 'analytics'
  const existing = options.config === undefined ? findConfig(folder) : resolve(folder, options.config)
  const config = existing ?? join(folder, configName)
  const adopts = options.fromMigrations !== undefined || options.url !== undefined
  if (existing && textIfThere(existing) !== undefined && !adopts) {
    throw new Failure(
      'file-exists',
      `${relative(folder, existing) || existing} is there already`,
      'Edit it, or add an existing database to it with `trueup init --from-migrations DIR` or `--url URL`.',
    )
  }
  const migrations = options.fromMigrations === undefined ? undefined : resolve(folder, options.fromMigrations)
  if (migrations !== undefined) verifyFolder(migrations, options.fromMigrations ?? '')
  const files: string[] = []
  const root = resolve(config, '..')
  const before = textIfThere(config)
  const databases = options.databases ?? (migrations === undefined ? urlDatabase(options.url) : namedDatabases(root, migrations, options.dialect))
  const text = configText(before, { ...options, ...(databases === undefined ? {} : { databases }), target, root, migrations })
  if (text !== before) {
    writeBelow(root, [relative(root, config)], text)
    files.push(relative(folder, config))
  }
  const rest: Options = { ...options, folder: root, config, targets: [target] }
  if (migrations !== undefined) {
    const adopted = await adopt(rest)
    return { config, target, files: [...files, ...adopted.files], migrations: adopted.count, skipped: adopted.skipped }
  }
  if (options.url !== undefined) {
    const variable = holdsSecret(options.url) ? urlVariable(options) : undefined
    const [pulled] = await pull({
      ...rest,
      env: 'local',
      outside: true,
      ...(variable === undefined ? {} : { variables: { [variable]: options.url } }),
    })
    const result = { config, target, files: [...files, ...(pulled?.written ?? [])], migrations: 0, skipped: [] }
    return variable === undefined ? result : { ...result, variable }
  }
  files.push(...emptyFolders(root, target, options.databases?.[0] ?? 'default'))
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

function urlDatabase(url: string | undefined): readonly string[] | undefined {
  const name = url === undefined ? undefined : dialectOf(url)?.databaseIn(url)
  return name === undefined ? undefined : [name]
}

/** The databases in which a folder's migrations create something; `default` for names without one. */
function namedDatabases(root: string, folder: string, dialectName: string | undefined): readonly string[] {
  const dialect = dialectNamed(dialectName ?? 'clickhouse')
  const names = new Set<string>()
  for (const statement of readMigrations(root, folder, dialect).list.flatMap((migration) => migration.up())) {
    const name = dialect.createsIn(statement)
    if (name !== undefined) names.add(name)
  }
  return names.size === 0 ? ['default'] : [...names].sort()
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

function emptyFolders(root: string, target: string, database: string): readonly string[] {
  const files = [
    [
      `schema/${target}/${database}/README.md`,
      `One SQL file an object: tables/, views/, materialized_views/, dictionaries/. See the README of trueup.\n`,
    ],
    [`generated/${target}/README.md`, 'Migrations, written by `trueup generate` and reviewed by you.\n'],
  ] as const
  return files.map(([file, text]) => {
    if (textIfThere(join(root, file)) === undefined) writeBelow(root, file.split('/'), text)
    return file
  })
}

/** A URL with a password, or with anything that may be one, is never written into a file. */
function holdsSecret(url: string): boolean {
  return /\/\/.*[@?]/s.test(url)
}

function urlVariable(options: InitOptions): string {
  return `${(options.dialect ?? dialectOf(options.url ?? '')?.name ?? 'database').toUpperCase()}_URL`
}

/** The URL of the environment `local`, as the configuration has it. */
function writtenUrl(options: InitOptions, target: string): string {
  if (options.url === undefined) return `chdb:.trueup/local/${target}`
  return holdsSecret(options.url) ? `\${${urlVariable(options)}}` : options.url
}

interface Written extends InitOptions {
  readonly target: string
  readonly root: string
  readonly migrations: string | undefined
}

/** The configuration with the target in it: a new one, or an existing one filled in with its comments kept. */
function configText(before: string | undefined, options: Written): string {
  const { target, root, migrations } = options
  const dialect = options.dialect === undefined ? (options.url === undefined ? undefined : dialectOf(options.url)) : dialectNamed(options.dialect)
  const name = dialect?.name ?? 'clickhouse'
  const databases = options.databases ?? ['default']
  const path = migrations === undefined ? `generated/${target}` : relative(root, migrations)
  if (before === undefined) {
    return `# yaml-language-server: $schema=./node_modules/trueup/trueup.schema.json
version: 1
targets:
  ${target}:
    dialect: ${name}
    schema: schema/${target}          # the state you want: one SQL file an object
    migrations: ${path}
    databases: ${stringify(databases, { collectionStyle: 'flow', flowCollectionPadding: false }).trimEnd()}   # managed; anything outside is never touched or reported
environments:
  local:
    ${target}: { url: ${JSON.stringify(writtenUrl(options, target))} }
  # prod:
  #   ${target}: { url: "\${CLICKHOUSE_URL}" }   # https://user:password@host:8443
default_environment: local
`
  }
  const document = parseDocument(before)
  const at = ['targets', target]
  const set = (key: string, value: unknown) => {
    if (!document.hasIn([...at, key])) document.setIn([...at, key], document.createNode(value))
  }
  set('dialect', name)
  set('schema', `schema/${target}`)
  if (migrations === undefined) set('migrations', path)
  else document.setIn([...at, 'migrations'], path)
  set('databases', databases)
  if (!document.hasIn(['environments', 'local', target])) {
    document.setIn(['environments', 'local', target], document.createNode({ url: writtenUrl(options, target) }))
  }
  return document.toString()
}
