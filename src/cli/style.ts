// Colours, where there is a terminal that wants them.
import { wrap } from './wrap.js'

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly cyan: (text: string) => string
  /** Breaks prose to the terminal's width; where there is no terminal, lines are as long as they are. */
  readonly prose: (text: string, hang?: number) => string
}

/** https://no-color.org; `FORCE_COLOR` turns colours on without a terminal. */
export function styleFor(stream: { readonly isTTY?: boolean; readonly columns?: number }, noColor: boolean): Style {
  const forced = process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0'
  const on = !noColor && !process.env.NO_COLOR && (forced || (stream.isTTY === true && process.env.TERM !== 'dumb'))
  const code = (start: number, end: number) => (text: string) => (on ? `\u001b[${start}m${text}\u001b[${end}m` : text)
  const width = stream.isTTY === true ? stream.columns : undefined
  const prose = (text: string, hang = 2) => wrap(text, width, hang)
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), green: code(32, 39), yellow: code(33, 39), cyan: code(36, 39), prose }
}

/** `plain` on one line: names may hold line breaks. */
export function line(text: string): string {
  return plain(text.replaceAll('\n', '\\n').replaceAll('\t', '\\t'))
}

/** Text from files and servers without the control characters that would drive the terminal. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
