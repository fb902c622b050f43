// Makes a random schema.
//
// Checklist of src/dialect/clickhouse/model.ts. Covered unless a reason is given:
//   database: comment. Not engine: a change of it is always refused, and the bench makes its databases Atomic.
//   table: engine (17 of them), partitionBy, primaryKey, orderBy, sampleBy, ttl, settings, comment.
//     Not Replicated* and Shared*: the server of the bench has no Keeper; the round trips over langfuse/clustered load them.
//     Not S3, MySQL, PostgreSQL, MongoDB, Redis, RabbitMQ, NATS …: they want a server beyond the process, or hold secrets.
//   column: type, default (all four keywords), comment, codec, statistics, ttl, settings, position, declared renames.
//   index: expression, type, granularity. projection: definition (SELECT, aggregates, INDEX). constraint: CHECK and ASSUME.
//   view: query, security, definer, comment, columns (frozen by `SELECT *`); over tables, views, dictionaries, with parameters.
//   materialized_view: all attributes; TO, inner and refreshable.
//   dictionary: definition, comment; over a table, over nothing. Not other sources: they want servers.
//   function: definition. named_collection: definition.
//   opaque: a table made of a table function, which trueup has no model for. Not window views: they want a running server.
import { freshName, quoted, someText, string } from './names.js'
import type { Random } from '../random.js'
import {
  outputs,
  mended,
  type Column,
  type Dictionary,
  type Expression,
  type Lone,
  type MaterializedView,
  type Name,
  type Part,
  type Schema,
  type Select,
  type Table,
  type Thing,
  type View,
} from './schema.js'
import { keyType, someType, timeType, type Type } from './types.js'

export const databases = ['d', 'e e'] as const

/** What a server has to know before the schemas can be made. */
export const mentions = [`CREATE TABLE t (a Int8) ENGINE = Distributed('c1', 'd', 't')`]

export function generate(random: Random): Schema {
  let schema: Schema = []
  const count = random.between(1, 7)
  for (let i = 0; i < count; i++) {
    const added = someThing(random, schema)
    if (added) schema = [...schema, added]
  }
  return mended(schema)
}

export function someThing(random: Random, schema: Schema): Thing | undefined {
  const roll = random.below(100)
  if (roll < 45 || !schema.some((thing) => thing.kind === 'table')) return someTable(random, freshTable(random, schema), schema)
  if (roll < 60) return someView(random, schema)
  if (roll < 78) return someMaterializedView(random, schema)
  if (roll < 86) return someDictionary(random, schema)
  return someLone(random, schema)
}

function freshTable(random: Random, schema: Schema): Name {
  const database = random.chance(0.8) ? databases[0] : databases[1]
  const taken = new Set(schema.filter((thing) => thing.name[0] === database).map((thing) => thing.name[1] ?? ''))
  return [database, freshName(random, taken, 0.2)]
}

export function someTable(random: Random, name: Name, schema: Schema): Table {
  let columns: readonly Column[] = []
  columns = [...columns, { ...someColumn(random, columns), type: keyType(random), default: null, ttl: null }]
  if (random.chance(0.6)) columns = [...columns, { ...someColumn(random, columns), type: timeType(random), default: null, ttl: null }]
  for (let i = random.below(6); i > 0; i--) columns = [...columns, someColumn(random, columns)]
  const keys = columns.filter((column) => column.type.key && column.default === null).map((column) => column.name)
  const orderBy = random.sample(keys, random.below(4)).map((key) => bare(key))
  const engine = random.chance(0.7) ? mergeTree(random, columns) : otherEngine(random, schema)
  const bones: Table = {
    kind: 'table',
    name,
    engine,
    columns,
    parts: [],
    partitionBy: random.chance(0.3) ? partition(random, columns) : null,
    orderBy,
    primary: orderBy.length > 1 && random.chance(0.3) ? random.between(1, orderBy.length) : null,
    sampleBy: null,
    ttl: null,
    settings: {},
    comment: random.chance(0.3) ? someText(random) : '',
  }
  if (!isMergeTree(engine)) return bones
  const parts: Part[] = []
  for (let i = random.below(4); i > 0; i--) parts.push(somePart(random, bones, parts))
  return {
    ...bones,
    parts,
    sampleBy: sample(random, bones),
    ttl: random.chance(0.2) ? tableTtl(random, columns) : null,
    settings: random.chance(0.3) ? someSettings(random) : {},
  }
}

export function isMergeTree(engine: Expression): boolean {
  return /MergeTree/.test(engine.sql)
}

