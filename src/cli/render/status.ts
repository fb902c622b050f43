// `status`, for people.
import type { Standing } from '../../apply/history.js'
import type { Background } from '../../dialect/dialect.js'
import type { StatusResult } from '../../workflow/status.js'
import { plain, type Style } from '../style.js'
import { sections } from './statement.js'

export function statusText(result: StatusResult, style: Style): string {
  return sections(
    ...result.targets.map((target) =>
      [
        `${style.bold(target.target)} ${style.dim(`(${result.environment}: ${plain(target.url)})`)}`,
        ...target.migrations.map((standing) => `  ${standingText(standing, style)}`),
        ...target.background.map((each) => `  ${backgroundText(each, style)}`),
        `applied ${target.applied}, pending ${target.pending}`,
      ].join('\n'),
    ),
  )
}

function standingText({ state, version, name, revision }: Standing, style: Style): string {
  const colour = { applied: style.green, pending: style.yellow, partial: style.red, changed: style.red, missing: style.red, skipped: style.dim }[
    state
  ]
  const when = state === 'applied' && revision?.finishedAt ? style.dim(`  ${timeText(revision.finishedAt)}`) : ''
  const why = state === 'partial' && revision ? `\n${style.prose(`      ${partialText(revision)}`, 0)}` : ''
  return `${colour(state.padEnd(8))} ${version}_${plain(name)}${when}${why}`
}

function backgroundText({ object, command, left, error }: Background, style: Style): string {
  const failing = error === '' ? '' : `\n${style.red(style.prose(`      it goes on failing: ${plain(error)}`, 0))}`
  return `${style.yellow('going on')} ${plain(object)}: ${plain(command)}, ${left} parts left${failing}`
}

/** `2026-08-01 12:00:00 UTC`. */
function timeText(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')
}

function partialText(revision: NonNullable<Standing['revision']>): string {
  const done = `${revision.done.length} statement${revision.done.length === 1 ? '' : 's'} ran`
  const command = revision.kind === 'revert' ? 'trueup down' : 'trueup apply'
  if (revision.inDoubt !== undefined && revision.failure)
    return `${done}; statement ${revision.inDoubt} failed, and rows that it wrote before that may be there: ${plain(revision.failure.error)}. Take away what it wrote, then: ${command} --in-doubt retry; or write the rest by hand, then: ${command} --in-doubt done`
  if (revision.inDoubt !== undefined)
    return `${done}; statement ${revision.inDoubt} was started and never reported back. Look whether its effect is there, then: ${command} --in-doubt done|retry`
  if (revision.failure)
    return `${done}; statement ${revision.failure.statement} failed: ${plain(revision.failure.error)}. Mend it, run trueup hash, then ${command} goes on there.`
  return `${done}. ${command} goes on after them.`
}
