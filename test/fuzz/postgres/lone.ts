// Things that stand by themselves: types, sequences, routines, aggregates, operators, casts, text search, foreign data, and the like.
import type { Random } from '../random.js'
import { defaultOf, predicate } from './expressions.js'
import { freshName, someText } from './names.js'
import {
  columnsOf,
  e,
  type Composite,
  type Domain,
  type Enum,
  type Expression,
  type Lone,
  type Routine,
  type Schema,
  type Sequence,
  type Thing,
} from './schema.js'
import { plainType, rangeSubtype, someType, userTypes, type Type } from './types.js'

type Body<T> = Omit<T, 'kind' | 'name' | 'comment' | 'owner' | 'grants'>

export function someEnum(random: Random): Body<Enum> {
  const values = [...new Set(['a', 'b', 'c', 'in progress', someText(random), someText(random)])].filter((value) => Buffer.byteLength(value) < 64)
  return { values: random.shuffle(values).slice(0, random.between(1, 5)) }
}

export function someDomain(random: Random, schema: Schema): Body<Domain> {
  const type = random.chance(0.8) ? plainType(random) : someType(random, schema)
  const value = random.chance(0.3) ? defaultOf(random, [], type) : null
  const checks = random.chance(0.5) ? [someCheck(random, schema, type, new Set())] : []
  return { type, rest: e`${value ? e` DEFAULT ${value}` : ''}${random.chance(0.15) ? ' NOT NULL' : ''}`, checks }
}

export function someCheck(random: Random, schema: Schema, type: Type, taken: ReadonlySet<string>): Domain['checks'][number] {
  const expression = predicate(random, schema, [{ name: 'VALUE', type }]).map((piece) =>
    typeof piece === 'object' && 'column' in piece ? 'VALUE' : piece,
  )
  return { name: freshName(random, taken), expression, comment: random.chance(0.2) ? someText(random) : '' }
}

export function someComposite(random: Random, schema: Schema): Body<Composite> {
  const taken = new Set<string>()
  const attributes = Array.from({ length: random.between(1, 4) }, () => {
    const name = freshName(random, taken)
    taken.add(name)
    return { name, type: someType(random, schema), comment: random.chance(0.2) ? someText(random) : '' }
  })
  return { attributes }
}

export function someRange(random: Random): Body<Lone> {
  return { definition: e`SUBTYPE = ${rangeSubtype(random).sql}` }
}

export function someSequence(random: Random, schema: Schema): Body<Sequence> {
  const table = random.chance(0.4) ? random.some(schema.filter((thing) => thing.kind === 'table')) : undefined
  const column = table?.kind === 'table' ? random.some(table.columns) : undefined
  return {
    unlogged: random.chance(0.1),
    definition: someBounds(random),
    ownedBy: table && column ? { thing: table.name, column: column.name } : null,
  }
}

export function someBounds(random: Random): string {
  return random.pick([
    '',
    '',
    ' AS integer',
    ' AS smallint',
    ' START WITH 100',
    ' INCREMENT BY -1',
    ' MINVALUE 5 MAXVALUE 50 START WITH 7',
    ' CACHE 10',
    ' CYCLE',
    ' AS integer MAXVALUE 1000 CYCLE',
  ])
}

const options = [
  '',
  '',
  ' STABLE',
  ' IMMUTABLE',
  ' STRICT',
  ' SECURITY DEFINER',
  ' PARALLEL SAFE',
  ' COST 7',
  " SET work_mem TO '8MB'",
  ` SET search_path TO 'public', 'pg_temp'`,
]

