// What a statement is about, from its parse tree: enough to order files, to find duplicates, to place a failure.
import { child, list, names, parse, rangeName, text, type Node, type Parsed } from './parse.js'
import { id } from './quote.js'

export interface Subject {
  readonly verb: 'create' | 'alter' | 'drop' | 'query' | 'other'
  /** A kind of the model, or `other`. */
  readonly kind: string
  readonly name: readonly string[]
  /** The parser's name for the statement. */
  readonly type: string
}

const other: Subject = { verb: 'other', kind: 'other', name: [], type: '' }

/** The subject of `sql`; names without a schema get `schema`. */
export function subjectOf(sql: string, schema: string): Subject {
  try {
    const [first] = parse(sql)
    return first ? of(first, schema) : other
  } catch {
    return other
  }
}

function of({ type, node }: Parsed, schema: string): Subject {
  const make = (kind: string, name: readonly string[]): Subject => ({ verb: 'create', kind, name, type })
  const two = (parts: readonly string[]) => (parts.length === 1 ? [schema, ...parts] : parts.slice(-2))
  switch (type) {
    case 'CreateStmt':
      return make('table', rangeName(child(node, 'relation'), schema))
    case 'CreateForeignTableStmt':
      return make('foreign_table', rangeName(child(child(node, 'base'), 'relation') ?? child(node, 'relation'), schema))
    case 'CreateTableAsStmt':
      return make(text(node, 'objtype') === 'OBJECT_MATVIEW' ? 'materialized_view' : 'table', rangeName(child(child(node, 'into'), 'rel'), schema))
    case 'ViewStmt':
      return make('view', rangeName(child(node, 'view'), schema))
    case 'IndexStmt':
      return { ...make('index', [...rangeName(child(node, 'relation'), schema), text(node, 'idxname')]) }
    case 'CreateSeqStmt':
      return make('sequence', rangeName(child(node, 'sequence'), schema))
    case 'CreateEnumStmt':
      return make('enum', two(names(list(node, 'typeName'))))
    case 'CompositeTypeStmt':
      return make('composite', rangeName(child(node, 'typevar'), schema))
    case 'CreateRangeStmt':
      return make('range', two(names(list(node, 'typeName'))))
    case 'CreateDomainStmt':
      return make('domain', two(names(list(node, 'domainname'))))
    case 'CreateRoleStmt':
      return make('role', [text(node, 'role')])
    case 'CreateSchemaStmt':
      return make('schema', [text(node, 'schemaname')])
    case 'CreateExtensionStmt':
      return make('extension', [text(node, 'extname')])
    case 'CreateFunctionStmt':
      return make(node.is_procedure === true ? 'procedure' : 'function', [...two(names(list(node, 'funcname'))), identity(node, schema)])
    case 'CreateTrigStmt':
      return make('trigger', [...rangeName(child(node, 'relation'), schema), text(node, 'trigname')])
    case 'CreatePolicyStmt':
      return make('policy', [...rangeName(child(node, 'table'), schema), text(node, 'policy_name')])
    case 'RuleStmt':
      return make('rule', [...rangeName(child(node, 'relation'), schema), text(node, 'rulename')])
    case 'CreateEventTrigStmt':
      return make('event_trigger', [text(node, 'trigname')])
    case 'CreatePublicationStmt':
      return make('publication', [text(node, 'pubname')])
    case 'CreateStatsStmt':
      return make('statistics', two(names(list(node, 'defnames'))))
    case 'CreateFdwStmt':
      return make('foreign_data_wrapper', [text(node, 'fdwname')])
    case 'CreateForeignServerStmt':
      return make('server', [text(node, 'servername')])
    case 'CreateCastStmt':
      return make('cast', [`${typeName(child(node, 'sourcetype'), schema)} AS ${typeName(child(node, 'targettype'), schema)}`])
    case 'CreateAmStmt':
      return make('access_method', [text(node, 'amname')])
    case 'CreatePLangStmt':
      return make('language', [text(node, 'plname')])
    case 'CreateTransformStmt':
      return make('transform', [`${typeName(child(node, 'type_name'), schema)} LANGUAGE ${id(text(node, 'lang'))}`])
    case 'CreateConversionStmt':
      return make('conversion', two(names(list(node, 'conversion_name'))))
    case 'CreateOpClassStmt':
      return make('operator_class', [...two(names(list(node, 'opclassname'))), text(node, 'amname')])
    case 'CreateOpFamilyStmt':
      return make('operator_family', [...two(names(list(node, 'opfamilyname'))), text(node, 'amname')])
    case 'CreateSubscriptionStmt':
      return make('subscription', [text(node, 'subname')])
    case 'DefineStmt':
      return define(node, make, two, schema)
    case 'SelectStmt':
    case 'InsertStmt':
    case 'UpdateStmt':
    case 'DeleteStmt':
    case 'MergeStmt':
      return { ...other, verb: 'query', type }
    default: {
      const verb = /^(Alter|Comment|Grant|Rename|Sec)/.test(type)
        ? 'alter'
        : type.startsWith('Drop')
          ? 'drop'
          : type.startsWith('Create')
            ? 'create'
            : 'other'
      return { ...other, verb, type }
    }
  }
}

