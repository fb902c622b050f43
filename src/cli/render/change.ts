// An object's change for people: a heading with + ~ or -, then what differs in its SQL.
import { createTwoFilesPatch } from 'diff'
import type { ObjectChange } from '../../workflow/object.js'
import { plain, type Style } from '../style.js'

const signs = { add: '+', remove: '-', set: '~' } as const

export function headingText(change: ObjectChange, style: Style): string {
  const colour = { add: style.green, remove: style.red, set: style.yellow }[change.verb]
  return colour(style.bold(`${signs[change.verb]} ${change.kind.replace('_', ' ')} ${plain(change.name)}`))
}

/** Heading and body; a new object is shown whole, a changed one as a unified diff. */
export function changeText(change: ObjectChange, style: Style): string {
  const body = change.verb === 'set' ? unified(change.from, change.to) : sided(change)
  const coloured = body.map((line) => {
    const text = plain(line)
    if (line.startsWith('+')) return style.green(text)
    if (line.startsWith('-')) return style.red(text)
    return line.startsWith('@@') ? style.cyan(text) : style.dim(text)
  })
  return [headingText(change, style), ...coloured.map((line) => `    ${line}`)].join('\n')
}

function sided(change: ObjectChange): readonly string[] {
  const [sign, text] = change.verb === 'add' ? ['+', change.to] : ['-', change.from]
  return text.split('\n').map((line) => `${sign} ${line}`)
}

/** The hunks of a unified diff, without its file headings. */
export function unified(from: string, to: string): readonly string[] {
  const patch = createTwoFilesPatch('from', 'to', `${from}\n`, `${to}\n`, '', '', { context: 2 })
  const lines = patch.split('\n').slice(4)
  while (lines.at(-1) === '') lines.pop()
  return lines.filter((line) => !line.startsWith('\\')).map((line) => (line.startsWith('@@') ? line : `${line.slice(0, 1)} ${line.slice(1)}`))
}
