// A schema without what stands on something that is no longer there.
import { columnsOf, find, itemsOf, piecesOf, sameName, type Column, type Name, type Schema, type Table, type Thing, type View } from './schema.js'

export function mended(schema: Schema): Schema {
  let result = schema
  for (let round = 0; round < 50; round++) {
    const seen = JSON.stringify(result)
    result = result.map((thing) => mendedThing(result, thing))
    result = result.filter((thing) => stands(result, thing))
    if (JSON.stringify(result) === seen) return result
  }
  throw new Error(`this schema does not come to rest: ${JSON.stringify(result)}`)
}

/** Whether everything that is named in a value is there; bare columns are those of `own`. */
function there(schema: Schema, value: unknown, own: readonly string[] = []): boolean {
  return piecesOf(value).every((piece) => {
    if (!('thing' in piece) || piece.thing === undefined) return 'column' in piece && own.includes(piece.column)
    const thing = find(schema, piece.thing)
    if (!thing) return false
    if ('column' in piece) return columnsOf(schema, thing.name).some(({ name }) => name === piece.column)
    const part = 'part' in piece ? piece.part : undefined
    return part === undefined || ('parts' in thing && thing.parts.some(({ name }) => name === part))
  })
}

function mendedThing(schema: Schema, thing: Thing): Thing {
  const own = columnsOf(schema, thing.name).map(({ name }) => name)
  // What an owner may do goes without saying.
  const grants = thing.grants.filter((grant) => grant.to !== thing.owner && there(schema, grant, own))
  switch (thing.kind) {
    case 'table':
      return { ...mendedTable(schema, withoutNumbered(schema, thing)), grants }
    case 'view':
    case 'materialized_view':
      return {
        ...mendedView(schema, thing),
        owner: mayRead(schema, thing) ? thing.owner : null,
        grants,
        parts: thing.parts.filter((part) => there(schema, part, own)),
        columnComments: thing.columnComments.filter((each) => own.includes(each.column)),
      }
    case 'composite':
      return { ...thing, grants, attributes: thing.attributes.filter((attribute) => there(schema, attribute.type)) }
    case 'domain':
      return { ...thing, grants, checks: thing.checks.filter((check) => there(schema, check)) }
    case 'sequence': {
      const owner = thing.ownedBy ? find(schema, thing.ownedBy.thing) : undefined
      const kept = owner?.kind === 'table' && owner.name[0] === thing.name[0] && owner.owner === thing.owner && there(schema, thing.ownedBy)
      return { ...thing, grants, ownedBy: kept ? thing.ownedBy : null }
    }
    default:
      return { ...thing, grants }
  }
}

function mendedTable(schema: Schema, table: Table): Table {
  const all = () => columnsOf([{ ...table, columns }, ...schema], table.name).map(({ name }) => name)
  let columns: readonly Column[] = table.columns.filter((column) => there(schema, column.type))
  columns = columns.map((column) => ({
    ...column,
    collation: there(schema, column.collation) ? column.collation : null,
    default: there(schema, column.default) ? column.default : null,
  }))
  const heirlooms = table.inherits.flatMap(({ thing }) => columnsOf(schema, thing).map(({ name }) => name))
  columns = columns.filter((column) => !heirlooms.includes(column.name))
  columns = columns.filter((column) => column.generated === null || there(schema, column.generated, all()))
  const names = all()
  const parts = table.parts.filter((part) => there(schema, part, names))
  return {
    ...table,
    columns: table.partitionOf ? [] : columns,
    parts,
    inherits: table.inherits.filter((parent) => find(schema, parent.thing)?.kind === 'table'),
    replicaIdentity:
      /^INDEX /.test(table.replicaIdentity) && !parts.some(({ name }) => table.replicaIdentity === `INDEX ${name}`) ? '' : table.replicaIdentity,
  }
}

/** Of two that partitions have by the same name, the one that is made later gets a number, and no schema says which that is. */
function withoutNumbered(schema: Schema, table: Table): Table {
  if (!table.partitionBy) return table
  const taken = new Set(namesAbove(schema, table))
  const parts = table.parts.filter((part) => {
    const name = nameBelow(part)
    const free = name === undefined || !taken.has(name)
    if (name !== undefined) taken.add(name)
    return free
  })
  return { ...table, parts }
}