function define(
  node: Node,
  make: (kind: string, name: readonly string[]) => Subject,
  two: (parts: readonly string[]) => readonly string[],
  schema: string,
): Subject {
  const name = two(names(list(node, 'defnames')))
  const of = text(node, 'kind')
  if (of === 'OBJECT_AGGREGATE')
    return make('aggregate', [...name, identity({ parameters: list(child(list(node, 'args')[0], 'List'), 'items') }, schema)])
  if (of === 'OBJECT_OPERATOR') return make('operator', [...name, `${operand(node, 'leftarg', schema)}, ${operand(node, 'rightarg', schema)}`])
  const kind = defined[of]
  return kind === undefined ? { ...other, verb: 'create', type: 'DefineStmt' } : make(kind, name)
}

const defined: Readonly<Record<string, string>> = {
  OBJECT_COLLATION: 'collation',
  OBJECT_TSPARSER: 'text_search_parser',
  OBJECT_TSTEMPLATE: 'text_search_template',
  OBJECT_TSDICTIONARY: 'text_search_dictionary',
  OBJECT_TSCONFIGURATION: 'text_search_configuration',
}

function operand(node: Node, side: string, schema: string): string {
  const clause = list(node, 'definition')
    .map((each) => child(each, 'DefElem'))
    .find((each) => text(each, 'defname').toLowerCase() === side)
  const type = child(child(clause, 'arg'), 'TypeName')
  return type === undefined ? 'NONE' : typeName(type, schema)
}

const spelled: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  float4: 'real',
  float8: 'double precision',
  varchar: 'character varying',
  bpchar: 'character',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  time: 'time without time zone',
  timetz: 'time with time zone',
  varbit: 'bit varying',
}

const builtin =
  /^(text|uuid|jsonb?|bytea|numeric|date|interval|inet|cidr|macaddr8?|xml|money|oid|name|record|void|trigger|any[a-z]*|point|line|box|path|polygon|circle|lseg|bit|tsvector|tsquery|int[48]range|numrange|tsrange|tstzrange|daterange|reg[a-z]+|internal|cstring|event_trigger)$/

/** The types of a routine's arguments as the catalogue spells them. */
function identity(node: Node, schema: string): string {
  return list(node, 'parameters')
    .map((each) => child(each, 'FunctionParameter'))
    .filter((each) => !/^FUNC_PARAM_(OUT|TABLE)$/.test(text(each, 'mode')))
    .map((each) => typeName(child(each, 'argType'), schema))
    .join(', ')
}

/** A type as the catalogue spells it. */
function typeName(type: Node | undefined, schema: string): string {
  const parts = names(list(type, 'names'))
  const name = parts.at(-1) ?? ''
  const plain = parts.length === 1 || parts[0] === 'pg_catalog'
  const known = plain ? (spelled[name] ?? (builtin.test(name) || parts[0] === 'pg_catalog' ? name : undefined)) : undefined
  const quoted = (part: string) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`)
  const full = known ?? (parts.length > 1 ? parts : [schema, name]).map(quoted).join('.')
  return `${full}${list(type, 'arrayBounds').length > 0 ? '[]' : ''}`
}