/** `tag` tells overloads apart. */
export function someRoutine(random: Random, schema: Schema): Body<Routine> & { readonly kind: Routine['kind']; readonly tag: string } {
  const roll = random.below(16)
  const option = random.pick(options)
  const body = (text: string) => ` AS $body$${text}$body$`
  const other = { kind: 'function', shape: 'other' } as const
  const number = random.below(50)
  if (roll < 4) {
    const definition = random.chance(0.7)
      ? `RETURNS integer LANGUAGE sql IMMUTABLE${body(` SELECT $1 + ${number} `)}`
      : `RETURNS integer LANGUAGE sql IMMUTABLE RETURN a + ${number}`
    return { kind: 'function', shape: 'number', tag: 'integer', parameters: ['a integer'], signature: ['integer'], definition: [definition] }
  }
  if (roll < 7)
    return {
      kind: 'function',
      shape: 'trigger',
      tag: '',
      parameters: [],
      signature: [],
      definition: [`RETURNS trigger LANGUAGE plpgsql${body(`\nBEGIN\n  -- ${number}\n  RETURN NULL;\nEND`)}`],
    }
  if (roll === 7)
    return {
      kind: 'function',
      shape: 'event',
      tag: '',
      parameters: [],
      signature: [],
      definition: [`RETURNS event_trigger LANGUAGE plpgsql${body(`BEGIN PERFORM ${number}; END`)}`],
    }
  if (roll === 8) {
    const type = someType(random, schema)
    return {
      kind: 'procedure',
      shape: 'other',
      tag: 'one',
      parameters: e`IN a ${type.sql}`,
      signature: type.sql,
      definition: [`LANGUAGE plpgsql${random.pick(['', ' SECURITY DEFINER'])}${body(`BEGIN NULL; /* ${number} */ END`)}`],
    }
  }
  const source = random.some(schema.filter((thing) => ['table', 'view'].includes(thing.kind)))
  const made = random.some(userTypes(schema))
  if (roll === 9 && source)
    return {
      ...other,
      tag: 'none',
      parameters: [],
      signature: [],
      definition: e`RETURNS SETOF ${{ thing: source.name }} LANGUAGE sql STABLE${body(` SELECT NULL `)}`,
    }
  if (roll === 10 && source)
    return {
      ...other,
      tag: 'none',
      parameters: [],
      signature: [],
      definition: e`RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) AS n FROM ${{ thing: source.name }}; END`,
    }
  if (roll === 11 && source) {
    const column = random.some(columnsOf(schema, source.name))
    if (column)
      return {
        ...other,
        tag: 'none',
        parameters: [],
        signature: [],
        definition: e`RETURNS boolean LANGUAGE sql RETURN (SELECT count(${{ thing: source.name, column: column.name }}) > ${String(number)} FROM ${{ thing: source.name }})`,
      }
  }
  if (roll < 14 && made)
    return {
      ...other,
      tag: 'made',
      parameters: e`a ${made.sql}`,
      signature: made.sql,
      definition: e`RETURNS ${made.sql} LANGUAGE sql${option}${body(' SELECT $1 ')}`,
    }
  const shapes: readonly (readonly [string, Expression, Expression, string])[] = [
    [
      'two',
      ["a integer, b text DEFAULT 'it''s'"],
      ['integer, text'],
      `RETURNS text LANGUAGE plpgsql${option}${body(`BEGIN RETURN b || ${number}; END`)}`,
    ],
    ['out', ['a integer, OUT b text, OUT c integer'], ['integer'], `LANGUAGE sql${option}${body(` SELECT 'x'::text, ${number} `)}`],
    [
      'table',
      ['a bigint DEFAULT 5'],
      ['bigint'],
      `RETURNS TABLE(x integer, "Y" text) LANGUAGE sql${option} ROWS 5${body(` SELECT ${number}, 'y' `)}`,
    ],
    ['many', ['VARIADIC a integer[]'], ['integer[]'], `RETURNS integer LANGUAGE sql${option}${body(` SELECT ${number} `)}`],
    ['any', ['a anyelement'], ['anyelement'], `RETURNS anyarray LANGUAGE sql${option}${body(` SELECT ARRAY[$1] `)}`],
  ]
  const [tag, parameters, signature, definition] = random.pick(shapes)
  return { ...other, tag, parameters, signature, definition: [definition] }
}

/** What else a routine of the same signature and result may do. */
export function otherDefinition(random: Random, routine: Routine): Routine {
  return {
    ...routine,
    definition: routine.definition.map((piece) =>
      typeof piece === 'string' ? piece.replace(/\d+(?=[^\d]*$)/, String(random.below(90) + 10)) : piece,
    ),
  }
}

export function someAggregate(random: Random, schema: Schema): Body<Lone> {
  const own = random.some(schema.filter((thing) => thing.kind === 'function' && thing.shape === 'number'))
  const final = own && random.chance(0.5) ? e`, FINALFUNC = ${{ thing: own.name }}` : []
  return {
    signature: ['integer'],
    definition: e`SFUNC = ${random.pick(['pg_catalog.int4pl', 'pg_catalog.int4larger'])}, STYPE = integer${final}${random.pick(['', `, INITCOND = '0'`, ', PARALLEL = SAFE'])}`,
  }
}

export function someLone(random: Random, schema: Schema): (Body<Lone> & { readonly kind: Lone['kind'] }) | undefined {
  const kind = random.pick([
    'schema', 'collation', 'event_trigger', 'publication', 'publication', 'default_privilege', 'default_privilege', 'operator', 'cast', 'conversion',
    'text_search_dictionary', 'text_search_configuration', 'foreign_data_wrapper', 'server', 'foreign_table',
  ] as const) // biome-ignore format: a list of words
  const definition = loneDefinition(random, schema, kind)
  const signature = loneSignature(random, schema, kind)
  return definition && signature && { kind, definition, ...(signature.length > 0 ? { signature } : {}) }
}

/** What tells apart what has no name of its own; empty for all others. */
function loneSignature(random: Random, schema: Schema, kind: Lone['kind']): Expression | undefined {
  if (kind === 'operator') return ['integer, integer']
  if (kind !== 'cast') return []
  const type = random.some(schema.filter((thing) => thing.kind === 'enum' || thing.kind === 'composite'))
  return type && e`${{ thing: type.name }} AS ${random.pick(['integer', 'text', 'jsonb'])}`
}

