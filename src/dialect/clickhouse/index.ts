// ClickHouse, as the rest of trueup sees it.
import { Failure } from '../../core/failure.js'
import { keyOf } from '../../core/fact.js'
import type { Dialect, SqlStatement, Scope } from '../dialect.js'
import { background } from './background.js'
import { unify } from './canonical.js'
import { beside } from './cluster.js'
import { engineVersion } from './engine.js'
import { folderFingerprint } from './engine-folder.js'
import { prepareGround, unlessThere } from './ground.js'
import { dataChange } from './data-change.js'
import { inspect } from './inspect.js'
import { ClickHouseLedger } from './ledger.js'
import { columnsOf, readLive } from './live.js'
import { openLock } from './lock.js'
import { relationKey } from './model.js'
import { obstacles } from './obstacles.js'
import { leavesRows, outcome, verdict } from './outcome.js'
import { objectPath } from './path.js'
import { qualified } from './quote.js'
import { readRenames, renameStatements } from './rename.js'
import { render } from './render.js'
import { renameDatabases } from './rewrite.js'
import { changesRows } from './rows.js'
import { anyRules } from './rules/rules.js'
import { ClickHouseScratch } from './scratch.js'
import { concealed } from './secret.js'
import { accepts, databaseIn, open } from './session.js'
import { classify, split } from './split.js'
import { subjectOf } from './subject.js'
import { surroundings } from './surroundings.js'

export const clickhouse: Dialect = {
  name: 'clickhouse',
  custom: {
    target: 'analytics',
    database: 'default',
    embedded: 'chdb:',
    variable: 'CLICKHOUSE_URL',
    server: 'https://user:password@host:8443',
    folders: ['tables', 'views', 'materialized_views', 'dictionaries'],
  },
  transactionalDdl: false,
  rules: anyRules,
  load: async () => {},
  accepts,
  databaseIn,
  split,
  open,
  fingerprint: (url) => (url.startsWith('chdb:') ? folderFingerprint(url.slice('chdb:'.length)) : undefined),
  databases: async (session) => {
    const rows = await session.query(
      `SELECT name FROM system.databases WHERE name NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema') ORDER BY name`,
    )
    return rows.map((row) => String(row.name))
  },
  columns: columnsOf,
  quote: qualified,
  define: readLive,
  scratch: (options) => ClickHouseScratch.start(options),
  scratchVersion: engineVersion,
  mentionsMatter: (texts, known) => surroundings([...known, ...texts]) !== surroundings(known),
  unify,
  ledger: (session, table) => new ClickHouseLedger(session, table),
  lock: openLock,
  verdict,
  outcome,
  background,
  leavesRows,
  leftovers: async () => [],
  obstacles,
  beside,
  localise: (sql, databases) => unlessThere(renameDatabases(sql, databases)),
  conceal: (sql) => concealed('', sql).statement,
  renames: readRenames,
  rename: renameStatements,
  transaction: () => 'outside',
  dataChange,
  inspect,
  changesRows,
  createsIn: ({ text, database }) => {
    const { verb, kind, name } = subjectOf(text, database ?? 'default')
    if (verb !== 'create') return undefined
    return kind === 'database' || name.length === 2 ? name[0] : undefined
  },
  render: (key, state) => {
    const fact = state.facts.get(key)
    return fact ? [render(fact, state.facts)] : []
  },
  title: ({ name }) => name.join('.'),
  path: (key, state) => {
    const fact = state.facts.get(key)
    return fact ? objectPath(fact) : []
  },
  names: (statement: SqlStatement, scope: Scope) => {
    const subject = subjectOf(statement.text, statement.database ?? scope.databases[0] ?? '')
    const definition = subject.verb === 'create' || (subject.verb === 'alter' && subject.kind === 'table')
    if (!definition || (classify(statement.text) !== 'define' && subject.kind === 'other')) {
      throw new Failure(
        'sql-invalid',
        `this is not a definition: ${statement.text.split('\n')[0]?.slice(0, 60)}`,
        'Files in the schema folder hold CREATE statements only; write anything else as a migration with `trueup new`.',
        { place: statement.place },
      )
    }
    if (subject.verb !== 'create' || subject.kind === 'other') return []
    const [database, name] = subject.name
    // Tables, views and dictionaries share one set of names.
    const shared = database !== undefined && name !== undefined ? [relationKey(database, name)] : []
    return [keyOf(subject.kind, subject.name), ...shared]
  },
  prepare: prepareGround,
}
