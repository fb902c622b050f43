// Which migrations a baseline is about, as a person says or as another tool's table does, and what stands against them
// before the database itself is looked at.
import type { Standing } from '../apply/history.js'
import { compareVersions } from '../core/version.js'
import type { Migration, Migrations } from '../project/migrations.js'
import type { History } from './ledger.js'
import { meantBy, type Tracking } from './tracked.js'

/** `unknown` and `gap` are what the table and the folder disagree about. */
export type BaselineProblemCode = 'doubt' | 'halfway' | 'history' | 'unknown' | 'gap' | 'drift'

export interface BaselineProblem {
  readonly code: BaselineProblemCode
  readonly message: string
  readonly hint: string
  /** Somebody said that it does not matter. */
  readonly accepted: boolean
}

/** How far a table is believed. */
export interface Accepting {
  readonly to?: string
  readonly acceptMismatch?: boolean
}

export interface Chosen {
  readonly migrations: readonly Migration[]
  readonly problems: readonly BaselineProblem[]
}

export function statesOf({ standings }: History): ReadonlyMap<string, Standing['state']> {
  return new Map(standings.map(({ version, state }) => [version, state]))
}

/** Everything up to `to` that is for this environment. */
export function byHand({ list }: Migrations, history: History, to: string | undefined): Chosen {
  const states = statesOf(history)
  const migrations = list.filter(({ version }) => states.get(version) !== 'skipped' && (to === undefined || compareVersions(version, to) <= 0))
  return { migrations, problems: [] }
}

export function byTable({ tool, table, tracked }: Tracking, { list }: Migrations, history: History, how: Accepting): Chosen {
  const { migrations, unknown, halfway } = meantBy(tracked, list, how.to)
  const accepted = how.acceptMismatch ?? false
  const problems: BaselineProblem[] = tracked.doubts.map((doubt) => ({ code: 'doubt', ...doubt, accepted: false }))
  for (const { migration, missing } of halfway) {
    problems.push({
      code: 'halfway',
      message: `${migration.file} ran in part: ${table} does not have ${missing.join(', ')}`,
      hint: `Let ${tool} run the rest of it, then run this again.`,
      accepted: false,
    })
  }
  if (unknown.length > 0) {
    problems.push({
      code: 'unknown',
      message: `${table} has what no file here is known by: ${shortList(unknown)}`,
      hint: tracked.upTo === undefined || /^\d+$/.test(tracked.upTo) ? bringBack : `Say with --to VERSION which migration here that is. ${bringBack}`,
      accepted,
    })
  }
  const newest = migrations.at(-1)?.version
  const states = statesOf(history)
  const gaps = list.filter(
    (migration) =>
      newest !== undefined &&
      compareVersions(migration.version, newest) < 0 &&
      !migrations.includes(migration) &&
      !['applied', 'skipped'].includes(states.get(migration.version) ?? ''),
  )
  if (gaps.length > 0) {
    problems.push({
      code: 'gap',
      message: `${table} has ${newest} and not what comes before it: ${shortList(gaps.map(({ file }) => file))}`,
      hint: `Let ${tool} run them first, or take them out of the folder if they never shall; --accept-mismatch leaves them pending, and apply refuses to run them out of order.`,
      accepted,
    })
  }
  return { migrations, problems }
}

const bringBack = 'Bring the missing files back; --accept-mismatch records those that are there.'

function shortList(names: readonly string[]): string {
  return `${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`
}

export function historyProblems({ standings }: History, chosen: readonly Migration[]): BaselineProblem[] {
  const words: Partial<Record<Standing['state'], string>> = {
    changed: 'was changed after it was applied',
    missing: 'was applied and its file is gone',
    partial: 'ran in part under trueup',
  }
  const versions = new Set(chosen.map(({ version }) => version))
  return standings.flatMap(({ version, name, state }) => {
    const word = words[state]
    if (word === undefined || (state === 'partial' && !versions.has(version))) return []
    return [
      {
        code: 'history' as const,
        message: `${version}_${name} ${word}`,
        hint: 'Settle what the ledger says of it first; see `trueup status`.',
        accepted: false,
      },
    ]
  })
}
