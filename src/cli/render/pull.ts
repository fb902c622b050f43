// `pull`, for people and as JSON.
import type { Pulled } from '../../workflow/pull.js'
import { plain, type Style } from '../style.js'
import { changeText } from './change.js'
import { count, notesText, sections } from './statement.js'

export function pulledText(results: readonly Pulled[], checkOnly: boolean, style: Style): string {
  return sections(
    ...results.map((result) =>
      sections(
        ...(checkOnly ? result.changes.map((change) => changeText(change, style)) : []),
        [...result.written.map((file) => `wrote ${plain(file)}`), ...result.removed.map((file) => `removed ${plain(file)}`)].join('\n'),
        notesText('Unmodelled, and in no file', result.unmodelled, style),
        notesText('Unverified', result.unverified, style),
        summary(result, checkOnly),
      ),
    ),
  )
}

function summary(result: Pulled, checkOnly: boolean): string {
  if (result.changes.length === 0) return `${result.target}: the schema files say what ${plain(result.url)} holds`
  return checkOnly
    ? `${result.target}: ${count(result.changes.length, 'object')} differ`
    : `${result.target}: wrote ${count(result.written.length, 'file')}, removed ${result.removed.length}`
}

export function pulledJson(results: readonly Pulled[]): object {
  return {
    targets: results.map(({ target, changes, written, removed, unverified, unmodelled }) => ({
      target,
      changes: changes.map(({ verb, key, kind, name }) => ({ verb, key, kind, name })),
      written,
      removed,
      unverified,
      unmodelled,
    })),
  }
}
