// `history`, for people: one line a row of the ledger.
import type { LedgerRow } from '../../dialect/dialect.js'
import type { TargetHistory } from '../../workflow/history.js'
import { plain, type Style } from '../style.js'
import { sections } from './statement.js'

export function historyText(results: readonly TargetHistory[], limit: number, style: Style): string {
  return sections(
    ...results.map(({ target, url, rows }) =>
      [
        `${style.bold(target)} ${style.dim(`(${plain(url)})`)}`,
        ...rows.slice(0, limit).map((row) => `  ${rowText(row, style)}`),
        rows.length === 0 ? 'nothing has run yet' : rows.length > limit ? `${rows.length - limit} more rows; --limit ${rows.length} shows all` : '',
      ]
        .filter((line) => line !== '')
        .join('\n'),
    ),
  )
}

function rowText(row: LedgerRow, style: Style): string {
  const when = style.dim(row.at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC'))
  const what = row.statement === 0 ? `${row.kind} ${row.event}` : `${row.kind} ${row.event} statement ${row.statement} of ${row.statements}`
  const colour =
    row.event === 'failed' || row.event === 'half-done' ? style.red : row.event === 'done' || row.event === 'applied' ? style.green : style.dim
  const why =
    row.error !== '' ? `\n      ${plain(row.error)}` : row.kind === 'repair' || row.kind === 'baseline' ? style.dim(`  ${plain(row.note)}`) : ''
  return `${when}  ${colour(what)}  ${row.version}_${plain(row.name)}  ${style.dim(`${plain(row.who)}@${plain(row.host)}`)}${why}`
}
