// Splits SQL text into statements with PostgreSQL's own parser: exact positions, whatever stands in bodies and quotes.
import { Failure, type Place } from '../../core/failure.js'
import type { SqlStatement } from '../dialect.js'
import { parse, ParseError } from './parse.js'

export function split(sql: string, file: string): readonly SqlStatement[] {
  const bytes = Buffer.from(sql)
  const slice = (from: number, to: number) => bytes.subarray(from, to).toString()
  let end = 0
  try {
    return parse(sql).map(({ start, end: last }) => {
      const leading = slice(end, start).replace(/^\s*;/, '')
      const before = slice(0, start)
      const statement: SqlStatement = {
        text: slice(start, last).trimEnd(),
        leading,
        place: placeAt(before, before.length, file),
        start: before.length - leading.length,
      }
      end = last
      return statement
    })
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw new Failure('sql-invalid', error.message, 'Mend the statement and run the command again.', {
      place: placeAt(sql, error.position, file),
      server: error.message,
    })
  }
}

function placeAt(sql: string, offset: number, file: string): Place {
  const before = sql.slice(0, offset)
  return { file, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}
