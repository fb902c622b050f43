import { childrenOf, keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id, qualified } from '../quote.js'
import { isTwin } from '../twin.js'
import { clustered, identified } from './chosen-index.js'
import { declaration, dressing } from './declaration.js'
import { handedDown, origin } from './heirs.js'
import { alterOwned, birth, blocking, changedParameters, ddl, dressed, loss, nameOf, parameters, remarks, rewrite, spoken, type Of } from './draft.js'
import { columnKeys, handedChecks, inherit, partsOf } from './lineage.js'
import { attach, boundsFreed, droppedApart, takenFromDefault } from './partition.js'
import { notNullClause } from './not-null.js'
import { persistence } from './persistence.js'
import { clause, dressedKeys, ownIndexes, ownKeys } from './partition_index.js'
import { away, filled, rebuilt, rowsKey } from './rebuild.js'
import { changeType } from './typed.js'

type Table = Of<'table'>

/** Tables. Rows are never at stake: where ALTER cannot do it, they are carried over or the change is refused. */
export const table: Rule<Table> = {
  rank: 20,
  create,
  drop: (fact, world) => {
    const root = rebuilt(fact, world)
    const drop = ddl(`DROP TABLE ${nameOf(fact)}`, [loss(`drops table ${spoken(fact)} with its rows`)], {
      unmakes: indexKeys(fact, world.from.facts),
    })
    return root ? away(fact, root, world) : droppedApart(fact, world, drop)
  },
  keeps: (fact, world) => (rebuilt(fact, world) ? null : cannot(fact)),
  alter: {
    persistence,
    partitionBy: ({ to, world }) => {
      const root = rebuilt(to, world)
      return root ? { recreate: [root.key] } : cannot(to)
    },
    partitionOf: attach,
    inherits: inherit,
    ofType: changeType,
    accessMethod: ({ to }) => [
      ddl(`ALTER TABLE ${nameOf(to)} SET ACCESS METHOD ${id(to.attrs.accessMethod ?? 'heap')}`, [rewrite(`rewrites ${spoken(to)}`)]),
    ],
    tablespace: ({ to }) => [
      ddl(`ALTER TABLE ${nameOf(to)} SET TABLESPACE ${id(to.attrs.tablespace ?? 'pg_default')}`, [
        rewrite(`copies ${spoken(to)}`),
        blocking(`locks ${spoken(to)} while it is copied`),
      ]),
    ],
    // A table has what its long values need only once it has a column that may hold some.
    options: ({ from, to, world }) =>
      changedParameters(from.attrs.options, to.attrs.options).map((clause) =>
        ddl(`ALTER TABLE ${nameOf(to)} ${clause}`, [], /^SET .*toast\./.test(clause) ? { needs: columnKeys(to, world.to.facts) } : {}),
      ),
    replicaIdentity: ({ to, world }) => [identified(to, world)],
    clusterOn: ({ to, world }) => [clustered(to, world)],
    rowSecurity: ({ to }) => [
      ddl(`ALTER TABLE ${nameOf(to)} ${to.attrs.rowSecurity ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`, [
        { code: 'security', message: `${to.attrs.rowSecurity ? 'turns on' : 'turns off'} row security of ${spoken(to)}` },
      ]),
    ],
    forceRowSecurity: ({ to }) => [
      ddl(`ALTER TABLE ${nameOf(to)} ${to.attrs.forceRowSecurity ? '' : 'NO '}FORCE ROW LEVEL SECURITY`, [
        { code: 'security', message: `changes whether row security of ${spoken(to)} binds its owner` },
      ]),
    ],
    ...alterOwned,
  },
  position: 'unordered',
}

function cannot(fact: Fact) {
  return {
    refuse: `PostgreSQL cannot change ${spoken(fact)} like this in place, and it may hold rows`,
    wayOut: 'Write the move by hand with `trueup new`: create a table of the new shape, copy the rows, swap the names, then drop the old one.',
  }
}

