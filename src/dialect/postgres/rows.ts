// Whether a statement changes rows, and not only what holds them. Asked where the schema is kept and the rows are not.
import { child, parse, text, type Node } from './parse.js'

/** A query may call a function that does, and a block or a procedure may do anything. */
const changing = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'CopyStmt', 'TruncateStmt', 'SelectStmt', 'DoStmt', 'CallStmt'])

export function changesRows(sql: string): boolean {
  try {
    return parse(sql).some(({ type, node }) => changing.has(type) || (type === 'CreateTableAsStmt' && filled(node)))
  } catch {
    return true
  }
}

/** A table made of a query's rows; those of a materialized view come again by themselves. */
function filled(node: Node): boolean {
  return text(node, 'objtype') === 'OBJECT_TABLE' && child(node, 'into')?.skipData !== true
}
