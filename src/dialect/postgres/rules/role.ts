import type { Hazard } from '../../../core/hazard.js'
import type { Change, Refusal, Rule } from '../../../core/rule.js'
import { emptyState } from '../../../core/state.js'
import type { Draft } from '../../../core/statement.js'
import { hidden, literal, qualified } from '../quote.js'
import { comment, commented, ddl, object, spoken, type Of } from './draft.js'

type Role = Of<'role'>
type Attributes = Role['attrs']

/** Roles, without their passwords. They are there before everything else, and go after everything that is theirs. */
export const role: Rule<Role> = {
  rank: -20,
  nameless: true,
  backdrop: true,
  create: (fact, world) => {
    const { attrs } = fact
    const clauses = options(usual, attrs)
    const made = ddl(`CREATE ${object(fact)}${clauses}`, powers(usual, attrs, spoken(fact)))
    const set = ['', ...Object.keys(attrs.databaseSettings)].flatMap((database) => settings(fact, database, {}, settingsOf(attrs, database)))
    const drafts = [made, ...set, ...commented(object(fact), attrs.comment)]
    return world.from !== emptyState && set.some(({ sql }) => sql.includes(literal(hidden))) ? secret(fact) : drafts
  },
  drop: (fact) => [
    ddl(`DROP ${object(fact)}`, [
      {
        code: 'irreversible',
        message: `role ${spoken(fact)} goes with its password; as long as it owns or may do something beyond the managed schemas the server keeps it`,
      },
    ]),
  ],
  keeps: (fact) => ({
    refuse: `role ${spoken(fact)} cannot be made anew: its password goes with it`,
    wayOut: 'Write the change by hand with `trueup new`.',
  }),
  alter: {
    login: alterOptions,
    superuser: alterOptions,
    createDatabase: alterOptions,
    createRole: alterOptions,
    inherit: alterOptions,
    replication: alterOptions,
    bypassRls: alterOptions,
    connectionLimit: alterOptions,
    validUntil: alterOptions,
    settings: (change) => alterSettings(change, ['']),
    databaseSettings: (change) =>
      alterSettings(change, [...new Set([change.from, change.to].flatMap(({ attrs }) => Object.keys(attrs.databaseSettings)))].sort()),
    comment: ({ to }) => [comment(object(to), to.attrs.comment)],
  },
  position: 'unordered',
}

type Options = Omit<Attributes, 'settings' | 'databaseSettings' | 'comment'>

/** What a role is that `CREATE ROLE` says nothing about. */
const usual: Options = {
  login: false,
  superuser: false,
  createDatabase: false,
  createRole: false,
  inherit: true,
  replication: false,
  bypassRls: false,
  connectionLimit: -1,
  validUntil: null,
}

const words = {
  login: 'LOGIN',
  superuser: 'SUPERUSER',
  createDatabase: 'CREATEDB',
  createRole: 'CREATEROLE',
  inherit: 'INHERIT',
  replication: 'REPLICATION',
  bypassRls: 'BYPASSRLS',
} as const

type Flag = keyof typeof words

const flags = Object.keys(words) as readonly Flag[]

function options(from: Options, to: Options): string {
  const changed = flags.filter((flag) => from[flag] !== to[flag]).map((flag) => ` ${to[flag] ? '' : 'NO'}${words[flag]}`)
  const limit = from.connectionLimit === to.connectionLimit ? '' : ` CONNECTION LIMIT ${to.connectionLimit}`
  const until = from.validUntil === to.validUntil ? '' : ` VALID UNTIL ${literal(to.validUntil ?? 'infinity')}`
  return changed.join('') + limit + until
}

const powerful: Partial<Readonly<Record<Flag, string>>> = {
  superuser: 'may do everything',
  createRole: 'may make and change roles',
  replication: 'may read all there is by replication',
  bypassRls: 'sees and changes rows whatever the policies say',
}

function powers(from: Options, to: Options, name: string): readonly Hazard[] {
  return flags.flatMap((flag): readonly Hazard[] => {
    const power = powerful[flag]
    return power !== undefined && to[flag] && !from[flag] ? [{ code: 'security', message: `role ${name} ${power}` }] : []
  })
}

/** All that changes in one statement: each attribute's answer is the same. */
function alterOptions({ from, to }: Change<Role>): readonly Draft[] {
  const login: readonly Hazard[] =
    to.attrs.login && !from.attrs.login ? [{ code: 'security', message: `role ${spoken(to)} may log in, with the password it has` }] : []
  return [ddl(`ALTER ${object(to)}${options(from.attrs, to.attrs)}`, [...powers(from.attrs, to.attrs, spoken(to)), ...login])]
}

function settingsOf(attrs: Attributes, database: string): Readonly<Record<string, string>> {
  return database === '' ? attrs.settings : (attrs.databaseSettings[database] ?? {})
}

function alterSettings({ from, to }: Change<Role>, databases: readonly string[]): readonly Draft[] | Refusal {
  const drafts = databases.flatMap((database) => settings(to, database, settingsOf(from.attrs, database), settingsOf(to.attrs, database)))
  return drafts.some(({ sql }) => sql.includes(literal(hidden))) ? secret(to) : drafts
}

function settings(fact: Role, database: string, before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly Draft[] {
  const where = `ALTER ${object(fact)}${database === '' ? '' : ` IN DATABASE ${qualified(database)}`}`
  return [
    ...Object.keys(before).flatMap((name) => (name in after ? [] : [ddl(`${where} RESET ${parameter(name)}`)])),
    ...Object.entries(after).flatMap(([name, value]) =>
      before[name] === value ? [] : [ddl(`${where} SET ${parameter(name)} TO ${lists.has(name.toLowerCase()) ? listed(value) : literal(value)}`)],
    ),
  ]
}

function parameter(name: string): string {
  return qualified(...name.split('.'))
}

/** Parameters whose value is a list of names, quoted by the server: as one string each list would be one name (pg_dump, variable_is_guc_list_quote). */
const lists = new Set([
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'shared_preload_libraries',
  'temp_tablespaces',
  'unix_socket_directories',
])

function listed(value: string): string {
  const names = [...value.matchAll(/"((?:[^"]|"")*)"|[^,\s"]+/g)].map(([bare, quoted]) => quoted?.replaceAll('""', '"') ?? bare)
  return names.length === 0 ? "''" : names.map(literal).join(', ')
}

function secret(fact: Role): Refusal {
  return {
    refuse: `role ${spoken(fact)} has a setting that looks like a secret, which trueup neither reads nor writes`,
    wayOut: 'Write this statement by hand with `trueup new`.',
  }
}
