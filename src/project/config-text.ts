// The text of trueup.yaml as `init` writes it: a new file, or an existing one filled in with its comments kept.
import { parseDocument } from 'yaml'
import type { Custom } from '../dialect/dialect.js'
import { scopeKeys, type WrittenTarget } from './written.js'

export interface NewTarget {
  readonly name: string
  readonly dialect: WrittenTarget['dialect']
  readonly custom: Custom
  /** Folder of the migrations, relative to the project; undefined where nobody named one. */
  readonly migrations: string | undefined
  readonly databases: readonly string[]
  /** URL of the environment `local`. */
  readonly url: string
}

/** The dialect that an existing configuration gives a target. */
export function writtenDialect(text: string | undefined, target: string): string | undefined {
  return written(text, ['targets', target, 'dialect'])
}

/** The URL that an existing configuration gives a target in the environment `local`, its variables unread. */
export function writtenUrl(text: string | undefined, target: string): string | undefined {
  return written(text, ['environments', 'local', target, 'url'])
}

function written(text: string | undefined, path: readonly string[]): string | undefined {
  const document = text === undefined ? undefined : parseDocument(text)
  const found = document?.errors.length === 0 && document.hasIn(path) ? document.getIn(path) : undefined
  return typeof found === 'string' ? found : undefined
}

export function withTarget(before: string | undefined, target: NewTarget): string {
  return before === undefined ? newText(target) : filledIn(before, target)
}

function newText({ name, dialect, custom, migrations, databases, url }: NewTarget): string {
  return `# yaml-language-server: $schema=./node_modules/trueup/trueup.schema.json
version: 1
targets:
  ${name}:
    dialect: ${dialect}
    schema: schema/${name}          # the state you want: one SQL file an object
    migrations: ${migrations ?? `generated/${name}`}
    ${scopeKeys[dialect]}: [${databases.join(', ')}]   # managed; anything outside is never touched or reported
environments:
  local:
    ${name}: { url: ${JSON.stringify(url)} }
  # prod:
  #   ${name}: { url: "\${${custom.variable}}" }   # ${custom.server}
default_environment: local
`
}

function filledIn(before: string, { name, dialect, migrations, databases, url }: NewTarget): string {
  const document = parseDocument(before)
  const at = ['targets', name]
  const set = (path: readonly string[], value: unknown) => {
    if (!document.hasIn(path)) document.setIn(path, document.createNode(value))
  }
  set([...at, 'dialect'], dialect)
  set([...at, 'schema'], `schema/${name}`)
  if (migrations === undefined) set([...at, 'migrations'], `generated/${name}`)
  else document.setIn([...at, 'migrations'], migrations)
  set([...at, scopeKeys[dialect]], document.createNode(databases, { flow: true }))
  set(['environments', 'local', name], document.createNode({ url }, { flow: true }))
  return document.toString({ lineWidth: 0, flowCollectionPadding: before.includes('{ ') })
}
