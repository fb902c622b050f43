// Statements for people, each under its hazards; and the notes that go with them.
import type { Hazard } from '../../core/hazard.js'
import type { Note } from '../../core/state.js'
import type { Refused } from '../../core/refused.js'
import type { RenameSuspect } from '../../core/rename.js'
import type { Size } from '../../dialect/dialect.js'
import { plain, type Style } from '../style.js'

export interface Shown {
  readonly sql: string
  readonly hazards: readonly Hazard[]
  /** Size of the table it is about. */
  readonly cost?: Size | null
}

/** Statements with a blank line between them; of one that stands in `above` already, only the first line. */
export function statementsText(statements: readonly Shown[], style: Style, above: ReadonlySet<string> = new Set()): string {
  return statements
    .map(({ sql, hazards, cost }) => {
      const [first = ''] = sql.split('\n')
      const text = above.has(sql) && first !== sql ? `${indented(plain(first))} …; ${style.dim('-- as above')}` : `${indented(plain(sql))};`
      const size = cost && hazards.length > 0 ? [style.dim(`    ${sizeText(cost)} there now`)] : []
      return [...hazards.map((hazard) => hazardText(hazard, style)), ...size, text].join('\n')
    })
    .join('\n\n')
}

/** `12,345 rows, 3.1 GiB`. */
function sizeText({ rows, bytes }: Size): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  const power = bytes > 0 ? Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10)) : 0
  return `${count(rows, 'row')}, ${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}

export function hazardText(hazard: Hazard, style: Style): string {
  const colour = hazard.code === 'data-loss' || hazard.code === 'breaks-dependent' ? style.red : style.yellow
  return colour(style.prose(`    ! ${hazard.code}: ${plain(hazard.message)}`))
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}

export function refusedText(refused: readonly Refused[], style: Style): string {
  return refused
    .map(({ reason, wayOut }) => style.prose(`  ${style.red('refused:')} ${plain(reason)}\n    ${style.cyan('Way out:')} ${plain(wayOut)}`))
    .join('\n')
}

export function suspectsText(suspects: readonly RenameSuspect[], style: Style): string {
  return suspects
    .map(({ from, to }) =>
      style.prose(
        `  ${style.yellow('looks like a rename:')} ${plain(from)} → ${plain(to)}\n    If it is one, write \`-- trueup: renamed-from NAME\` beside the new name; its data is kept then.`,
      ),
    )
    .join('\n')
}

/** Notes under a title, or nothing. */
export function notesText(title: string, notes: readonly Note[], style: Style): string {
  if (notes.length === 0) return ''
  return [`${style.yellow(title)}:`, ...notes.map(({ about, reason }) => style.prose(`  ${plain(about)}: ${plain(reason)}`))].join('\n')
}

export function sections(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}

const numbers = new Intl.NumberFormat('en')

export function count(number: number, noun: string): string {
  return `${numbers.format(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** Plain SQL with its hazards as comments: what any client can run. */
export function sqlText(statements: readonly Shown[]): string {
  return statements
    .map(({ sql, hazards }) => `${hazards.map((hazard) => `-- hazard: ${hazard.code}: ${hazard.message.replace(/\s+/g, ' ')}\n`).join('')}${sql};\n`)
    .join('\n')
}
