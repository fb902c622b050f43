// `baseline`, for people and as JSON.
import type { Baseline, BaselineResult } from '../../workflow/baseline.js'
import type { BaselineProblem } from '../../workflow/chosen.js'
import { plain, type Style } from '../style.js'
import { changeText, unified } from './change.js'
import { count, sections } from './statement.js'

/** What is recorded, or would be, and what stands against it. */
export function baselineText(targets: readonly Baseline[], outcome: BaselineResult['outcome'] | 'asking', style: Style): string {
  return sections(...targets.map((target) => targetText(target, outcome, style)))
}

function targetText(target: Baseline, outcome: BaselineResult['outcome'] | 'asking', style: Style): string {
  const { from, migrations, drift, problems, skipped } = target
  const source = from === null ? '' : `, as ${from.tool} says in ${plain(from.table)}`
  const known = target.known > 0 ? ` (${target.known} ${target.known === 1 ? 'was' : 'were'} recorded before)` : ''
  const done = {
    recorded: 'recorded',
    refused: 'did not record',
    declined: 'did not record',
    nothing: 'recorded',
    'would-record': 'would record',
    asking: 'to record',
  }
  return [
    ...shortened(migrations.map(({ file }) => `  ${plain(file)}`)),
    ...skipped.map(({ file, reason }) => style.prose(`  ${style.yellow('left out:')} ${plain(file)}: ${reason}`, 4)),
    ...drift.map((change) => changeText(change, style, '  ')),
    ...problems.map((problem) => problemText(problem, style)),
    target.verified || outcome === 'refused'
      ? ''
      : style.prose(`  ${style.yellow('not verified:')} the database was not compared with what these migrations make`, 4),
    `${style.bold(target.target)}: ${done[outcome]} ${count(migrations.length, 'migration')} as applied${source}${known}`,
    from === null || outcome !== 'recorded' ? '' : style.dim(`  ${plain(from.table)} stays as it is, and is no part of the schema`),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** A long list by its ends: --json has all of it. */
function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= 20 ? lines : [...lines.slice(0, 5), `  … ${lines.length - 10} more …`, ...lines.slice(-5)]
}

function problemText({ message, hint, accepted }: BaselineProblem, style: Style): string {
  if (accepted) return style.prose(`  ${style.yellow('accepted:')} ${plain(message)}`, 4)
  return style.prose(`  ${style.red('refused:')} ${plain(message)}\n    ${style.cyan('Try:')} ${plain(hint)}`, 4)
}

export function baselineJson(result: BaselineResult): object {
  return {
    formatVersion: 1,
    environment: result.environment,
    outcome: result.outcome,
    targets: result.targets.map(({ drift, ...target }) => ({
      ...target,
      drift: drift.map(({ key, verb, kind, name, from, to }) => ({ key, verb, kind, name, diff: unified(from, to).join('\n') })),
    })),
  }
}
