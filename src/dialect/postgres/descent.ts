// How far below its topmost parent a partition is, from the statements that make or attach it.
import { child, list, parsedOrNone, rangeName, text, type Node, type Parsed } from './parse.js'

/** A statement, with the file it is in and the schema that names without one are in. */
export interface Placed {
  readonly text: string
  readonly schema: string
  readonly file: string
}

/**
 * For each of `statements` that gives a partition a foreign key, a key or an index of its own, how many parents are above that:
 * such a one comes after theirs, because of what is there already the server makes a part of an equal one that comes to the
 * parent later. 0 for everything else, and for what its file has before the one above: it is to become a part of that.
 */
export function depthsOf(statements: readonly Placed[]): readonly number[] {
  const trees = statements.map(({ text }) => (/\bPARTITION\b|\bCONSTRAINT\b|\bINDEX\b|\bKEY\b/i.test(text) ? parsedOrNone(text)[0] : undefined))
  const parents = new Map<string, string>()
  trees.forEach((tree, i) => {
    const link = tree && linkIn(tree, statements[i]?.schema ?? '')
    if (link) parents.set(link.partition, link.parent)
  })
  if (parents.size === 0) return trees.map(() => 0)
  const depths = trees.map(() => 0)
  // Backwards, so that what follows in the same file is known.
  const following = new Map<string, number>()
  for (let i = trees.length - 1; i >= 0; i--) {
    const [tree, { file = '', schema = '' } = {}] = [trees[i], statements[i]]
    if (!tree || !givesKey(tree)) continue
    const table = nameIn(child(tree.node, 'relation'), schema)
    const above = lineOf(table, parents)
    const depth = Math.min(above.length, ...above.map((name) => following.get(`${file}\0${name}`) ?? above.length))
    following.set(`${file}\0${table}`, Math.min(depth, following.get(`${file}\0${table}`) ?? depth))
    depths[i] = depth
  }
  return depths
}

/** The parents of a table, the nearest first. */
function lineOf(table: string, parents: ReadonlyMap<string, string>): readonly string[] {
  const line: string[] = []
  for (let at = parents.get(table); at !== undefined && !line.includes(at); at = parents.get(at)) line.push(at)
  return line
}

function linkIn({ type, node }: Parsed, schema: string): { readonly partition: string; readonly parent: string } | undefined {
  const relation = nameIn(child(node, 'relation'), schema)
  const [parent] = list(node, 'inhRelations')
  if (type === 'CreateStmt')
    return parent && child(node, 'partbound') ? { partition: relation, parent: nameIn(child(parent, 'RangeVar'), schema) } : undefined
  const attached = commandsOf({ type, node }).find((command) => text(command, 'subtype') === 'AT_AttachPartition')
  const partition = child(child(child(attached, 'def'), 'PartitionCmd'), 'name')
  return partition && { partition: nameIn(partition, schema), parent: relation }
}

function commandsOf({ type, node }: Pick<Parsed, 'type' | 'node'>): readonly Node[] {
  return type === 'AlterTableStmt'
    ? list(node, 'cmds').flatMap((command): readonly Node[] => {
        const found = child(command, 'AlterTableCmd')
        return found ? [found] : []
      })
    : []
}

function givesKey(tree: Parsed): boolean {
  return (
    tree.type === 'IndexStmt' ||
    commandsOf(tree).some(
      (command) =>
        text(command, 'subtype') === 'AT_AddConstraint' &&
        /^CONSTR_(PRIMARY|UNIQUE|EXCLUSION|FOREIGN)$/.test(text(child(child(command, 'def'), 'Constraint'), 'contype')),
    )
  )
}

function nameIn(range: Node | undefined, schema: string): string {
  return JSON.stringify(rangeName(range, schema))
}
