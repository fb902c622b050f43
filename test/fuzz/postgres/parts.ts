// What is made on a relation: constraints, indexes, triggers, rules, policies, statistics.
import type { Random } from '../random.js'
import { predicate, value } from './expressions.js'
import { freshName, someText } from './names.js'
import { columnsOf, e, find, type Column, type Expression, type Output, type Part, type Schema, type Table, type View } from './schema.js'
import { sameType } from './types.js'

type Relation = Table | View

/** Names that relations, types, routines, indexes and constraints of one schema have taken. */
export function takenIn(schema: Schema, space: string): ReadonlySet<string> {
  return new Set(
    schema.flatMap((thing) =>
      thing.name[0] === space && thing.name.length > 1 ? [thing.name[1] ?? '', ...('parts' in thing ? thing.parts.map(({ name }) => name) : [])] : [],
    ),
  )
}

export function columnList(columns: readonly Output[]): Expression {
  return columns.flatMap((column, i) => [...(i > 0 ? [', '] : []), { column: column.name }])
}

export function somePart(random: Random, schema: Schema, relation: Relation): Part | undefined {
  const common = {
    name: freshName(random, takenIn(schema, relation.name[0] ?? ''), 0.25),
    state: '',
    comment: random.chance(0.2) ? someText(random) : '',
  }
  const body = partBody(random, schema, relation, random.below(100))
  return body ? { ...common, ...body } : undefined
}

type Body = Pick<Part, 'kind' | 'head' | 'tail'> & { readonly state?: string }

/** What another part of the same kind might say. */
export function otherBody(random: Random, schema: Schema, relation: Relation, part: Part): Part {
  for (let attempt = 0; attempt < 30; attempt++) {
    const body = partBody(random, schema, relation, random.below(100))
    if (body?.kind === part.kind) return { ...part, ...body }
  }
  return part
}

function partBody(random: Random, schema: Schema, relation: Relation, roll: number): Body | undefined {
  const columns = columnsOf(schema, relation.name)
  if (relation.kind === 'view') return roll < 60 ? triggerBody(random, schema, relation, columns) : ruleBody(random, schema, relation)
  if (relation.kind !== 'table') return indexBody(random, schema, columns, [])
  if (roll < 14) return keyBody(random, relation, columns)
  if (roll < 28) return checkBody(random, schema, columns, relation)
  if (roll < 32) return exclusionBody(random, columns)
  if (roll < 58) return indexBody(random, schema, columns, partitionKey(schema, relation))
  if (roll < 74) return triggerBody(random, schema, relation, columns)
  if (roll < 82) return ruleBody(random, schema, relation)
  if (roll < 92) return policyBody(random, schema, columns)
  return statisticsBody(random, schema, columns)
}

function keys(columns: readonly Output[]): readonly Output[] {
  return columns.filter(({ type }) => type.key && type.family !== 'boolean')
}

/** Columns that a unique key of the table has to have. */
function partitionKey(schema: Schema, table: Table): readonly string[] {
  const above = table.partitionOf ? find(schema, table.partitionOf.thing) : undefined
  return [...(table.partitionBy ? [table.partitionBy.column] : []), ...(above?.kind === 'table' ? partitionKey(schema, above) : [])]
}

function keyBody(random: Random, table: Table, columns: readonly Output[]): Body | undefined {
  const must = columns.filter(({ name }) => table.partitionBy?.column === name)
  const chosen = [...new Set([...must, ...random.sample(keys(columns), random.between(1, 2))])]
  if (chosen.length === 0) return undefined
  const primary = !table.parts.some((part) => part.kind === 'constraint' && part.tail[0]?.toString().startsWith('PRIMARY')) && random.chance(0.6)
  const included = random.chance(0.15) ? random.some(columns.filter((column) => !chosen.includes(column))) : undefined
  const word = primary ? 'PRIMARY KEY' : random.chance(0.3) ? 'UNIQUE NULLS NOT DISTINCT' : 'UNIQUE'
  const more = random.pick(['', '', '', '', ' WITH (fillfactor=70)', ' DEFERRABLE', ' DEFERRABLE INITIALLY DEFERRED'])
  return {
    kind: 'constraint',
    head: [],
    tail: [`${word} `, ...e`(${columnList(chosen)})${included ? e` INCLUDE (${{ column: included.name }})` : ''}${more}`],
  }
}

