// The project's configuration, as the program uses it. Every default value is here, once.
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { LineCounter, parseDocument, type Document, isMap, isScalar, type Node } from 'yaml'
import { Failure, type Place } from '../core/failure.js'
import { readText } from './files.js'
import { issueText, worst } from './issue.js'
import { expand, readVariables, type Variables } from './variables.js'
import { scopeKeys, writtenConfig, type WrittenConfig, type WrittenTarget } from './written.js'

export interface Target {
  readonly name: string
  readonly dialect: string
  /** Absolute paths. */
  readonly schema: string
  readonly migrations: string
  readonly databases: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Folder of what managed objects refer to and others manage. Absolute. */
  readonly outside?: string
  /** Globs on names of roles; none are managed where there are none. */
  readonly roles: readonly string[]
  /** `database.table`, by the names in the files. */
  readonly ledger: readonly string[]
  /** The server for scratch work, where one is named. Throws `variable-missing`. */
  readonly scratch?: () => string
}

/** One target's server in one environment. */
export interface Server {
  readonly url: string
  readonly databases: Readonly<Record<string, string>>
}

export interface Environment {
  readonly name: string
  readonly protected: boolean
  /** The server of a target. Throws `config-invalid` where the environment has none, `variable-missing`. */
  server(target: string): Server
}

export interface Project {
  /** Absolute path of the folder that holds the configuration. */
  readonly root: string
  readonly file: string
  readonly targets: readonly Target[]
  readonly environments: readonly string[]
  readonly defaultEnvironment: string | undefined
  environment(name: string): Environment
}

export const configName = 'trueup.yaml'

/** Finds trueup.yaml in `folder` or above it. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configName)
    if (existsSync(file)) return file
    if (dirname(at) === at) return undefined
  }
}

/** Reads the configuration. Throws `config-missing` and `config-invalid`, with the place. */
export function readProject(folder: string, given: string | undefined, environment: Variables): Project {
  const file = given === undefined ? findConfig(folder) : resolve(folder, given)
  if (file === undefined || !existsSync(file)) {
    throw new Failure(
      'config-missing',
      given === undefined ? `there is no ${configName} in ${folder} or above it` : `there is no file ${given}`,
      'Run `trueup init` to write one, or name one with --config.',
    )
  }
  const shown = relative(folder, file) || file
  const lines = new LineCounter()
  const document = parseDocument(readText(file, shown), { lineCounter: lines })
  const [problem] = document.errors
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0])
    throw new Failure('config-invalid', problem.message.split('\n')[0] ?? 'cannot be read', 'Mend the YAML.', {
      place: { file: shown, line, column: col },
    })
  }
  const placeOf = (path: readonly PropertyKey[]): Place => place(document, lines, shown, path)
  return project(file, validate(document.toJS() ?? {}, placeOf), placeOf, environment)
}

function validate(value: unknown, placeOf: (path: readonly PropertyKey[]) => Place): WrittenConfig {
  const result = writtenConfig.safeParse(value)
  if (result.success) return result.data
  const issue = worst(result.error.issues)
  const path = issue?.path ?? []
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const known = knownKeys(path)
    const near = known.filter((each) => distance(each, key) <= 2)
    const hint = near.length > 0 ? `Did you mean ${near[0]}?` : `Known keys here: ${known.join(', ')}.`
    throw new Failure('config-invalid', `unknown key ${[...path, key].join('.')}`, hint, { place: placeOf([...path, key]) })
  }
  const where = path.length > 0 ? `${path.map(String).join('.')}: ` : ''
  throw new Failure(
    'config-invalid',
    `${where}${issue ? issueText(issue, value) : 'is not valid'}`,
    'See the key in the README, or let an editor complete it from trueup.schema.json.',
    { place: placeOf(path) },
  )
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return ['version', 'targets', 'environments', 'default_environment']
  if (path[0] === 'targets')
    return ['dialect', 'schema', 'migrations', 'databases', 'schemas', 'include', 'exclude', 'outside', 'roles', 'scratch', 'ledger']
  return path.length === 2 ? ['protected'] : ['url', 'databases']
}