export function bare(name: string): Expression {
  return { sql: quoted(name), uses: [name] }
}

export function someColumn(random: Random, siblings: readonly Column[]): Column {
  const name = freshName(random, new Set(siblings.map((column) => column.name)))
  const type = someType(random)
  const nested = type.sql.startsWith('Nested')
  const column: Column = { name, type, default: null, comment: '', codec: null, statistics: null, ttl: null, settings: null }
  const simple = nested || type.family === 'aggregate'
  return {
    ...column,
    default: !simple && random.chance(0.35) ? someDefault(random, column, siblings) : null,
    comment: random.chance(0.25) ? someText(random) : '',
    codec: !nested && random.chance(0.15) ? someCodec(random, column) : null,
    statistics: type.key && !nested && random.chance(0.1) ? someStatistics(random, type) : null,
    ttl: !simple && random.chance(0.12) ? columnTtl(random, siblings) : null,
    settings: !nested && random.chance(0.08) ? someColumnSetting(random) : null,
  }
}

export function someDefault(random: Random, column: Column, siblings: readonly Column[]): Column['default'] {
  const keyword = random.pick(['DEFAULT', 'DEFAULT', 'DEFAULT', 'MATERIALIZED', 'ALIAS', 'EPHEMERAL'])
  const others = siblings.filter((other) => other.name !== column.name && other.default === null && ['number', 'text'].includes(other.type.family))
  const other = random.some(others)
  const family = column.type.family
  if (family === 'number') {
    if (other?.type.family === 'number' && random.chance(0.5)) {
      const sql = random.pick([
        'length(toString(@)) + 1',
        '(@ % 7)',
        '@ > 3 ? 1 : 2',
        'CASE WHEN @ = 1 THEN 5 ELSE 6 END',
        'if(@ BETWEEN 1 AND 3, 1, 0)',
      ])
      return { keyword, sql: sql.replaceAll('@', quoted(other.name)), uses: [other.name] }
    }
    return { keyword, sql: random.pick(['1', '(1 + 2) * 3', '-1::Int8', '0x10', 'toHour(now())', 'length([1, 2])']).replace(/^-1/, '1'), uses: [] }
  }
  if (family === 'text') {
    if (other && random.chance(0.5)) {
      const sql = random.pick(['upper(toString(@))', `toString(@) || ${string(someText(random))}`, "concat(toString(@), 'x')"])
      return { keyword, sql: sql.replaceAll('@', quoted(other.name)), uses: [other.name] }
    }
    return { keyword, sql: string(someText(random)), uses: [] }
  }
  if (family === 'date') return { keyword, sql: random.pick(['today()', `toDate('2020-01-01') + INTERVAL 1 DAY`]), uses: [] }
  if (family === 'time') return { keyword, sql: random.pick(['now()', 'now() - INTERVAL 5 MINUTE', `toDateTime('2020-01-01 00:00:00')`]), uses: [] }
  if (keyword === 'EPHEMERAL' && random.chance(0.5)) return { keyword, sql: '', uses: [] }
  return { keyword, sql: `defaultValueOfTypeName(${string(column.type.sql)})`, uses: [] }
}

export function someStatistics(random: Random, type: Type): string {
  if (type.family !== 'number' || /256|128/.test(type.sql)) return 'uniq'
  return random.pick(['tdigest', 'uniq', 'tdigest, uniq', 'minmax'])
}

export function someCodec(random: Random, column: Column): string {
  const general = ['ZSTD(3)', 'LZ4', 'LZ4HC(9)', 'NONE', 'ZSTD', 'Default']
  if (column.type.family === 'number') return random.pick([...general, 'T64, LZ4', 'Delta, ZSTD(1)'])
  return random.pick(column.type.family === 'time' ? [...general, 'DoubleDelta, LZ4'] : general)
}

export function someColumnSetting(random: Random): string {
  return random.pick([
    'min_compress_block_size = 65536',
    'max_compress_block_size = 1048576',
    'min_compress_block_size = 8192, max_compress_block_size = 16384',
  ])
}

export function columnTtl(random: Random, siblings: readonly Column[]): Expression | null {
  const time = random.some(times(siblings))
  if (time === undefined) return null
  return { sql: `${asTime(time)} + INTERVAL ${random.between(1, 9)} ${random.pick(['DAY', 'MONTH'])}`, uses: [time.name] }
}

function times(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => ['date', 'time'].includes(column.type.family) && column.default === null)
}

