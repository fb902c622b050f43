// `-- trueup: renamed-from NAME` before an object or beside a column, and the statements that rename them.
import { Failure } from '../../core/failure.js'
import type { Rename } from '../../core/rename.js'
import type { Scope, SqlStatement } from '../dialect.js'
import { child, list, parse, text } from './parse.js'
import { id, qualified } from './quote.js'
import { subjectOf } from './subject.js'

const pattern = /--\s*trueup:\s*renamed-from\s+(\S+)/g

export function readRenames(statements: readonly SqlStatement[], scope: Scope): readonly Rename[] {
  return statements.flatMap((statement) => {
    if (!/trueup:\s*renamed-from/.test(statement.leading + statement.text)) return []
    const subject = subjectOf(statement.text, statement.database ?? scope.databases[0] ?? '')
    if (subject.verb !== 'create' || !(subject.kind in words)) return []
    const whole = [...statement.leading.matchAll(pattern)].map(([, old = '']): Rename => {
      const parts = parseName(old)
      return {
        kind: subject.kind,
        from: parts.length === 1 && subject.name.length > 1 ? [subject.name[0] ?? '', ...parts, ...subject.name.slice(2)] : parts,
        to: subject.name,
      }
    })
    return subject.kind === 'table' ? [...whole, ...columnRenames(statement, subject.name)] : whole
  })
}

function parseName(name: string): readonly string[] {
  return [...name.matchAll(/"((?:[^"]|"")*)"|([^."]+)/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? (bare ?? '').toLowerCase())
}

/** A declaration on a column's own line belongs to that column; one on a line of its own belongs to the next column. */
function columnRenames(statement: SqlStatement, table: readonly string[]): readonly Rename[] {
  const sql = statement.text
  const bytes = Buffer.from(sql)
  const columns = list(parse(sql)[0]?.node, 'tableElts').flatMap((element) => {
    const column = child(element, 'ColumnDef')
    return column ? [{ name: text(column, 'colname'), at: bytes.subarray(0, Number(column.location ?? 0)).toString().length }] : []
  })
  return [...sql.matchAll(pattern)].map((match) => {
    const lineStart = sql.lastIndexOf('\n', match.index) + 1
    const column = columns.filter(({ at }) => at >= lineStart && at < match.index).at(-1) ?? columns.find(({ at }) => at > match.index)
    if (!column) {
      throw new Failure(
        'sql-invalid',
        `renamed-from ${match[1]} stands beside no column`,
        'Write it on the line of the renamed column, or on the line above it.',
        { place: statement.place },
      )
    }
    return { kind: 'column', from: [...table, parseName(match[1] ?? '').at(-1) ?? ''], to: [...table, column.name] }
  })
}

const words: Readonly<Record<string, string>> = {
  table: 'TABLE',
  view: 'VIEW',
  materialized_view: 'MATERIALIZED VIEW',
  sequence: 'SEQUENCE',
  enum: 'TYPE',
  composite: 'TYPE',
  domain: 'DOMAIN',
  range: 'TYPE',
  index: 'INDEX',
  schema: 'SCHEMA',
}

export function renameStatements({ kind, from, to }: Rename): readonly string[] {
  if (kind === 'column') return [`ALTER TABLE ${qualified(...to.slice(0, 2))} RENAME COLUMN ${id(from[2] ?? '')} TO ${id(to[2] ?? '')}`]
  const word = words[kind] ?? 'TABLE'
  if (kind === 'index') return [`ALTER INDEX ${qualified(from[0] ?? '', from[2] ?? '')} RENAME TO ${id(to[2] ?? '')}`]
  const moved = from.length > 1 && from[0] !== to[0] ? [`ALTER ${word} ${qualified(...from)} SET SCHEMA ${id(to[0] ?? '')}`] : []
  const there = from.length > 1 ? [to[0] ?? '', from[1] ?? ''] : from
  return [...moved, ...(from.at(-1) === to.at(-1) ? [] : [`ALTER ${word} ${qualified(...there)} RENAME TO ${id(to.at(-1) ?? '')}`])]
}
