// `apply`, for people: one line a migration while it runs, one line a target at the end.
import type { RunEvent } from '../../apply/runner.js'
import type { Applied } from '../../workflow/apply.js'
import { plain, type Style } from '../style.js'
import { count, sections } from './statement.js'

export function eventText(target: string, event: RunEvent): { readonly text: string; readonly stays: boolean } {
  if (event.event === 'migration') {
    const from = event.from > 1 ? `, going on at statement ${event.from} of ${event.statements}` : ` (${count(event.statements, 'statement')})`
    return { text: `${target}: ${event.version}_${plain(event.name)}${from}`, stays: true }
  }
  if (event.event === 'done') return { text: `${target}: ${event.version} done in ${(event.milliseconds / 1000).toFixed(1)} s`, stays: true }
  return {
    text: `${target}: ${event.version} statement ${event.statement} of ${event.statements}: ${plain(event.sql.split('\n')[0] ?? '')}`,
    stays: false,
  }
}

export function appliedText(results: readonly Applied[], dryRun: boolean, style: Style): string {
  return sections(
    ...results.map((result) => {
      if (!dryRun) return `${style.bold(result.target)}: applied ${result.applied.length}, skipped ${result.skipped}`
      const migrations = result.applied.flatMap(({ version, name, statements }) => [
        `${style.bold(`-- ${version}_${plain(name)}`)}`,
        ...statements.map((sql) => `${plain(sql)};`),
      ])
      return [...migrations, `${style.bold(result.target)}: would apply ${result.applied.length}, skipped ${result.skipped}`].join('\n')
    }),
  )
}