function namesAbove(schema: Schema, table: Table): readonly string[] {
  const above = table.partitionOf ? find(schema, table.partitionOf.thing) : undefined
  return above?.kind === 'table' ? [...above.parts.flatMap((part) => nameBelow(part) ?? []), ...namesAbove(schema, above)] : []
}

/** What the server makes the name of that a partition has below an index or key: of the columns, or of there being an expression. */
function nameBelow({ kind, tail }: Table['parts'][number]): string | undefined {
  if (kind !== 'index' && kind !== 'constraint') return undefined
  const [label = '', first] = tail
  if (kind === 'constraint' && !/^(UNIQUE|PRIMARY|EXCLUDE)/.test(String(label))) return undefined
  const word = kind === 'index' ? 'idx' : String(label).split(' ')[0]
  if (kind === 'index' && typeof first === 'string') return `${word} expr`
  const end = tail.findIndex((piece) => typeof piece === 'string' && piece.includes(' WHERE '))
  return JSON.stringify([word, piecesOf(tail.slice(0, end < 0 ? tail.length : end))])
}

function mendedView(schema: Schema, view: View): View {
  const source = columnsOf(schema, view.select.source.thing).map(({ name }) => name)
  const { where } = view.select
  return where && !there(schema, where, source) ? { ...view, select: { ...view.select, where: null } } : view
}

/** Whether a view reads by its owner's leave, or nothing is filled through it: no server can make what nobody may read. */
function mayRead(schema: Schema, view: View): boolean {
  const source = find(schema, view.select.source.thing)
  if (!source || source.owner === view.owner || !isFilledBy(schema, view)) return true
  return source.grants.some(
    ({ to, privileges, columns }) => [view.owner, 'PUBLIC'].includes(to) && privileges.includes('SELECT') && columns.length === 0,
  )
}

function isFilledBy(schema: Schema, view: View): boolean {
  if (view.kind === 'materialized_view') return true
  return schema.some(
    (each) =>
      (each.kind === 'view' || each.kind === 'materialized_view') && sameName(each.select.source.thing, view.name) && isFilledBy(schema, each),
  )
}

function stands(schema: Schema, thing: Thing): boolean {
  const [space = ''] = thing.name
  if (thing.name.length > 1 && space !== 'public' && !schema.some((each) => each.kind === 'schema' && each.name[0] === space)) return false
  switch (thing.kind) {
    case 'table':
      return standsTable(schema, thing)
    case 'view':
    case 'materialized_view':
      if (sameName(thing.select.source.thing, thing.name) || !find(schema, thing.select.source.thing)) return false
      return thing.select.shape === 'count' || itemsOf(schema, thing.select).length > 0
    case 'composite':
      return thing.attributes.length > 0
    case 'domain':
      return there(schema, [thing.type, thing.rest])
    case 'sequence':
    case 'enum':
      return true
    case 'function':
      return there(schema, { ...thing, grants: [] }) && !makesCallsAmbiguous(schema, thing.name)
    default:
      return there(schema, { ...thing, grants: [] })
  }
}

/** Whether a call of one integer may mean this routine as well: what the server prints of such a call, it does not take back. */
function makesCallsAmbiguous(schema: Schema, [space = '', name = '', tag]: Name): boolean {
  return tag === 'two' && find(schema, [space, name, 'integer']) !== undefined
}

function standsTable(schema: Schema, table: Table): boolean {
  const columns = columnsOf(schema, table.name)
  if (columns.length === 0) return false
  if (table.partitionBy && !columns.some(({ name }) => name === table.partitionBy?.column)) return false
  if (!table.partitionOf) return true
  const parent = find(schema, table.partitionOf.thing)
  if (parent?.kind !== 'table' || !parent.partitionBy) return false
  const strategy = /MODULUS/.test(table.partitionOf.bound) ? 'HASH' : / IN /.test(table.partitionOf.bound) ? 'LIST' : 'RANGE'
  return table.partitionOf.bound === 'DEFAULT' ? parent.partitionBy.strategy !== 'HASH' : parent.partitionBy.strategy === strategy
}