export function loneDefinition(random: Random, schema: Schema, kind: Lone['kind']): Expression | undefined {
  const one = (which: Thing['kind']) => random.some(schema.filter((thing) => thing.kind === which))
  switch (kind) {
    case 'schema':
      return []
    case 'collation':
      return [random.pick([`PROVIDER = icu, LOCALE = 'und'`, `PROVIDER = icu, DETERMINISTIC = false, LOCALE = 'de'`, `LOCALE = 'C'`])]
    case 'range':
      return someRange(random).definition
    case 'aggregate':
      return someAggregate(random, schema).definition
    case 'operator':
      return [
        `FUNCTION = pg_catalog.${random.pick(['int4pl', 'int4mi', 'int4eq, RESTRICT = eqsel, JOIN = eqjoinsel', 'int4lt, RESTRICT = scalarltsel'])}, LEFTARG = integer, RIGHTARG = integer`,
      ]
    case 'cast':
      return [random.pick([' WITH INOUT', ' WITH INOUT AS ASSIGNMENT'])]
    case 'conversion':
      return [random.pick([`FOR 'LATIN1' TO 'UTF8' FROM pg_catalog.iso8859_1_to_utf8`, `FOR 'UTF8' TO 'LATIN1' FROM pg_catalog.utf8_to_iso8859_1`])]
    case 'text_search_dictionary':
      return [
        random.pick([
          'TEMPLATE = pg_catalog.simple',
          'TEMPLATE = pg_catalog.simple, STOPWORDS = english, ACCEPT = false',
          'TEMPLATE = pg_catalog.snowball, LANGUAGE = german',
          'TEMPLATE = pg_catalog.snowball, LANGUAGE = english, STOPWORDS = english',
        ]),
      ]
    case 'text_search_configuration':
      return [random.pick(['PARSER = pg_catalog."default"', 'COPY = pg_catalog.simple', 'COPY = pg_catalog.english', 'COPY = pg_catalog.german'])]
    case 'foreign_data_wrapper':
      return [random.pick(['', ` OPTIONS (debug 'true')`, ` OPTIONS (debug 'false', "Odd Key" 'it''s')`])]
    case 'server': {
      const wrapper = one('foreign_data_wrapper')
      const head = random.pick(['', ` TYPE 'x' VERSION '1'`, ` VERSION '2'`])
      return (
        wrapper &&
        e`${head} FOREIGN DATA WRAPPER ${{ thing: wrapper.name }}${random.pick(['', ` OPTIONS (host 'a', port '1')`, ` OPTIONS (host 'b')`])}`
      )
    }
    case 'foreign_table': {
      const server = one('server')
      const columns = random.pick([
        'a integer',
        'a integer NOT NULL, b text',
        `a bigint OPTIONS (column_name 'x'), b text DEFAULT 'y'`,
        `b text, c date`,
      ])
      return server && e` (${columns}) SERVER ${{ thing: server.name }}${random.pick(['', ` OPTIONS (table_name 'a')`])}`
    }
    case 'event_trigger': {
      const routine = random.some(schema.filter((thing) => thing.kind === 'function' && thing.shape === 'event'))
      return (
        routine &&
        e`ON ${random.pick(['ddl_command_end', 'sql_drop', `ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')`])} EXECUTE FUNCTION ${{ thing: routine.name }}()`
      )
    }
    case 'publication':
      return publication(random, schema)
    case 'default_privilege': {
      const space = random.some(schema.filter((thing) => thing.kind === 'schema'))
      const where = space && random.chance(0.6) ? e` IN SCHEMA ${{ thing: space.name }}` : []
      return e`${where} GRANT ${random.pick([`SELECT ON TABLES TO reader`, `ALL ON TABLES TO writer`, `EXECUTE ON FUNCTIONS TO reader`, `USAGE ON SEQUENCES TO writer`, `USAGE ON TYPES TO reader`])}`
    }
  }
}

function publication(random: Random, schema: Schema): Expression {
  const tables = random.sample(
    schema.filter((thing) => thing.kind === 'table' && !thing.unlogged),
    random.between(1, 2),
  )
  const [space] = schema.filter((thing) => thing.kind === 'schema')
  const options = random.pick(['', '', ` WITH (publish = 'insert, update')`, ' WITH (publish_via_partition_root = true)'])
  const roll = random.below(6)
  if (roll === 0) return e`FOR ALL TABLES${options}`
  if (roll === 1 && space) return e`FOR TABLES IN SCHEMA ${{ thing: space.name }}${options}`
  if (tables.length === 0) return [options.trim()]
  const members = tables.map((table) => {
    const columns = columnsOf(schema, table.name)
    const column = random.chance(0.3) ? random.some(columns.filter(({ type }) => type.family === 'number')) : undefined
    const list = column && random.chance(0.5) ? e` (${{ thing: table.name, column: column.name }})` : []
    const filter = column && list.length === 0 ? e` WHERE (${{ thing: table.name, column: column.name }} > 5)` : []
    return e`${{ thing: table.name }}${list}${filter}`
  })
  return e`FOR TABLE ${members.flatMap((member, i) => (i > 0 ? [', ', ...member] : member))}${options}`
}