/** Levenshtein distance, for suggestions. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function place(document: Document, lines: LineCounter, file: string, path: readonly PropertyKey[]): Place {
  let node: unknown = document.contents
  let offset = 0
  for (const part of path) {
    if (!isMap(node)) {
      node = (node as { get?(key: unknown, keep: boolean): unknown } | null)?.get?.(part, true)
      offset = (node as Node | undefined)?.range?.[0] ?? offset
      continue
    }
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
    if (!pair) break
    offset = (pair.key as Node).range?.[0] ?? offset
    node = pair.value
  }
  if (isScalar(node) && node.range) offset = node.range[0]
  const { line, col } = lines.linePos(offset)
  return { file, line, column: col }
}

function project(file: string, written: WrittenConfig, placeOf: (path: readonly PropertyKey[]) => Place, environment: Variables): Project {
  const root = dirname(file)
  const environments = written.environments ?? {}
  const names = Object.keys(environments)
  for (const [name, servers] of Object.entries(environments)) {
    for (const target of Object.keys(servers)) {
      if (target === 'protected' || target in written.targets) continue
      const near = Object.keys(written.targets).find((each) => distance(each, target) <= 2)
      throw new Failure(
        'config-invalid',
        `environment ${name} names a target ${target} that does not exist`,
        near ? `Did you mean ${near}?` : `Targets: ${Object.keys(written.targets).join(', ')}.`,
        { place: placeOf(['environments', name, target]) },
      )
    }
  }
  const fallback = written.default_environment ?? (names.length === 1 ? names[0] : names.includes('local') ? 'local' : undefined)
  if (fallback !== undefined && !names.includes(fallback)) {
    throw new Failure(
      'config-invalid',
      `default_environment names ${fallback}, which is not an environment`,
      `Environments: ${names.join(', ') || 'none'}.`,
      { place: placeOf(['default_environment']) },
    )
  }
  return {
    root,
    file,
    targets: Object.entries(written.targets).map(([name, target]) => targetOf(root, name, target, placeOf, environment)),
    environments: names,
    defaultEnvironment: fallback,
    environment: (name) => {
      const servers = environments[name]
      if (!servers) {
        throw new Failure(
          'usage',
          `there is no environment ${name}`,
          names.length > 0 ? `Environments: ${names.join(', ')}.` : 'Add it under `environments:` in trueup.yaml.',
        )
      }
      const variables = readVariables(root, environment)
      return {
        name,
        protected: servers.protected ?? false,
        server: (target) => {
          const written = servers[target] as { readonly url: string; readonly databases?: Record<string, string> } | undefined
          if (!written) {
            throw new Failure(
              'config-invalid',
              `environment ${name} has no server for target ${target}`,
              `Add environments.${name}.${target}.url, or choose targets with --target.`,
              { place: placeOf(['environments', name]) },
            )
          }
          const at = placeOf(['environments', name, target, 'url'])
          return { url: absolute(root, expand(written.url, variables, at)), databases: written.databases ?? {} }
        },
      }
    },
  }
}

function targetOf(
  root: string,
  name: string,
  written: WrittenTarget,
  placeOf: (path: readonly PropertyKey[]) => Place,
  environment: Variables,
): Target {
  const key = scopeKeys[written.dialect]
  const databases = written[key]
  const misplaced = Object.values(scopeKeys).find((other) => other !== key && written[other] !== undefined)
  if (misplaced !== undefined) {
    throw new Failure('config-invalid', `target ${name} has ${misplaced}, and a ${written.dialect} target has ${key}`, `Write ${key} instead.`, {
      place: placeOf(['targets', name, misplaced]),
    })
  }
  if (!databases) {
    throw new Failure(
      'config-invalid',
      `target ${name} does not say which ${key} it manages`,
      `Add ${key}: [name] to it; nothing outside them is ever touched.`,
      { place: placeOf(['targets', name]) },
    )
  }
  const { scratch } = written
  const at = placeOf(['targets', name, 'scratch'])
  if (scratch !== undefined && written.dialect === 'clickhouse') {
    throw new Failure(
      'config-invalid',
      `target ${name} names a scratch server, and ClickHouse targets have none yet`,
      'Take the key out: the embedded engine is used.',
      { place: at },
    )
  }
  verifyRoles(name, written, placeOf)
  const { outside } = written
  if (outside !== undefined && written.dialect === 'clickhouse') {
    throw new Failure('config-invalid', `target ${name} has outside, and only PostgreSQL targets have such a folder yet`, 'Take the key out.', {
      place: placeOf(['targets', name, 'outside']),
    })
  }
  const ledger = (written.ledger ?? 'trueup_ledger').split('.')
  return {
    name,
    dialect: written.dialect,
    schema: resolve(root, written.schema),
    migrations: resolve(root, written.migrations),
    databases,
    include: written.include ?? [],
    exclude: written.exclude ?? [],
    ...(outside === undefined ? {} : { outside: resolve(root, outside) }),
    roles: written.roles ?? [],
    ledger: ledger.length > 1 ? ledger : [databases[0] ?? '', ...ledger],
    ...(scratch === undefined ? {} : { scratch: () => expand(scratch, readVariables(root, environment), at) }),
  }
}

/** Roles belong to a whole server: throws `config-invalid` where that cannot be, or where they are a server's own. */
function verifyRoles(name: string, { dialect, roles, scratch }: WrittenTarget, placeOf: (path: readonly PropertyKey[]) => Place): void {
  if (roles === undefined) return
  const at = ['targets', name, 'roles']
  if (dialect !== 'postgres') {
    throw new Failure('config-invalid', `target ${name} has roles, and only PostgreSQL targets manage some`, 'Take the key out.', {
      place: placeOf(at),
    })
  }
  if (scratch !== undefined) {
    throw new Failure(
      'config-invalid',
      `target ${name} manages roles and names a scratch server, and roles would belong to the whole of it`,
      'Take `scratch` out: the embedded engine is used.',
      { place: placeOf(['targets', name, 'scratch']) },
    )
  }
  const own = roles.findIndex((each) => /^(pg_.*|postgres|public|none)$/.test(each))
  if (own < 0) return
  throw new Failure('config-invalid', `role ${roles[own]} is the server's own, and cannot be managed`, 'Take it out of the list.', {
    place: placeOf([...at, own]),
  })
}

/** Paths in URLs of embedded engines are relative to the project. */
export function absolute(root: string, url: string): string {
  const [, scheme, path] = /^(chdb|embedded-postgres):(.+)$/s.exec(url) ?? []
  return scheme === undefined || path === undefined || isAbsolute(path) ? url : `${scheme}:${join(root, path)}`
}
