// `apply` and `down`, for people: one line a migration while it runs, one line a target at the end.
import type { RunEvent } from '../../apply/run.js'
import type { Applied } from '../../workflow/apply.js'
import type { Reverted } from '../../workflow/down.js'
import { plain, type Style } from '../style.js'
import { count, sections } from './statement.js'

export function eventText(target: string, event: RunEvent): { readonly text: string; readonly stays: boolean } {
  const head = `${target}: ${event.version}`
  switch (event.event) {
    case 'migration': {
      const from = event.from > 1 ? `, going on at statement ${event.from} of ${event.statements}` : ` (${count(event.statements, 'statement')})`
      return { text: `${head}_${plain(event.name)}${event.kind === 'revert' ? ', back' : ''}${from}`, stays: true }
    }
    case 'done':
      return { text: `${head} ${event.kind === 'revert' ? 'reverted' : 'done'} in ${seconds(event.milliseconds)}`, stays: true }
    case 'statement':
      return { text: `${head} statement ${event.statement} of ${event.statements}: ${plain(event.sql.split('\n')[0] ?? '')}`, stays: false }
    case 'retry':
      return { text: `${head} statement ${event.statement}: ${plain(event.reason)}; trying again (${event.attempt})`, stays: true }
    case 'waiting':
      return { text: `${head} statement ${event.statement}: ${plain(event.reason)}`, stays: false }
    case 'found':
      return { text: `${head} statement ${event.statement}: done already, by an earlier attempt`, stays: true }
    case 'background':
      return { text: `${head}: ${backgroundText(event)}`, stays: false }
  }
}

/** `shop.events: 3 of 12 parts left, 75 % done, about 40 s to go`. */
function backgroundText({ object, left, most, milliseconds }: Extract<RunEvent, { event: 'background' }>): string {
  const done = most - left
  const rest = done > 0 ? `, ${Math.round((done / most) * 100)} % done, about ${seconds((milliseconds / done) * left)} to go` : ''
  return `${plain(object)}: ${left} of ${count(most, 'part')} left${rest}`
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

interface Shown {
  readonly version: string
  readonly name: string
  readonly statements: readonly string[]
}

function statementsOf(migrations: readonly Shown[], style: Style): readonly string[] {
  return migrations.flatMap(({ version, name, statements }) => [
    `${style.bold(`-- ${version}_${plain(name)}`)}`,
    ...statements.map((sql) => `${plain(sql)};`),
    ...(statements.some((sql) => sql.includes('[HIDDEN]')) ? [style.dim('-- [HIDDEN]: may be a secret; the file has it')] : []),
  ])
}

export function appliedText(results: readonly Applied[], dryRun: boolean, style: Style): string {
  return sections(
    ...results.map(({ target, applied, skipped }) => {
      const name = style.bold(target)
      if (!dryRun) return `${name}: applied ${applied.length}, skipped ${skipped}`
      return [...statementsOf(applied, style), `${name}: would apply ${applied.length}, skipped ${skipped}`].join('\n')
    }),
  )
}

export function revertedText(results: readonly Reverted[], dryRun: boolean, style: Style): string {
  return sections(
    ...results.map(({ target, reverted, left }) => {
      const name = style.bold(target)
      if (!dryRun) return `${name}: reverted ${reverted.length}, ${left} stay applied`
      return [...statementsOf(reverted, style), `${name}: would revert ${reverted.length}, ${left} would stay applied`].join('\n')
    }),
  )
}