/** One statement with columns, defaults and constraints, except what needs something that needs the table. */
function create(fact: Table, world: World): readonly Draft[] {
  const { facts } = world.to
  const { attrs } = fact
  const children = childrenOf(facts, fact.key)
  const columns = children.flatMap((child) => factAt(facts, child.key, 'column') ?? [])
  const parent = attrs.partitionOf ? factAt(facts, keyOf('table', attrs.partitionOf.parent), 'table') : undefined
  const ownParts = ownIndexes(fact.name, facts).filter((part) => part.name[1] === fact.name[1] && part.name[0] === fact.name[0])
  // What is to be attached below something that is there already has to be there before the partition is.
  const early = ownParts.some((part) => part.parent?.startsWith('constraint ') || world.from.facts.has(part.parent as Key))
  const plain = attrs.partitionOf !== null && parent !== undefined && !early && likeParent(columns, parent, facts)
  const keys = ownKeys(fact.name, facts)
  const own = attrs.partitionOf !== null ? (plain ? [] : columns) : columns.filter((column) => !column.attrs.inherited)
  const defaults = own
    .flatMap((column) => childrenOf(facts, column.key))
    .filter((each) => each.kind === 'default' && !circular(each, fact.key, facts))
  const constraints = children
    .flatMap((child) => {
      const constraint = factAt(facts, child.key, 'constraint')
      return constraint && constraint.attrs.type !== 'f' && constraint.attrs.valid && !circular(constraint, fact.key, facts) ? [constraint] : []
    })
    .filter((constraint, _, all) => !swallowed(constraint, all) && (plain || !hasTwin(constraint, facts)))
  const handed = plain ? columns.flatMap((column) => childrenOf(facts, column.key)).filter((each) => likeOrigin(each, facts)) : []
  const made = new Set<Key>([...defaults, ...handed, ...constraints, ...keys].map((each) => each.key))
  const lines = [
    ...(plain ? columns.filter((column) => column.attrs.notNull && !origin(column, facts)?.attrs.notNull) : []).map(
      (column) => `${id(column.name[2] ?? '')}${notNullClause(column)}`,
    ),
    ...own.map((column) => declaration(column, (defaults.find((each) => each.parent === column.key) as Of<'default'> | undefined)?.attrs)),
    ...constraints.map((constraint) => `CONSTRAINT ${id(constraint.name[2] ?? '')} ${constraint.attrs.definition}`),
    ...keys.map(clause),
    ...(attrs.partitionOf === null || plain
      ? []
      : handedChecks(fact, facts).map((check) => `CONSTRAINT ${id(check.name[2] ?? '')} ${check.attrs.definition}`)),
  ]
  const list = lines.length > 0 ? ` (\n    ${lines.join(',\n    ')}\n)` : ''
  const head = `CREATE ${attrs.persistence === 'u' ? 'UNLOGGED ' : ''}TABLE ${nameOf(fact)}`
  const shape =
    attrs.ofType !== null
      ? ` OF ${attrs.ofType}${typed(fact, columns, constraints, defaults)}`
      : plain && attrs.partitionOf
        ? ` PARTITION OF ${qualified(...attrs.partitionOf.parent)}${list} ${attrs.partitionOf.bound}`
        : list === ''
          ? ' ()'
          : list
  const clauses = [
    attrs.inherits.length > 0 ? `\nINHERITS (${attrs.inherits.map((each) => qualified(...each)).join(', ')})` : '',
    attrs.partitionBy === null ? '' : `\nPARTITION BY ${attrs.partitionBy}`,
    attrs.accessMethod === null ? '' : `\nUSING ${id(attrs.accessMethod)}`,
    Object.keys(attrs.options).length === 0 ? '' : `\nWITH (${parameters(attrs.options)})`,
    attrs.tablespace === null ? '' : `\nTABLESPACE ${id(attrs.tablespace)}`,
  ]
  const missing = (attrs.partitionOf !== null || attrs.inherits.length > 0 ? columns : []).flatMap((column) => withoutDefault(column, fact, facts))
  return [
    ddl(`${head}${shape}${clauses.join('')}`, plain ? takenFromDefault(fact, world) : [], {
      needs: columns.flatMap((column) => origin(column, facts)?.key ?? []),
      ...(plain ? { awaits: boundsFreed(fact, world) } : {}),
      makes: [
        ...columns.map((column) => column.key),
        ...columns.flatMap((column) => column.provides ?? []),
        ...[...constraints, ...keys].flatMap((each) => each.provides ?? []),
        ...made,
      ],
    }),
    ...columns.flatMap((column) => dressing(column, world, own.includes(column) ? undefined : origin(column, facts))),
    ...own.flatMap((column) => (column.attrs.identity ? birth(column, world) : [])),
    ...constraints.flatMap(remarks),
    ...dressedKeys(fact.name, facts),
    ...dressed(fact, world),
    ...(attrs.rowSecurity ? [ddl(`ALTER TABLE ${nameOf(fact)} ENABLE ROW LEVEL SECURITY`)] : []),
    ...(attrs.partitionOf !== null && !plain
      ? [
          ddl(
            `ALTER TABLE ${qualified(...attrs.partitionOf.parent)} ATTACH PARTITION ${nameOf(fact)} ${attrs.partitionOf.bound}`,
            takenFromDefault(fact, world),
            {
              needs: [
                keyOf('table', attrs.partitionOf.parent),
                ...handedChecks(fact, facts).map((check) => check.key),
                ...ownParts.map(({ key }) => key),
              ],
              awaits: [...partsOf(attrs.partitionOf.parent, world.from.facts), ...boundsFreed(fact, world)],
            },
          ),
        ]
      : []),
    ...missing,
    ...(attrs.replicaIdentity === 'DEFAULT' ? [] : [identified(fact, world)]),
    ...(attrs.clusterOn === null ? [] : [clustered(fact, world)]),
    // Partitions are made when the table is as it is to be, and rows are copied when they are there, by an owner who still may.
    ...filled(fact, world),
    ...(attrs.forceRowSecurity
      ? [ddl(`ALTER TABLE ${nameOf(fact)} FORCE ROW LEVEL SECURITY`, [], rebuilt(fact, world) ? { makes: [rowsKey(fact)] } : {})]
      : []),
  ]
}

