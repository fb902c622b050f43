// Reads statements that change rows with node-sql-parser. It knows neither all of PostgreSQL nor ClickHouse: what it cannot read, or
// reads as something that it is not, is undefined here, and counted by whoever asks. Nothing else rests on it.
// https://github.com/taozhi8833998/node-sql-parser
import type { DataChange } from '../core/lint.js'

/** What the parser makes of a statement, as far as it is looked at. */
interface Tree {
  readonly type?: unknown
  readonly where?: Expression | null
}

interface Expression {
  readonly type?: string
  readonly operator?: string
  readonly value?: unknown
  readonly left?: Expression
  readonly right?: Expression
}

const verbs = new Set(['insert', 'update', 'delete', 'truncate'])

/** Words that the parser takes for the name of a table where it does not know them. */
const words = new Set(['only', 'lateral', 'table'])

/** One statement of PostgreSQL, or one brought into its form. */
export async function readDataChange(sql: string): Promise<DataChange | undefined> {
  const { default: library } = await import('node-sql-parser/build/postgresql.js')
  let read: { readonly ast: Tree | readonly Tree[]; readonly tableList: readonly string[] }
  try {
    read = new library.Parser().parse(sql, { database: 'postgresql' }) as unknown as typeof read
  } catch {
    return undefined
  }
  const trees = [read.ast].flat() as readonly Tree[]
  const [tree] = trees
  const verb = String(tree?.type)
  if (!tree || trees.length !== 1 || !verbs.has(verb)) return undefined
  // `verb::database::table`; a table that an UPDATE joins has its verb as well, and comes after the one it changes.
  const all = read.tableList.map((entry) => entry.split('::')).map(([what = '', database, table = '']) => ({ what, name: nameOf(database, table) }))
  if (all.some(({ name }) => words.has((name.at(-1) ?? '').toLowerCase()))) return undefined
  const own = all.filter(({ what }) => what === verb)
  const changed = verb === 'update' || verb === 'delete' ? own.slice(0, 1) : own
  if (changed.length === 0) return undefined
  return {
    verb: verb as DataChange['verb'],
    tables: changed.map(({ name }) => name),
    reads: all.filter((each) => !changed.includes(each)).map(({ name }) => name),
    everyRow: verb === 'truncate' || (verb !== 'insert' && (!tree.where || always(tree.where))),
  }
}

function nameOf(database: string | undefined, table: string): readonly string[] {
  return database === undefined || database === 'null' ? [table] : [database, table]
}

/** `true`, `1`, `1 = 1`. */
function always({ type, operator, value, left, right }: Expression): boolean {
  if (type === 'bool') return value === true
  if (type === 'number') return Number(value) !== 0
  return type === 'binary_expr' && operator === '=' && left?.type === 'number' && right?.type === 'number' && left.value === right.value
}
