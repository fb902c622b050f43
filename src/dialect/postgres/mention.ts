// Which relations a statement makes and names: tables that it refers to, inherits from, reads.
import { child, parsedOrNone, rangeName, type Node } from './parse.js'

export interface Relations {
  /** As JSON of schema and name; undefined where it makes none. */
  readonly made: string | undefined
  readonly others: readonly string[]
}

/** Where a statement that makes a relation keeps the name of it. */
const makes: Readonly<Record<string, (node: Node) => Node | undefined>> = {
  CreateStmt: (node) => child(node, 'relation'),
  CreateForeignTableStmt: (node) => child(child(node, 'base'), 'relation') ?? child(node, 'relation'),
  CreateTableAsStmt: (node) => child(child(node, 'into'), 'rel'),
  ViewStmt: (node) => child(node, 'view'),
}

/** The parser's names of statements that make a relation. */
export const makers = Object.keys(makes)

/** Names without a schema are in `schema`. What does not parse names nothing: the server will say what is wrong with it. */
export function relationsIn(sql: string, schema: string): Relations {
  const [first] = parsedOrNone(sql)
  if (!first) return { made: undefined, others: [] }
  const name = makes[first.type]?.(first.node)
  const made = name && JSON.stringify(rangeName(name, schema))
  const others = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('relname' in value) others.add(JSON.stringify(rangeName(value as Node, schema)))
    else Object.values(value).forEach(visit)
  }
  visit(first.node)
  return { made, others: [...others].filter((other) => other !== made) }
}