/** What goes with a partition though it belongs to its parent's indexes. */
function indexKeys({ name }: Table, facts: Facts): readonly Key[] {
  return ownIndexes(name, facts).flatMap(({ key, provides }) => [key, ...(provides ?? [])])
}

/** Whether CREATE TABLE would leave a key out, silently, for another one over the same columns (PostgreSQL, transformIndexConstraints). */
function swallowed({ key, attrs }: Of<'constraint'>, all: readonly Of<'constraint'>[]): boolean {
  if (attrs.type === 'x') return all.some((other) => other.key < key && other.attrs.definition === attrs.definition)
  return (
    attrs.type === 'u' &&
    all.some(
      (other) =>
        other.key !== key &&
        'pu'.includes(other.attrs.type) &&
        columnsOf(other) === columnsOf({ attrs }) &&
        (other.attrs.type === 'p' || other.key < key),
    )
  )
}

/** One that is the table's own beside an equal one above comes when the table is attached. */
function hasTwin(fact: Fact, facts: Facts): boolean {
  return fact.needs.some((need) => {
    const other = facts.get(need)
    return other !== undefined && isTwin(fact, other)
  })
}

function columnsOf({ attrs }: Pick<Of<'constraint'>, 'attrs'>): string {
  return /\(.*?\)/.exec(attrs.definition)?.[0] ?? ''
}

