// A schema as SQL, in the order in which a server can take it: the test's own printer, none of trueup's.
import { quoted, string } from './names.js'
import {
  find,
  itemsOf,
  piecesOf,
  sameName,
  type Column,
  type Expression,
  type Name,
  type Part,
  type Piece,
  type Schema,
  type Select,
  type Table,
  type Thing,
  type View,
} from './schema.js'

export interface Printed {
  readonly thing: Name
  /** A part of the thing, or an attribute that can go without it. */
  readonly part?: string
  readonly attribute?: 'owner' | 'grants' | 'ownedBy' | 'settings' | 'replicaIdentity'
  readonly sql: string
}

/** Statements, each after what it stands on. */
export function print(schema: Schema): readonly Printed[] {
  const things = inOrder(schema)
  const each = (print: (thing: Thing) => readonly Omit<Printed, 'thing'>[]) =>
    things.flatMap((thing) => print(thing).map((printed) => ({ thing: thing.name, ...printed })))
  const parts = (wanted: (part: Part) => boolean) =>
    each((thing) => ('parts' in thing ? thing.parts.filter(wanted).flatMap((part) => printPart(thing, part)) : []))
  const foreign = (part: Part) => String(part.tail[0]).startsWith('FOREIGN')
  const last = (thing: Thing) => thing.kind === 'publication' || thing.kind === 'event_trigger'
  return [
    ...each((thing) => (last(thing) ? [] : [{ sql: printThing(schema, thing) }])),
    ...parts((part) => part.kind === 'constraint' && !foreign(part)),
    ...parts((part) => part.kind === 'index'),
    ...parts((part) => part.kind === 'constraint' && foreign(part)),
    ...parts((part) => part.kind !== 'constraint' && part.kind !== 'index'),
    ...each(printSettings),
    ...each((thing) => (last(thing) ? [{ sql: printThing(schema, thing) }] : [])),
    ...each(printComments),
    ...each((thing) => (thing.owner === null ? [] : [{ attribute: 'owner', sql: `ALTER ${on(thing)} OWNER TO ${thing.owner}` }])),
    ...each((thing) =>
      thing.kind === 'sequence' && thing.ownedBy
        ? [
            {
              attribute: 'ownedBy',
              sql: `ALTER SEQUENCE ${nameOf(thing.name)} OWNED BY ${nameOf(thing.ownedBy.thing)}.${quoted(thing.ownedBy.column)}`,
            },
          ]
        : [],
    ),
    ...each((thing) => thing.grants.map((grant) => ({ attribute: 'grants' as const, sql: printGrant(thing, grant) }))),
  ]
}

/** Schemas and default privileges, then each thing after those it names. */
function inOrder(schema: Schema): readonly Thing[] {
  const first = ['schema', 'default_privilege', 'collation', 'enum', 'sequence']
  const rank = (thing: Thing) => (first.includes(thing.kind) ? first.indexOf(thing.kind) : first.length)
  const left = [...schema].sort((a, b) => rank(a) - rank(b))
  const done: Thing[] = []
  while (left.length > 0) {
    const at = left.findIndex((thing) => needsOf(thing).every((need) => !left.some((other) => other !== thing && sameName(other.name, need))))
    done.push(...left.splice(Math.max(at, 0), 1))
  }
  return done
}

function needsOf(thing: Thing): readonly Name[] {
  const { grants: _, ...rest } = thing
  const bare = { ...rest, parts: [], ownedBy: null }
  return piecesOf(bare).flatMap((piece) => ('thing' in piece && piece.thing ? [piece.thing] : []))
}

export function nameOf(name: Name): string {
  return name.slice(0, 2).map(quoted).join('.')
}

export function text(expression: Expression): string {
  return expression.map(pieceText).join('')
}

function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return piece
  if ('column' in piece) return quoted(piece.column)
  return piece.literal ? nameOf(piece.thing).replaceAll("'", "''") : nameOf(piece.thing)
}

