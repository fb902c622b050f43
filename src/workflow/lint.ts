// `lint`: what migrations that people wrote do to rows, held against rules, before anything runs.
import type { Place } from '../core/failure.js'
import { answered, lintRules, type DataChange } from '../core/lint.js'
import type { SqlStatement } from '../dialect/dialect.js'
import type { Migration } from '../project/migrations.js'
import type { Finding } from './finding.js'
import { ledgerOf, readHistory } from './ledger.js'
import { migrationFiles } from './load.js'
import { withSession } from './server.js'
import { serverOf, withWorkspace, type Options, type Work } from './workspace.js'

/** A statement that changes rows. */
export interface RowChange extends Partial<DataChange> {
  readonly target: string
  readonly place: Place
  /** Whether it could be read; nothing more is known of one that could not. */
  readonly read: boolean
}

export interface LintResult {
  /** Null where all migrations were looked at; with an environment, those that are pending there. */
  readonly environment: string | null
  readonly findings: readonly Finding[]
  readonly changes: readonly RowChange[]
}

/** Looks at the migrations that trueup is to run, not at those that were taken over; with `env`, only at those pending there. */
export async function lint(options: Options = {}): Promise<LintResult> {
  return await withWorkspace(options, async (workspace) => {
    const findings: Finding[] = []
    const changes: RowChange[] = []
    for (const work of workspace.works) {
      const migrations = migrationFiles(work)
      let { list } = migrations
      if (options.env !== undefined) {
        const environment = workspace.environment()
        const server = serverOf(work, environment)
        const { standings } = await withSession(work, server, { readOnly: true }, (session) =>
          readHistory(ledgerOf(work, session, server), migrations, environment.name),
        )
        const pending = new Set(standings.flatMap(({ version, state }) => (state === 'pending' || state === 'partial' ? [version] : [])))
        list = list.filter(({ version }) => pending.has(version))
      }
      const found = await lintTarget(work, list)
      findings.push(...found.findings)
      changes.push(...found.changes)
    }
    return { environment: options.env ?? null, findings, changes }
  })
}

export async function lintTarget(work: Work, migrations: readonly Migration[]): Promise<Pick<LintResult, 'findings' | 'changes'>> {
  const findings: Finding[] = []
  const changes: RowChange[] = []
  const target = work.target.name
  for (const statement of migrations.filter(({ adopted }) => !adopted).flatMap((migration) => [...migration.up(), ...(migration.down() ?? [])])) {
    if (!work.dialect.changesRows(statement.text)) continue
    const change = await work.dialect.dataChange(statement.text)
    changes.push({ target, place: statement.place, read: change !== undefined, ...change })
    if (change) findings.push(...broken(work, statement, change))
  }
  return { findings, changes }
}

function broken(work: Work, statement: SqlStatement, change: DataChange): readonly Finding[] {
  const excused = answered(statement.leading)
  return lintRules.flatMap((rule): readonly Finding[] => {
    const message = excused.has(rule.name) ? undefined : rule.find(change, { databases: work.scope.databases })
    if (message === undefined) return []
    const place = statement.place
    return [{ target: work.target.name, code: 'lint', severity: 'error', message: `${message} (${rule.name})`, hint: rule.hint, place }]
  })
}
