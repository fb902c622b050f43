// Random edits of a table.
import type { Random } from '../random.js'
import { defaultOf, generatedOf } from './expressions.js'
import { blankTable, someCollation, someColumn, someIdentity, someSetting } from './generate.js'
import { editParts } from './mutate.js'
import { someText } from './names.js'
import { blankColumn } from './parts.js'
import { columnsOf, sameName, type Column, type Schema, type Table } from './schema.js'
import { changedType } from './types.js'

export function editTable(random: Random, schema: Schema, table: Table): Table {
  const roll = random.below(30)
  if (table.partitionOf && roll < 12) return detached(schema, table)
  if (roll < 5) return withColumn(random, schema, table)
  if (roll < 7) return { ...table, columns: random.sample(table.columns, table.columns.length - 1) }
  if (roll < 17) return changeColumn(random, schema, table)
  if (roll < 24) return { ...table, parts: editParts(random, schema, table) }
  if (roll === 24) return { ...table, options: random.pick([{}, { fillfactor: '60' }, { autovacuum_enabled: 'false' }]) }
  if (roll === 25) return { ...table, security: random.pick([[], ['ENABLE'], ['ENABLE', 'FORCE']]) }
  if (roll === 26) return { ...table, replicaIdentity: replicaIdentity(random, table) }
  if (roll === 27) return { ...table, unlogged: !table.unlogged && !table.partitionBy && !table.partitionOf }
  if (roll === 28) {
    if (table.inherits.length > 0) return { ...table, inherits: [], columns: [...handedDown(schema, table.inherits), ...table.columns] }
    const other = random.some(
      schema.filter((each) => each.kind === 'table' && !each.partitionBy && !each.partitionOf && !inheritsFrom(schema, each, table)),
    )
    return other && !table.partitionBy && !table.partitionOf ? { ...table, inherits: [{ thing: other.name }] } : table
  }
  return { ...table, columns: random.shuffle(table.columns) }
}

function inheritsFrom(schema: Schema, table: Table | Schema[number], other: Table): boolean {
  if (sameName(table.name, other.name)) return true
  return (
    table.kind === 'table' &&
    table.inherits.some(({ thing }) => schema.some((each) => sameName(each.name, thing) && inheritsFrom(schema, each, other)))
  )
}

function replicaIdentity(random: Random, table: Table): string {
  const unique = table.parts.find((part) => part.kind === 'index' && part.head[0] === 'UNIQUE INDEX')
  return random.pick(['', 'FULL', 'NOTHING', ...(unique ? [`INDEX ${unique.name}`] : [])])
}

/** A table of its own, with the columns that it had from its parent. */
function detached(schema: Schema, table: Table): Table {
  const parent = table.partitionOf ? [{ thing: table.partitionOf.thing }] : []
  return { ...blankTable, ...table, partitionOf: null, columns: handedDown(schema, parent) }
}

/** What parents hand down, as columns of one's own. */
function handedDown(schema: Schema, parents: Table['inherits']): readonly Column[] {
  return parents.flatMap(({ thing }) =>
    columnsOf(schema, thing).map((column) => {
      const full: Column = { ...blankColumn, ...column }
      return String(full.generated?.[0] ?? '').includes('IDENTITY') ? { ...full, generated: null } : full
    }),
  )
}

function withColumn(random: Random, schema: Schema, table: Table): Table {
  if (table.partitionOf) return table
  const column = someColumn(random, schema, table)
  const at = random.below(table.columns.length + 1)
  return { ...table, columns: [...table.columns.slice(0, at), column, ...table.columns.slice(at)] }
}

function changeColumn(random: Random, schema: Schema, table: Table): Table {
  const column = random.some(table.columns)
  if (!column) return table
  const changed = changedColumn(random, schema, table, column)
  return { ...table, columns: table.columns.map((other) => (other === column ? changed : other)) }
}

function changedColumn(random: Random, schema: Schema, table: Table, column: Column): Column {
  const roll = random.below(12)
  if (roll < 4) return { ...column, type: changedType(random, column.type, schema), default: null, generated: null, collation: null, settings: [] }
  if (roll < 6) return { ...column, default: random.chance(0.3) || column.generated ? null : defaultOf(random, schema, column.type) }
  if (roll === 6) return { ...column, notNull: !column.notNull }
  if (roll === 7) return { ...column, comment: random.chance(0.3) ? '' : someText(random) }
  if (roll === 8) return { ...column, settings: column.settings.length > 0 && random.chance(0.5) ? [] : [someSetting(random, column.type)] }
  if (roll === 9 && column.type.family === 'text') return { ...column, collation: someCollation(random, schema) }
  if (String(column.generated?.[0] ?? '').includes('IDENTITY')) return { ...column, generated: random.chance(0.4) ? null : someIdentity(random) }
  if (column.generated) return { ...column, generated: null }
  if (['integer', 'bigint', 'smallint'].includes(String(column.type.sql[0])) && column.type.sql.length === 1 && roll === 10)
    return { ...column, notNull: true, default: null, generated: someIdentity(random) }
  const stored = table.columns.filter((each) => each !== column && each.generated === null)
  const expression = generatedOf(random, schema, column.type, stored)
  return expression && random.chance(0.5) ? { ...column, default: null, generated: ['ALWAYS AS (', ...expression, ') STORED'] } : column
}