function checkBody(random: Random, schema: Schema, columns: readonly Output[], table: Table): Body {
  const parent = table.partitionBy !== null || table.partitionOf !== null
  const more = parent ? '' : random.pick(['', '', '', '', ' NO INHERIT', ' NOT VALID'])
  return { kind: 'constraint', head: [], tail: e`CHECK (${predicate(random, schema, columns)})${more}` }
}

function exclusionBody(random: Random, columns: readonly Output[]): Body | undefined {
  const range = random.some(columns.filter(({ type }) => type.family === 'range'))
  const key = random.some(keys(columns).filter(({ type }) => type.family === 'number' || type.family === 'text'))
  const where = random.chance(0.3) ? e` WHERE (${predicate(random, [], columns)})` : []
  if (range) return { kind: 'constraint', head: [], tail: e`EXCLUDE USING gist (${{ column: range.name }} WITH &&)${where}` }
  return key && { kind: 'constraint', head: [], tail: e`EXCLUDE USING btree (${{ column: key.name }} WITH =)${where}` }
}

const actions = [
  '',
  '',
  ' ON DELETE CASCADE',
  ' ON DELETE SET NULL',
  ' ON UPDATE CASCADE',
  ' ON DELETE SET DEFAULT ON UPDATE RESTRICT',
  ' DEFERRABLE INITIALLY DEFERRED',
  ' NOT VALID',
  ' DEFERRABLE',
  ' MATCH FULL',
]

/** The table with a foreign key to a key of some table, itself included; and columns for it where it has none that fit. */
export function withForeignKey(random: Random, schema: Schema, table: Table): Table {
  const targets = schema.flatMap((thing) =>
    thing.kind === 'table'
      ? thing.parts.flatMap((part) =>
          part.kind === 'constraint' && /^(PRIMARY|UNIQUE)/.test(String(part.tail[0])) && !part.tail.some((each) => /DEFERRABLE/.test(String(each)))
            ? [{ thing, part }]
            : [],
        )
      : [],
  )
  const target = random.some(targets)
  if (!target) return table
  const outputs = columnsOf(schema, target.thing.name)
  const end = target.part.tail.findIndex((piece, i) => i > 0 && typeof piece === 'string' && piece.startsWith(')'))
  const referenced = target.part.tail
    .slice(0, end)
    .flatMap((piece) => (typeof piece === 'object' && 'column' in piece ? (outputs.find(({ name }) => name === piece.column) ?? []) : []))
  let columns: readonly Column[] = table.columns
  const own: Output[] = []
  for (const column of referenced) {
    const fit = random.some(
      columnsOf([{ ...table, columns }, ...schema], table.name).filter((each) => sameType(each.type, column.type) && !own.includes(each)),
    )
    if (fit && random.chance(0.7)) own.push(fit)
    else if (table.partitionOf) return table
    else {
      const fresh: Column = {
        ...blankColumn,
        name: freshName(random, new Set([...columnsOf(schema, table.name), ...columns].map(({ name }) => name))),
        type: column.type,
      }
      columns = [...columns, fresh]
      own.push(fresh)
    }
  }
  if (own.length === 0) return table
  const partitioned = table.partitionBy !== null || target.thing.partitionBy !== null
  const action = random.pick(partitioned ? actions.filter((each) => each !== ' NOT VALID') : actions)
  const there = e`${{ thing: target.thing.name, part: target.part.name }} (${referenced.flatMap((column, i) => [...(i > 0 ? [', '] : []), { thing: target.thing.name, column: column.name }])})`
  const part: Part = {
    kind: 'constraint',
    name: freshName(random, takenIn(schema, table.name[0] ?? ''), 0.25),
    head: [],
    tail: e`FOREIGN KEY (${columnList(own)}) REFERENCES ${there}${action}`,
    state: '',
    comment: random.chance(0.2) ? someText(random) : '',
  }
  return { ...table, columns, parts: [...table.parts, part] }
}