/** The list of a table `OF` a type: options of its columns only. */
function typed(fact: Table, columns: readonly Of<'column'>[], constraints: readonly Of<'constraint'>[], defaults: readonly Fact[]): string {
  const lines = [
    ...columns.flatMap((column) => {
      const value = defaults.find((each) => each.parent === column.key)
      const clauses = `${notNullClause(column)}${value ? ` DEFAULT ${value.attrs.expression}` : ''}`
      return clauses === '' ? [] : [`${id(column.name[2] ?? '')} WITH OPTIONS${clauses}`]
    }),
    ...constraints.map((constraint) => `CONSTRAINT ${id(constraint.name[2] ?? '')} ${constraint.attrs.definition}`),
  ]
  return lines.length === 0 || fact.attrs.ofType === null ? '' : ` (\n    ${lines.join(',\n    ')}\n)`
}

/** Whether a partition has just the columns of its parent, so that PARTITION OF makes them; it may take fewer nulls. */
function likeParent(columns: readonly Of<'column'>[], parent: Table, facts: Facts): boolean {
  const theirs = childrenOf(facts, parent.key).filter((child) => child.kind === 'column')
  return (
    columns.length === theirs.length &&
    columns.every((column, i) => column.name[2] === theirs[i]?.name[2] && handedDown(column, theirs[i] as Fact, 'generated'))
  )
}

/** Whether the default of a partition's column is the one that its parent's has. */
function likeOrigin(value: Fact, facts: Facts): boolean {
  const column = factAt(facts, value.parent, 'column')
  const theirs = column && origin(column, facts)
  return value.kind === 'default' && facts.get(keyOf('default', theirs?.name ?? []))?.attrs.expression === value.attrs.expression
}

/** A default that a parent hands down and this table does not have. */
function withoutDefault(column: Of<'column'>, fact: Table, facts: Facts): readonly Draft[] {
  const parents = fact.attrs.partitionOf ? [fact.attrs.partitionOf.parent] : fact.attrs.inherits
  const given = parents.map((parent) => keyOf('default', [...parent, column.name[2] ?? ''])).find((key) => facts.has(key))
  if (given === undefined || facts.has(keyOf('default', column.name)) || !column.attrs.inherited) return []
  return [ddl(`ALTER TABLE ${nameOf(fact)} ALTER COLUMN ${id(column.name[2] ?? '')} DROP DEFAULT`, [], { needs: [given] })]
}

/**
 * Whether a part of a table has to go before the table does: what it needs needs the table, or does not stay as it is while the
 * table waits for its rows to be copied, for which no such part is of use.
 */
export function dropsFirst(fact: Fact, world: World): boolean {
  const table = keyOf('table', fact.name.slice(0, 2))
  if (!world.from.facts.has(table)) return false
  return circular(fact, table, world.from.facts) || (rebuilt({ key: table }, world) !== undefined && fact.needs.some((need) => changes(need, world)))
}

/** Whether an object, which is no part of another, goes or becomes another. */
function changes(key: Key, { from, to }: World): boolean {
  const [before, after] = [from.facts.get(key), to.facts.get(key)]
  return before !== undefined && before.parent === undefined && (!after || !sameValue(before.attrs, after.attrs))
}

/** Whether what a part of the table needs needs the table in turn. */
export function circular(fact: Fact, table: Key, facts: Facts): boolean {
  const own = new Set<Key>()
  const collect = (key: Key) => {
    own.add(key)
    for (const child of childrenOf(facts, key)) collect(child.key)
  }
  collect(table)
  const seen = new Set<Key>(own)
  const queue = fact.needs.filter((need) => !own.has(need))
  while (queue.length > 0) {
    const key = queue.pop() as Key
    if (seen.has(key)) continue
    seen.add(key)
    const next = facts.get(key)
    const needs = [...(next?.needs ?? []), ...(next?.parent === undefined ? [] : [next.parent])]
    if (needs.some((need) => own.has(need))) return true
    queue.push(...needs)
  }
  return false
}