const words: Readonly<Record<Thing['kind'], string>> = {
  schema: 'SCHEMA', table: 'TABLE', view: 'VIEW', materialized_view: 'MATERIALIZED VIEW', enum: 'TYPE', composite: 'TYPE', range: 'TYPE', domain: 'DOMAIN',
  operator: 'OPERATOR', cast: 'CAST', conversion: 'CONVERSION', text_search_dictionary: 'TEXT SEARCH DICTIONARY', server: 'SERVER',
  text_search_configuration: 'TEXT SEARCH CONFIGURATION', foreign_data_wrapper: 'FOREIGN DATA WRAPPER', foreign_table: 'FOREIGN TABLE',
  sequence: 'SEQUENCE', function: 'FUNCTION', procedure: 'PROCEDURE', aggregate: 'AGGREGATE', collation: 'COLLATION', event_trigger: 'EVENT TRIGGER',
  publication: 'PUBLICATION', default_privilege: '',
} // biome-ignore format: a table of words

function on(thing: Thing): string {
  const signature = 'signature' in thing && thing.signature ? `(${text(thing.signature)})` : ''
  if (thing.kind === 'cast') return `CAST ${signature}`
  if (thing.kind === 'operator') return `OPERATOR ${sign(thing.name)} ${signature}`
  return `${words[thing.kind]} ${nameOf(thing.name)}${signature}`
}

/** Operators are not quoted. */
function sign([schema = '', name]: Name): string {
  return `${quoted(schema)}.${name}`
}

function printThing(schema: Schema, thing: Thing): string {
  const name = nameOf(thing.name)
  switch (thing.kind) {
    case 'schema':
      return `CREATE SCHEMA ${name}`
    case 'table':
      return printTable(thing)
    case 'view':
    case 'materialized_view':
      return printView(schema, thing)
    case 'enum':
      return `CREATE TYPE ${name} AS ENUM (${thing.values.map(string).join(', ')})`
    case 'composite':
      return `CREATE TYPE ${name} AS (${thing.attributes.map((attribute) => `${quoted(attribute.name)} ${text(attribute.type.sql)}`).join(', ')})`
    case 'range':
      return `CREATE TYPE ${name} AS RANGE (${text(thing.definition)})`
    case 'domain':
      return `CREATE DOMAIN ${name} AS ${text(thing.type.sql)}${text(thing.rest)}${thing.checks.map((check) => ` CONSTRAINT ${quoted(check.name)} CHECK (${text(check.expression)})`).join('')}`
    case 'sequence':
      return `CREATE ${thing.unlogged ? 'UNLOGGED ' : ''}SEQUENCE ${name}${thing.definition}`
    case 'function':
    case 'procedure':
      return `CREATE ${words[thing.kind]} ${name}(${text(thing.parameters)}) ${text(thing.definition)}`
    case 'aggregate':
      return `CREATE AGGREGATE ${name}(${text(thing.signature ?? [])}) (${text(thing.definition)})`
    case 'operator':
      return `CREATE OPERATOR ${sign(thing.name)} (${text(thing.definition)})`
    case 'cast':
      return `CREATE ${on(thing)}${text(thing.definition)}`
    case 'text_search_dictionary':
    case 'text_search_configuration':
      return `CREATE ${words[thing.kind]} ${name} (${text(thing.definition)})`
    case 'collation':
      return `CREATE COLLATION ${name} (${text(thing.definition)})`
    case 'default_privilege':
      return `ALTER DEFAULT PRIVILEGES${text(thing.definition)}`
    default:
      return `CREATE ${words[thing.kind]} ${name} ${text(thing.definition)}`
  }
}

export function printTable(table: Table): string {
  const head = `CREATE ${table.unlogged ? 'UNLOGGED ' : ''}TABLE ${nameOf(table.name)}`
  const shape = table.partitionOf
    ? ` PARTITION OF ${nameOf(table.partitionOf.thing)} ${table.partitionOf.bound}`
    : ` (\n  ${table.columns.map(printColumn).join(',\n  ')}\n)`
  const inherits = table.inherits.length > 0 ? ` INHERITS (${table.inherits.map(({ thing }) => nameOf(thing)).join(', ')})` : ''
  const by = table.partitionBy ? ` PARTITION BY ${table.partitionBy.strategy} (${quoted(table.partitionBy.column)})` : ''
  const options = Object.entries(table.options).map(([name, value]) => `${name}=${value}`)
  return `${head}${shape}${inherits}${by}${options.length > 0 ? ` WITH (${options.join(', ')})` : ''}`
}

