// What stands in the way of a run, all of it at once: nobody wants to find the second thing after mending the first.
import { Failure } from '../core/failure.js'
import type { Standing } from '../apply/history.js'
import { compareVersions } from '../project/migrations.js'
import type { Work } from './workspace.js'

/** The failure that stands for all of `problems`; the first decides the exit code. */
export function together(problems: readonly Failure[]): Failure | undefined {
  const [first, ...more] = problems
  if (!first || more.length === 0) return first
  const list = problems.map(({ message }, i) => `\n  ${i + 1}. ${message}`).join('')
  const hints = [...new Set(problems.map(({ hint }) => hint))].join('\n')
  return new Failure(first.code, `${problems.length} things stand in the way, and nothing was run:${list}`, hints, {
    ...first.detail,
    problems: problems.map(({ code, message, hint, detail }) => ({ code, message, hint, detail })),
  })
}

/** What the ledger says and the files do not: applied migrations that were changed or are gone, and those that come too late. */
export function historyProblems(work: Work, standings: readonly Standing[], outOfOrder: boolean): readonly Failure[] {
  const problems: Failure[] = []
  const wrong = standings.filter(({ state }) => state === 'changed' || state === 'missing')
  if (wrong.length > 0) {
    const list = wrong.map(
      ({ version, name, state }) =>
        `${version}_${name} ${state === 'changed' ? 'was changed after it was applied' : 'was applied and its file is gone'}`,
    )
    problems.push(
      new Failure(
        'history-mismatch',
        `the history of ${work.target.name} does not match its migrations: ${list.join('; ')}`,
        'Put the files back as they were, and write changes as a new migration; or settle it with `trueup repair`.',
        { migrations: wrong.map(({ version }) => version) },
      ),
    )
  }
  const newest = standings.filter(({ state }) => state === 'applied').at(-1)
  const late = standings.filter(({ version, state }) => state === 'pending' && newest !== undefined && compareVersions(version, newest.version) < 0)
  if (late.length > 0 && newest && !outOfOrder) {
    problems.push(
      new Failure(
        'history-mismatch',
        `${late.map(({ version, name }) => `${version}_${name}`).join(', ')} would run out of order: ${newest.version}_${newest.name} is applied already`,
        'Give the late migration a version after the newest one (rename its files, then run `trueup hash`), or run it late with --out-of-order.',
        { migrations: late.map(({ version }) => version) },
      ),
    )
  }
  return problems
}

/** A migration that ran in part the other way: it has to be brought to an end, or settled, first. */
export function halfWay(work: Work, standings: readonly Standing[], going: 'apply' | 'revert'): readonly Failure[] {
  const half = standings.filter(({ state, revision }) => state === 'partial' && (revision?.kind === 'revert') !== (going === 'revert'))
  const [command, done] = going === 'apply' ? ['down', 'reverted'] : ['apply', 'applied']
  return half.map(
    ({ version, name }) =>
      new Failure(
        'history-mismatch',
        `${version}_${name} of ${work.target.name} is half ${done}`,
        `Bring it to its end with \`trueup ${command}\`, or settle it with \`trueup repair\`.`,
        { migrations: [version] },
      ),
  )
}
