// Splits SQL text into statements with PostgreSQL's own parser: exact positions, whatever stands in bodies and quotes.
import { Failure } from '../../core/failure.js'
import type { SqlStatement } from '../dialect.js'
import { placeholderHint } from '../placeholder.js'
import { parse, ParseError } from './parse.js'

export function split(sql: string, file: string): readonly SqlStatement[] {
  const bytes = Buffer.from(sql)
  const slice = (from: number, to: number) => bytes.subarray(from, to).toString()
  // Where the last statement starts: the next one is counted from there, for files hold thousands.
  let at: Position = { bytes: 0, characters: 0, line: 1, column: 1 }
  let end = 0
  try {
    return parse(sql).map(({ start, end: last }) => {
      const leading = slice(end, start).replace(/^\s*;/, '')
      at = moved(at, slice(at.bytes, start), start)
      end = last
      const { line, column } = at
      return { text: slice(start, last).trimEnd(), leading, place: { file, line, column }, start: at.characters - leading.length }
    })
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const { line, column } = moved({ bytes: 0, characters: 0, line: 1, column: 1 }, sql.slice(0, error.position), 0)
    throw new Failure('sql-invalid', error.message, placeholderHint(sql) ?? 'Mend the statement and run the command again.', {
      place: { file, line, column },
      server: error.message,
    })
  }
}

interface Position {
  readonly bytes: number
  readonly characters: number
  /** Both from 1. */
  readonly line: number
  readonly column: number
}

/** The position after `text`, which ends at the byte `bytes`. */
function moved({ characters, line, column }: Position, text: string, bytes: number): Position {
  const lines = text.split('\n')
  const last = lines.at(-1) ?? ''
  return {
    bytes,
    characters: characters + text.length,
    line: line + lines.length - 1,
    column: lines.length > 1 ? last.length + 1 : column + last.length,
  }
}
