// PostgreSQL, as the rest of trueup sees it.
import { Failure } from '../../core/failure.js'
import { keyOf } from '../../core/fact.js'
import type { Dialect, Scope, SqlStatement } from '../dialect.js'
import { engineVersion } from './engine-binaries.js'
import { unify } from './canonical.js'
import { prepareGround, unlessThere } from './ground.js'
import { dataChange } from './data-change.js'
import { inspect, transactionOf } from './inspect.js'
import { PostgresLedger } from './ledger.js'
import { columnsOf, noOtherNames, readLive } from './live.js'
import { leftovers } from './leftovers.js'
import { openLock } from './lock.js'
import { obstacles } from './obstacles.js'
import { verdict } from './outcome.js'
import { loadParser } from './parse.js'
import { objectPath, title } from './path.js'
import { qualified } from './quote.js'
import { readRenames, renameStatements } from './rename.js'
import { render } from './render.js'
import { changesRows } from './rows.js'
import { managesRole, managesRoles, refusePassword } from './role.js'
import { anyRules } from './rules/rules.js'
import { PostgresScratch } from './scratch.js'
import { concealed } from './secret.js'
import { accepts, open } from './session.js'
import { split } from './split.js'
import { subjectOf } from './subject.js'

export const postgres: Dialect = {
  name: 'postgres',
  custom: {
    target: 'app',
    database: 'public',
    embedded: 'embedded-postgres:',
    variable: 'DATABASE_URL',
    server: 'postgres://user:password@host:5432/name',
    folders: ['tables', 'views', 'enums', 'functions'],
  },
  transactionalDdl: true,
  rules: anyRules,
  load: loadParser,
  accepts,
  // What a URL names is the database around the schemas, which are what is managed.
  databaseIn: () => undefined,
  split,
  open,
  fingerprint: () => undefined,
  databases: async (session) => {
    const rows = await session.query(
      `SELECT nspname AS name FROM pg_catalog.pg_namespace n WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e') ORDER BY nspname`,
    )
    return rows.map((row) => String(row.name))
  },
  columns: columnsOf,
  quote: qualified,
  define: readLive,
  scratch: (options) => PostgresScratch.start(options),
  scratchVersion: engineVersion,
  unify,
  ledger: (session, table) => new PostgresLedger(session, table),
  lock: openLock,
  verdict,
  // A connection that is lost ends its statement, or holds the lock of whoever works: Lock.quiet waits for it.
  outcome: async () => ({ state: 'unknown' }),
  // A statement that fails takes everything back.
  leavesRows: async () => false,
  leftovers,
  background: async () => [],
  obstacles,
  beside: () => (sql) => sql,
  localise: (sql, databases) => {
    noOtherNames(databases)
    return unlessThere(sql)
  },
  conceal: (sql) => concealed('', sql).statement,
  renames: readRenames,
  rename: renameStatements,
  transaction: transactionOf,
  dataChange,
  inspect,
  changesRows,
  createsIn: ({ text, database }) => {
    const { verb, kind, name } = subjectOf(text, database ?? 'public')
    if (verb !== 'create') return undefined
    return kind === 'schema' || name.length > 1 ? name[0] : undefined
  },
  render,
  title,
  path: (key, state) => {
    const fact = state.facts.get(key)
    return fact ? objectPath(fact) : []
  },
  names: (statement: SqlStatement, scope: Scope) => {
    const { verb, kind, name } = subjectOf(statement.text, statement.database ?? scope.databases[0] ?? '')
    if (verb !== 'create' && verb !== 'alter') {
      throw new Failure(
        'sql-invalid',
        `this is not a definition: ${statement.text.split('\n')[0]?.slice(0, 60)}`,
        'Files in the schema folder hold definitions only; write anything else as a migration with `trueup new`.',
        { place: statement.place },
      )
    }
    if (kind === 'role' && !managesRole(scope, name[0] ?? '')) return []
    if (managesRoles(scope)) refusePassword(statement)
    return verb === 'create' && kind !== 'other' ? [keyOf(kind, name)] : []
  },
  prepare: async (session, scope, databases, statements) => {
    noOtherNames(databases)
    await prepareGround(session, scope, statements)
  },
}