export const blankColumn: Omit<Column, 'name' | 'type'> = {
  collation: null,
  notNull: false,
  default: null,
  generated: null,
  settings: [],
  comment: '',
}

function indexBody(random: Random, schema: Schema, columns: readonly Output[], must: readonly string[]): Body | undefined {
  const sortable = columns.filter(({ type }) => type.key)
  const special = random.some(columns.filter(({ type }) => ['json', 'range'].includes(type.family)))
  if (special && random.chance(0.4)) {
    const method = special.type.family === 'json' ? random.pick(['gin (@)', 'gin (@ jsonb_path_ops)', 'gin (@) WITH (fastupdate=off)']) : 'gist (@)'
    const [before = '', after = ''] = method.split('@')
    return { kind: 'index', head: ['INDEX'], tail: e`USING ${before}${{ column: special.name }}${after}` }
  }
  const [first, second] = random.shuffle(sortable)
  if (!first) return undefined
  const roll = random.below(10)
  const where = random.chance(0.25) ? e` WHERE ${predicate(random, schema, columns)}` : []
  if (roll === 0) return { kind: 'index', head: ['INDEX'], tail: e`USING hash (${{ column: first.name }})${where}` }
  if (roll === 1) return { kind: 'index', head: ['INDEX'], tail: e`USING brin (${{ column: first.name }}) WITH (pages_per_range='32')` }
  const made = roll < 5 ? value(random, schema, columns) : undefined
  const opclass = first.type.family === 'text' && String(first.type.sql[0]) === 'text' ? random.pick(['', ' text_pattern_ops', ' COLLATE "C"']) : ''
  const order = random.pick(['', '', ' DESC', ' NULLS FIRST', ' DESC NULLS LAST'])
  const element = made ? e`(${made.expression})${order}` : e`${{ column: first.name }}${opclass}${order}`
  const other = second && random.chance(0.3) ? e`, ${{ column: second.name }}` : []
  const unique = random.chance(0.2)
  const rest = unique ? must.filter((name) => ![first.name, second?.name].includes(name)).flatMap((name) => e`, ${{ column: name }}`) : []
  const more = random.pick(['', '', '', ' WITH (fillfactor=80)', unique ? ' NULLS NOT DISTINCT' : ''])
  const included = random.chance(0.15) ? random.some(columns.filter((column) => column !== first && column !== second)) : undefined
  return {
    kind: 'index',
    head: [unique && !(must.length > 0 && made) ? 'UNIQUE INDEX' : 'INDEX'],
    tail: e`USING btree (${element}${other}${rest})${included ? e` INCLUDE (${{ column: included.name }})` : ''}${more}${where}`,
  }
}