export function printColumn(column: Column): string {
  return [
    `${quoted(column.name)} ${text(column.type.sql)}`,
    column.collation ? ` COLLATE ${text(column.collation)}` : '',
    column.generated ? ` GENERATED ${text(column.generated)}` : '',
    column.default ? ` DEFAULT ${text(column.default)}` : '',
    column.notNull ? ' NOT NULL' : '',
  ].join('')
}

function printView(schema: Schema, view: View): string {
  const options = Object.entries(view.options).map(([name, value]) => `${name}=${value}`)
  const more = options.length > 0 ? ` WITH (${options.join(', ')})` : ''
  return `CREATE ${words[view.kind]} ${nameOf(view.name)}${more} AS ${printSelect(schema, view.select)}${view.check}`
}

function printSelect(schema: Schema, select: Select): string {
  const from = nameOf(select.source.thing)
  const items = itemsOf(schema, select).map(({ expression, as }) => `${text(expression)} AS ${quoted(as)}`)
  const list = items.join(', ')
  const where = select.where ? ` WHERE ${text(select.where)}` : ''
  switch (select.shape) {
    case 'star':
      return `SELECT * FROM ${from}${where}`
    case 'count':
      return `SELECT count(*) AS "rows counted" FROM ${from}${where}`
    case 'join':
      return `SELECT ${list} FROM ${from} AS l LEFT JOIN (SELECT 1 AS joined_one) AS r ON r.joined_one = 1${where}`
    case 'union':
      return `SELECT ${list} FROM ${from}${where} UNION ALL SELECT ${list} FROM ${from}`
    case 'with':
      return `WITH w AS (SELECT * FROM ${from}) SELECT ${list} FROM w${where}`
    case 'subquery':
      return `SELECT ${list} FROM (SELECT * FROM ${from}${where}) AS inside`
    case 'window':
      return `SELECT ${list} FROM (SELECT *, row_number() OVER () AS row_no FROM ${from}) AS inside${where}`
    case 'limit':
      return `SELECT ${list} FROM ${from}${where} LIMIT 5`
    default:
      return `SELECT ${list} FROM ${from}${where}`
  }
}

function printPart(thing: Table | View, part: Part): readonly Omit<Printed, 'thing'>[] {
  const [relation, name] = [nameOf(thing.name), quoted(part.name)]
  const [head, tail] = [text(part.head), text(part.tail)]
  const sql = {
    constraint: () => `ALTER TABLE ${relation} ADD CONSTRAINT ${name} ${tail}`,
    index: () => `CREATE ${head} ${name} ON ${relation} ${tail}`,
    trigger: () => `CREATE ${head.replace(/^(CONSTRAINT TRIGGER|TRIGGER)/, (word) => `${word} ${name}`)}${relation}${tail}`,
    rule: () => `CREATE RULE ${name}${head}${relation}${tail}`,
    policy: () => `CREATE POLICY ${name} ON ${relation}${tail}`,
    statistics: () => `CREATE STATISTICS ${quoted(thing.name[0] ?? '')}.${name}${head} ON ${tail} FROM ${relation}`,
  }[part.kind]()
  const of = part.kind === 'index' || part.kind === 'statistics' ? `${quoted(thing.name[0] ?? '')}.${name}` : `${name} ON ${relation}`
  const [verb = '', more = ''] = part.state === '' ? [] : [part.state, part.kind.toUpperCase()]
  return [
    { part: part.name, sql },
    ...(verb === '' ? [] : [{ part: part.name, sql: `ALTER TABLE ${relation} ${verb} ${more} ${name}` }]),
    ...(part.comment === '' ? [] : [{ part: part.name, sql: `COMMENT ON ${part.kind.toUpperCase()} ${of} IS ${string(part.comment)}` }]),
  ]
}

