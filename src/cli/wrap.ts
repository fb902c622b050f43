// Breaking prose at words, so that it stays readable in a narrow terminal. SQL is never broken: it is there to be copied.

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours take no room
const colours = /\u001b\[\d+m/g

function room(text: string): number {
  return [...text.replace(colours, '')].length
}

/** `text` in lines of at most `width`, those after a break indented by `hang` more than the line they belong to. */
export function wrap(text: string, width: number | undefined, hang: number): string {
  if (width === undefined) return text
  return text
    .split('\n')
    .map((each) => wrapLine(each, Math.max(width, 40), hang))
    .join('\n')
}

function wrapLine(text: string, width: number, hang: number): string {
  if (room(text) <= width) return text
  const [indent = ''] = /^ */.exec(text) ?? []
  const lines: string[] = []
  let current = indent
  for (const word of text.slice(indent.length).split(' ')) {
    const empty = current.trim() === ''
    if (!empty && room(current) + 1 + room(word) > width) {
      lines.push(current)
      current = `${indent}${' '.repeat(hang)}${word}`
    } else {
      current += empty ? word : ` ${word}`
    }
  }
  return [...lines, current].join('\n')
}