function triggerBody(random: Random, schema: Schema, relation: Relation, columns: readonly Output[]): Body | undefined {
  const routine = random.some(schema.filter((thing) => thing.kind === 'function' && thing.shape === 'trigger'))
  const column = random.some(columns)
  if (!routine || !column) return undefined
  const call = e` EXECUTE FUNCTION ${{ thing: routine.name }}(${random.pick(['', '', `'an argument'`, `'1', '2'`])})`
  const state = random.chance(0.2) ? random.pick(['DISABLE', 'ENABLE REPLICA', 'ENABLE ALWAYS']) : ''
  if (relation.kind === 'view')
    return {
      kind: 'trigger',
      head: ['TRIGGER', ` INSTEAD OF ${random.pick(['INSERT', 'DELETE', 'INSERT OR UPDATE'])} ON `],
      tail: e` FOR EACH ROW${call}`,
    }
  const roll = random.below(10)
  const where = e` WHEN ((${rowPredicate(random, columns)}))`
  if (roll === 0)
    return {
      kind: 'trigger',
      head: ['CONSTRAINT TRIGGER', ' AFTER INSERT ON '],
      tail: e`${random.pick(['', ' DEFERRABLE INITIALLY DEFERRED'])} FOR EACH ROW${call}`,
      state,
    }
  if (roll === 1 && relation.kind === 'table' && !relation.partitionOf && !relation.partitionBy && relation.inherits.length === 0)
    return {
      kind: 'trigger',
      head: ['TRIGGER', ' AFTER UPDATE ON '],
      tail: e` REFERENCING OLD TABLE AS was NEW TABLE AS "Is" FOR EACH STATEMENT${call}`,
      state,
    }
  if (roll < 4)
    return {
      kind: 'trigger',
      head: ['TRIGGER', ...e` AFTER UPDATE OF ${{ column: column.name }} ON `],
      tail: e` FOR EACH ROW${random.chance(0.5) ? where : ''}${call}`,
      state,
    }
  if (roll < 7)
    return {
      kind: 'trigger',
      head: ['TRIGGER', ` AFTER ${random.pick(['INSERT', 'INSERT OR DELETE', 'TRUNCATE'])} ON `],
      tail: e` FOR EACH STATEMENT${call}`,
      state,
    }
  return {
    kind: 'trigger',
    head: ['TRIGGER', ` BEFORE ${random.pick(['INSERT', 'INSERT OR UPDATE'])} ON `],
    tail: e` FOR EACH ROW${random.chance(0.4) ? where : ''}${call}`,
    state,
  }
}

function rowPredicate(random: Random, columns: readonly Output[]): Expression {
  const c = random.pick(columns)
  return random.pick([e`new.${{ column: c.name }} IS NOT NULL`, e`new.* IS NOT NULL`, e`pg_trigger_depth() < 2`])
}

function ruleBody(random: Random, schema: Schema, relation: Relation): Body {
  const state = relation.kind === 'table' && random.chance(0.2) ? random.pick(['DISABLE', 'ENABLE REPLICA']) : ''
  const event = random.pick(['INSERT', 'UPDATE', 'DELETE'])
  const other = random.some(schema.filter((thing) => thing.kind === 'table' && thing.name !== relation.name))
  const roll = random.below(4)
  const tail =
    roll === 0 && other
      ? e` DO ALSO DELETE FROM ${{ thing: other.name }}`
      : roll === 1
        ? e` DO ALSO NOTIFY something`
        : roll === 2
          ? e` DO ALSO SELECT 1`
          : e` WHERE false DO INSTEAD NOTHING`
  return { kind: 'rule', head: [` AS ON ${event} TO `], tail, state }
}

function policyBody(random: Random, schema: Schema, columns: readonly Output[]): Body {
  const command = random.pick(['', ' FOR SELECT', ' FOR INSERT', ' FOR UPDATE', ' FOR DELETE'])
  const roles = random.pick(['', ' TO reader', ' TO reader, writer', ' TO PUBLIC'])
  const test = e`(${predicate(random, schema, columns)})`
  const using = command === ' FOR INSERT' ? [] : e` USING ${test}`
  const check = command === ' FOR INSERT' || (['', ' FOR UPDATE'].includes(command) && random.chance(0.4)) ? e` WITH CHECK ${test}` : []
  return { kind: 'policy', head: [], tail: e`${random.chance(0.2) ? ' AS RESTRICTIVE' : ''}${command}${roles}${using}${check}` }
}

function statisticsBody(random: Random, schema: Schema, columns: readonly Output[]): Body | undefined {
  const two = random.sample(keys(columns), random.between(2, 3))
  const made = random.chance(0.2) ? value(random, schema, columns) : undefined
  if (made) return { kind: 'statistics', head: [], tail: e`(${made.expression})` }
  if (two.length < 2) return undefined
  return { kind: 'statistics', head: [random.pick(['', ' (ndistinct)', ' (dependencies, mcv)'])], tail: columnList(two) }
}