function printSettings(thing: Thing): readonly Omit<Printed, 'thing'>[] {
  if (thing.kind !== 'table') return []
  const alter = `ALTER TABLE ${nameOf(thing.name)}`
  const identity = /^INDEX (.*)$/s.exec(thing.replicaIdentity)?.[1]
  return [
    ...thing.columns.flatMap((column) =>
      column.settings.map((setting) => ({ attribute: 'settings' as const, sql: `${alter} ALTER COLUMN ${quoted(column.name)} ${setting}` })),
    ),
    ...thing.security.map((word) => ({ sql: `${alter} ${word} ROW LEVEL SECURITY` })),
    ...(thing.replicaIdentity === ''
      ? []
      : [
          {
            attribute: 'replicaIdentity' as const,
            sql: `${alter} REPLICA IDENTITY ${identity === undefined ? thing.replicaIdentity : `USING INDEX ${quoted(identity)}`}`,
          },
        ]),
  ]
}

function printComments(thing: Thing): readonly Omit<Printed, 'thing'>[] {
  const columns = [
    ...('columns' in thing ? thing.columns.map(({ name, comment }) => [name, comment] as const) : []),
    ...('attributes' in thing ? thing.attributes.map(({ name, comment }) => [name, comment] as const) : []),
    ...('columnComments' in thing ? thing.columnComments.map((each) => [each.column, each.text] as const) : []),
  ]
  const checks = thing.kind === 'domain' ? thing.checks : []
  return [
    ...(thing.comment === '' ? [] : [{ sql: `COMMENT ON ${on(thing)} IS ${string(thing.comment)}` }]),
    ...columns
      .filter(([, comment]) => comment !== '')
      .map(([name, comment]) => ({ sql: `COMMENT ON COLUMN ${nameOf(thing.name)}.${quoted(name)} IS ${string(comment)}` })),
    ...checks
      .filter(({ comment }) => comment !== '')
      .map((check) => ({ sql: `COMMENT ON CONSTRAINT ${quoted(check.name)} ON DOMAIN ${nameOf(thing.name)} IS ${string(check.comment)}` })),
  ]
}

function printGrant(thing: Thing, { privileges, columns, to, option }: Thing['grants'][number]): string {
  const list = columns.length > 0 ? ` (${columns.map(({ column }) => quoted(column)).join(', ')})` : ''
  const what = ['view', 'materialized_view', 'table'].includes(thing.kind)
    ? `TABLE ${nameOf(thing.name)}`
    : on(thing)
        .replace(/^AGGREGATE/, 'FUNCTION')
        .replace(/^DOMAIN/, 'TYPE')
  return `GRANT ${privileges.map((each) => each + list).join(', ')} ON ${what} TO ${to}${option ? ' WITH GRANT OPTION' : ''}`
}

/** The schema without what a statement was about. */
export function without(schema: Schema, { thing: name, part, attribute }: Printed): Schema {
  const thing = find(schema, name)
  if (!thing) return schema
  if (attribute === 'owner') return replace(schema, thing, { ...thing, owner: null })
  if (attribute === 'grants') return replace(schema, thing, { ...thing, grants: [] })
  if (attribute === 'ownedBy' && thing.kind === 'sequence') return replace(schema, thing, { ...thing, ownedBy: null })
  if (attribute === 'settings' && thing.kind === 'table')
    return replace(schema, thing, { ...thing, columns: thing.columns.map((column) => ({ ...column, settings: [] })) })
  if (attribute === 'replicaIdentity' && thing.kind === 'table') return replace(schema, thing, { ...thing, replicaIdentity: '' })
  if (part !== undefined && 'parts' in thing) return replace(schema, thing, { ...thing, parts: thing.parts.filter((each) => each.name !== part) })
  return schema.filter((each) => each !== thing)
}

export function replace(schema: Schema, thing: Thing, by: Thing): Schema {
  return schema.map((other) => (other === thing ? by : other))
}
