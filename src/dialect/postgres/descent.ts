// How far below its topmost parent a partition is, from the statements that make or attach it.
import { child, list, parsedOrNone, rangeName, text, type Node, type Parsed } from './parse.js'

/** A statement, with the file it is in and the schema that names without one are in. */
export interface Placed {
  readonly text: string
  readonly schema: string
  readonly file: string
}

const foreign = 500

/**
 * For each of `statements` that gives a partition a foreign key, a key or an index of its own, how many parents are above that:
 * such a one comes after theirs, because of what is there already the server makes a part of an equal one that comes to the
 * parent later. 0 for everything else, and for what its file has before the one above: it is to become a part of that. Foreign
 * keys come after all keys, by `foreign` more: partitions get them from their parents, by names that their own keys have by then.
 */
export function depthsOf(statements: readonly Placed[]): readonly number[] {
  const parents = parentsIn(statements)
  const depths = statements.map(() => 0)
  if (parents.size === 0) return depths
  // Backwards, so that what follows in the same file is known.
  const following = new Map<string, number>()
  for (let i = statements.length - 1; i >= 0; i--) {
    const { text, file, schema } = statements[i] as Placed
    const tree = /\b(?:ALTER|INDEX)\b/i.test(text) ? parsedOrNone(text)[0] : undefined
    const given = tree ? keysGiven(tree) : []
    if (!tree || given.length === 0) continue
    const late = given.every((kind) => kind === 'FOREIGN') ? foreign : 0
    const key = (table: string) => `${late} ${file}\0${table}`
    const table = nameIn(child(tree.node, 'relation'), schema)
    const above = lineOf(table, parents)
    const depth = Math.min(above.length, ...above.map((name) => following.get(key(name)) ?? above.length))
    following.set(key(table), Math.min(depth, following.get(key(table)) ?? depth))
    depths[i] = late + depth
  }
  return depths
}

/** The parent of each partition. Most schemas have none, and then nothing is parsed. */
function parentsIn(statements: readonly Placed[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const { text, schema } of statements) {
    const tree = /\bPARTITION\b/i.test(text) ? parsedOrNone(text)[0] : undefined
    const link = tree && linkIn(tree, schema)
    if (link) parents.set(link.partition, link.parent)
  }
  return parents
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

/** The kinds of the keys and indexes that a statement adds to a table. */
function keysGiven(tree: Parsed): readonly string[] {
  if (tree.type === 'IndexStmt') return ['INDEX']
  return commandsOf(tree).flatMap((command) => {
    if (text(command, 'subtype') !== 'AT_AddConstraint') return []
    return /^CONSTR_(PRIMARY|UNIQUE|EXCLUSION|FOREIGN)$/.exec(text(child(child(command, 'def'), 'Constraint'), 'contype'))?.[1] ?? []
  })
}

function nameIn(range: Node | undefined, schema: string): string {
  return JSON.stringify(rangeName(range, schema))
}
