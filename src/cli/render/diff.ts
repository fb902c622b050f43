// `diff`, for people and as JSON.
import type { DiffResult } from '../../workflow/diff.js'
import type { Style } from '../style.js'
import { changeText } from './change.js'
import { deltasJson } from './plan.js'
import { count, notesText, refusedText, sections, statementsText, suspectsText } from './statement.js'

export function diffText(results: readonly DiffResult[], style: Style): string {
  return sections(
    ...results.map((result) =>
      sections(
        ...result.changes.map((change) => changeText(change, style)),
        result.statements.length === 0 ? '' : `${style.bold('Statements')}\n${statementsText(result.statements, style)}`,
        suspectsText(result.plan.suspects, style),
        refusedText(result.refused, style),
        notesText('Unmodelled', result.unmodelled, style),
        notesText('Unverified', result.unverified, style),
        result.changes.length === 0
          ? `${result.target}: no difference`
          : `${result.target}: ${count(result.changes.length, 'object')} differ${result.changes.length === 1 ? 's' : ''}, ${count(result.statements.length, 'statement')}`,
      ),
    ),
  )
}

export function diffJson(results: readonly DiffResult[]): object {
  return {
    targets: results.map(({ target, statements, refused, unmodelled, unverified, plan, changes }) => ({
      target,
      deltas: deltasJson(plan.deltas, changes),
      statements,
      refused,
      suspects: plan.suspects,
      unmodelled,
      unverified,
    })),
  }
}
