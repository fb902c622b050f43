// An object's change for people: a heading with + ~ or -, then what differs in its SQL.
import { diffArrays } from 'diff'
import type { ObjectChange } from '../../workflow/object.js'
import { line, plain, type Style } from '../style.js'

const signs = { add: '+', remove: '-', set: '~' } as const

export function headingText(change: ObjectChange, style: Style): string {
  const colour = { add: style.green, remove: style.red, set: style.yellow }[change.verb]
  return colour(style.bold(`${signs[change.verb]} ${change.kind.replace('_', ' ')} ${line(change.name)}`))
}

/** Heading and body, for reading: its lines are broken where the terminal ends. A new object is shown whole, a changed one as a unified diff. */
export function changeText(change: ObjectChange, style: Style, indent = ''): string {
  const body = change.verb === 'set' ? unified(change.from, change.to) : sided(change)
  const coloured = body.map((each) => {
    const text = plain(each)
    if (each.startsWith('+')) return style.green(text)
    if (each.startsWith('-')) return style.red(text)
    return each.startsWith('@@') ? style.cyan(text) : style.dim(text)
  })
  return [`${indent}${headingText(change, style)}`, ...coloured.map((text) => style.prose(`${indent}    ${text}`, 8))].join('\n')
}

function sided(change: ObjectChange): readonly string[] {
  const [sign, text] = change.verb === 'add' ? ['+', change.to] : ['-', change.from]
  return text.split('\n').map((each) => `${sign} ${each}`)
}

/** Lines that differ only in the comma that a neighbour brings or takes are not worth a reader's time. */
function alike(from: string, to: string): boolean {
  return from.replace(/,$/, '') === to.replace(/,$/, '')
}

/** Unchanged lines shown around a change. */
const context = 2

/** The hunks of a unified diff, without its file headings. */
export function unified(from: string, to: string): readonly string[] {
  const parts = diffArrays(from.split('\n'), to.split('\n'), { comparator: alike })
  const lines = parts.flatMap(({ value, added, removed }) => value.map((line) => ({ sign: added ? '+' : removed ? '-' : ' ', line })))
  const near = (at: number) => lines.slice(Math.max(0, at - context), at + context + 1).some(({ sign }) => sign !== ' ')
  const shown: string[] = []
  lines.forEach(({ sign, line }, i) => {
    if (!near(i)) return
    if (i > 0 && !near(i - 1)) shown.push('@@')
    shown.push(`${sign} ${line}`)
  })
  return shown
}