function asTime(column: Column): string {
  return /^(Date|DateTime)(\(|$)/.test(column.type.sql) ? quoted(column.name) : `toDateTime(${quoted(column.name)})`
}

export function tableTtl(random: Random, columns: readonly Column[]): Expression | null {
  const time = random.some(times(columns))
  if (time === undefined) return null
  const number = columns.find((column) => column.type.family === 'number' && column.default === null)
  const forms = ['@ + INTERVAL 1 YEAR', '@ + toIntervalDay(30) DELETE', `@ + INTERVAL 1 MONTH RECOMPRESS CODEC(ZSTD(5)), @ + INTERVAL 2 YEAR`]
  forms.push(`@ + INTERVAL 3 DAY TO DISK 'default'`)
  if (number) forms.push(`@ + INTERVAL 1 WEEK DELETE WHERE ${quoted(number.name)} = 1`)
  const sql = random.pick(forms).replaceAll('@', asTime(time))
  return { sql, uses: sql.includes('WHERE') && number ? [time.name, number.name] : [time.name] }
}

function partition(random: Random, columns: readonly Column[]): Expression | null {
  const time = random.some(times(columns))
  if (time !== undefined) {
    return { sql: `${random.pick(['toYYYYMM', 'toMonday', 'toYear'])}(${quoted(time.name)})`, uses: [time.name] }
  }
  const plain = columns.find((column) => column.type.family === 'number' && column.type.key && column.default === null)
  return plain ? { sql: random.pick([quoted(plain.name), `(${quoted(plain.name)}, ${quoted(plain.name)} % 2)`]), uses: [plain.name] } : null
}

function sample(random: Random, table: Table): Expression | null {
  const first = table.orderBy[0]?.uses[0]
  const column = table.columns.find(({ name }) => name === first)
  const whole = column !== undefined && /^UInt(8|16|32|64)$/.test(column.type.sql)
  return whole && random.chance(0.3) ? bare(column.name) : null
}

const settingChoices: Readonly<Record<string, readonly string[]>> = {
  index_granularity: ['4096', '8192'],
  min_bytes_for_wide_part: ['0', '10485760'],
  merge_with_ttl_timeout: ['3600', '86400'],
  ttl_only_drop_parts: ['1', '0'],
  max_suspicious_broken_parts: ['5'],
  min_age_to_force_merge_seconds: ['3600'],
  storage_policy: [`'default'`],
  enable_block_number_column: ['1', '0'],
  deduplicate_merge_projection_mode: [`'drop'`, `'rebuild'`],
}

export function someSettings(random: Random): Table['settings'] {
  const names = random.sample(Object.keys(settingChoices), random.between(1, 3))
  return Object.fromEntries(names.map((name) => [name, random.pick(settingChoices[name] ?? ['1'])]))
}

export function mergeTree(random: Random, columns: readonly Column[]): Table['engine'] {
  const made = (sql: string, ...uses: readonly string[]) => ({ sql, uses, over: null })
  const plain = (test: RegExp) => columns.find((column) => test.test(column.type.sql) && column.default === null)
  const version = plain(/^(UInt(8|16|32|64)|DateTime|Date)$/)
  const sign = plain(/^Int8$/)
  const roll = random.below(10)
  if (roll === 0) return made('AggregatingMergeTree')
  if (roll === 1) return made('SummingMergeTree')
  if (roll === 2) return made('ReplacingMergeTree()')
  if (roll === 3 && version) return made(`ReplacingMergeTree(${quoted(version.name)})`, version.name)
  if (roll === 4 && sign) return made(`CollapsingMergeTree(${quoted(sign.name)})`, sign.name)
  if (roll === 5 && sign && version)
    return made(`VersionedCollapsingMergeTree(${quoted(sign.name)}, ${quoted(version.name)})`, sign.name, version.name)
  return made('MergeTree')
}

export function otherEngine(random: Random, schema: Schema): Table['engine'] {
  const made = (sql: string, over: Name | null = null) => ({ sql, uses: [], over })
  const over = random.some(schema.filter((thing) => thing.kind === 'table'))?.name ?? null
  const alone = ['Memory', 'Log', 'TinyLog', 'StripeLog', 'Null', 'Set', 'GenerateRandom', 'EmbeddedRocksDB', 'File(CSV)']
  alone.push(`URL('http://localhost:1/x', 'CSV')`, `Memory SETTINGS min_rows_to_keep = 1, max_rows_to_keep = 1000`)
  alone.push(`Merge('d', '^nothing')`, `Kafka('localhost:1', 'topic', 'group', 'JSONEachRow')`)
  if (over === null || random.chance(0.7)) return made(random.pick(alone))
  const [database = '', table = ''] = over
  return random.chance(0.5)
    ? made(`Buffer(${string(database)}, ${string(table)}, 1, 10, 100, 10000, 1000000, 10000000, 100000000)`, over)
    : made(`Distributed('c1', ${string(database)}, ${string(table)})`, over)
}

export function somePart(random: Random, table: Table, parts: readonly Part[]): Part {
  const kind = random.pick(['index', 'index', 'projection', 'constraint'] as const)
  // The server makes folders of projection names as they are (26.7): a name with a slash leads out of its own.
  const name = freshName(random, new Set(parts.map((part) => part.name))).replaceAll('/', '!')
  return { kind, name, ...partBody(random, kind, table) }
}

export function partBody(random: Random, kind: Part['kind'], table: Table): Expression {
  const usable = table.columns.filter(
    (column) => !['ALIAS', 'EPHEMERAL'].includes(column.default?.keyword ?? '') && !column.type.sql.startsWith('Nested'),
  )
  const simple = usable.filter((column) => column.type.key)
  const [one, two] = random.sample(simple, 2)
  if (!one) return { sql: { index: 'rand() TYPE minmax', projection: '(SELECT count())', constraint: 'CHECK 1 = 1' }[kind], uses: [] }
  const name = quoted(one.name)
  if (kind === 'index') {
    const text = one.type.family === 'text'
    const types = ['minmax', 'set(100)', 'bloom_filter(0.01)', 'bloom_filter', 'set(0)']
    if (text) types.push('tokenbf_v1(256, 2, 0)', 'ngrambf_v1(3, 256, 2, 0)', `text(tokenizer = 'splitByNonAlpha')`)
    const granularity = random.chance(0.6) ? ` GRANULARITY ${random.pick(['1', '2', '64'])}` : ''
    const type = random.pick(types)
    const expression = /^(text|tokenbf|ngrambf)/.test(type)
      ? random.pick([name, `lower(${name})`])
      : random.pick([name, `(${name}, toString(${name}))`, `toString(${name})`])
    return { sql: `${expression} TYPE ${type}${granularity}`, uses: [one.name] }
  }
  if (kind === 'projection') {
    if (two && random.chance(0.4)) return { sql: `(SELECT ${name}, ${quoted(two.name)} ORDER BY ${quoted(two.name)})`, uses: [one.name, two.name] }
    if (random.chance(0.2)) return { sql: `INDEX ${name} TYPE basic`, uses: [one.name] }
    return { sql: random.pick([`(SELECT ${name}, count() GROUP BY ${name})`, `(SELECT ${name} ORDER BY ${name})`]), uses: [one.name] }
  }
  const check = one.type.family === 'text' ? `${name} != ${string(someText(random))}` : `toString(${name}) != ''`
  return { sql: random.pick([`CHECK ${check}`, `CHECK (${check}) AND 1`, `ASSUME ${check}`, 'CHECK NOT (1 = 2)']), uses: [one.name] }
}

/** Something to select from, often a table. */
function someSource(random: Random, schema: Schema): Name | undefined {
  return random.some(schema.filter((thing) => outputs(schema, thing.name).length > 0))?.name
}

export function someSelect(random: Random, schema: Schema, source: Name, shapes: readonly Select['shape'][]): Select {
  const columns = random.sample(outputs(schema, source), 4).map((name) => ({ source: name, as: random.chance(0.15) ? `as ${name}` : name }))
  const sugar = random.pick([
    '1',
    '(1 = 1) AND (2 > 1)',
    `'a' || 'b' = 'ab'`,
    '1 BETWEEN 0 AND 2',
    '(1 ? 2 : 3) = 2',
    'NOT (1 IN (2, 3))',
    `'x' ILIKE '%X%'`,
  ])
  return { source, columns, shape: random.pick(shapes), sugar }
}

const security = ['SQL SECURITY INVOKER', 'DEFINER = CURRENT_USER SQL SECURITY DEFINER'] as const

export function someView(random: Random, schema: Schema): View | undefined {
  const source = someSource(random, schema)
  if (!source) return undefined
  const select = someSelect(random, schema, source, ['plain', 'star', 'count', 'subquery', 'union', 'where', 'parameter', 'join'])
  return {
    kind: 'view',
    name: freshTable(random, schema),
    select,
    security: random.chance(0.2) ? random.pick(security) : null,
    comment: random.chance(0.3) ? someText(random) : '',
  }
}

export function someMaterializedView(random: Random, schema: Schema): MaterializedView | undefined {
  const sources = schema.filter((thing) => thing.kind === 'table' && !/^(URL|GenerateRandom)/.test(thing.engine.sql))
  const source = random.some(sources)?.name
  if (!source) return undefined
  const target = random.chance(0.6) ? random.some(schema.filter((thing) => thing.kind === 'table' && thing.name !== source)) : undefined
  const refresh = random.chance(0.3) ? someRefresh(random) : null
  return {
    kind: 'materialized_view',
    name: freshTable(random, schema),
    select: someSelect(random, schema, source, target ? ['plain', 'count', 'where', 'star', 'subquery'] : ['plain', 'count', 'where', 'subquery']),
    target: target?.name ?? null,
    storage: target
      ? null
      : random.pick(['MergeTree ORDER BY tuple()', 'Memory', 'ReplacingMergeTree ORDER BY tuple() SETTINGS index_granularity = 1024']),
    refresh,
    append: refresh !== null && random.chance(0.4),
    security: random.chance(0.15) ? 'DEFINER = CURRENT_USER SQL SECURITY DEFINER' : null,
    comment: random.chance(0.3) ? someText(random) : '',
  }
}

export function someRefresh(random: Random): string {
  return random.pick([
    'EVERY 1 YEAR',
    'EVERY 1 MONTH OFFSET 5 DAY',
    'AFTER 90 DAY',
    'EVERY 2 WEEK RANDOMIZE FOR 1 HOUR',
    'EVERY 1 YEAR SETTINGS refresh_retries = 3',
  ])
}

export function someDictionary(random: Random, schema: Schema): Dictionary | undefined {
  const name = freshTable(random, schema)
  const common = {
    kind: 'dictionary' as const,
    name,
    lifetime: random.pick(['0', '300', 'MIN 10 MAX 20']),
    comment: random.chance(0.3) ? someText(random) : '',
  }
  if (random.chance(0.4)) {
    const attributes = [{ name: 'v', type: 'String', more: `DEFAULT ${string(someText(random))}` }]
    return { ...common, source: null, key: { name: 'id', type: 'UInt64' }, attributes, layout: 'FLAT()' }
  }
  const table = random.some(schema.filter((thing) => thing.kind === 'table' && thing.columns.length > 1))
  if (table?.kind !== 'table') return undefined
  const there = outputs(schema, table.name)
  const fit = table.columns.filter((column) => ['number', 'text', 'date'].includes(column.type.family) && there.includes(column.name))
  const [key, ...rest] = fit.map((column) => ({ name: column.name, type: column.type.sql.replace(/^LowCardinality\((.*)\)$/, '$1') }))
  if (!key || rest.length === 0) return undefined
  const attributes = random.sample(rest, 3).map((each) => ({ ...each, more: random.pick(['', `DEFAULT 1`, 'HIERARCHICAL']) }))
  const fitting = attributes.map((each) => ({
    ...each,
    more: /Int64/.test(each.type) ? each.more : /Int/.test(each.type) && each.more === 'DEFAULT 1' ? each.more : '',
  }))
  return {
    ...common,
    source: table.name,
    key,
    attributes: fitting,
    layout: random.pick(['COMPLEX_KEY_HASHED()', 'COMPLEX_KEY_CACHE(SIZE_IN_CELLS 100)', 'COMPLEX_KEY_HASHED_ARRAY()']),
  }
}

export function someLone(random: Random, schema: Schema): Lone | undefined {
  const kind = random.pick(['function', 'function', 'database', 'named_collection', 'opaque'] as const)
  if (kind === 'database') {
    const name = databases[0]
    return schema.some((thing) => thing.kind === 'database') ? undefined : { kind, name: [name], definition: someText(random) }
  }
  if (kind === 'opaque') return { kind, name: freshTable(random, schema), definition: random.pick(['AS numbers(10)', 'AS numbers(11)']) }
  const taken = new Set(schema.filter((thing) => thing.kind === kind).map((thing) => thing.name[0] ?? ''))
  return { kind, name: [`f_${freshName(random, taken, 0)}${random.below(99)}`], definition: loneDefinition(random, kind) }
}

export function loneDefinition(random: Random, kind: Lone['kind']): string {
  if (kind === 'function')
    return random.pick(['(x) -> x + 1', 'x -> (x * 2)', "(x, y) -> concat(x, '-- ', y)", '() -> 5', '(x) -> if(x IS NULL, 0, x)'])
  if (kind === 'named_collection') return random.pick([`a = 'x', b = 'y'`, `a = 'x'`, `url = 'http://h' OVERRIDABLE, k = 1`])
  return kind === 'opaque' ? random.pick(['AS numbers(10)', 'AS numbers(12)']) : someText(random)
}
