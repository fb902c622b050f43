import { keyOf, type Fact, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Change, Recreate, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { concurrently } from '../index-text.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { isTwin, twinsBelow } from '../twin.js'
import { goesWithIndex, indexOver, partFor } from './attached-key.js'
import { alone, blocking, comment, ddl, indexBehind, relation, remarks, scan, spoken, tableKey, type Of } from './draft.js'
import { chosenAgain } from './chosen-index.js'
import { circlesOf } from './circle.js'
import { handedChecks, keptFromParent, nameGivenUp } from './lineage.js'
import { keysLetGo } from './partition.js'
import { becomesAttached, partsOf } from './partition_index.js'
import { persistent } from './persistence.js'
import { spare } from './spare.js'
import { leaving, partitionsOf, there } from './rebuild.js'
import { dropsFirst } from './table.js'

type Constraint = Of<'constraint'>

/** Constraints: made without stopping anybody where the table has users, then validated. */
export const constraint: Rule<Constraint> = {
  rank: 50,
  create: (fact, world) => [
    ...(keptFromParent(fact, world) ? [] : whole(fact, world)),
    ...remarks(fact),
    ...(fact.attrs.index === null ? [] : chosenAgain(fact, world)),
  ],
  drop: (fact, world) =>
    becomesHanded(fact, world) || becomesAttached(fact, world) || goesWithIndex(fact, world)
      ? []
      : [ddl(`ALTER ${noun(fact, world)} ${relation(fact)} DROP CONSTRAINT ${id(fact.name[2] ?? '')}`, [], { awaits: sameAbove(fact, world.from) })],
  alone: () => true,
  letsGo: (fact, other, world) => {
    if (isTwin(fact, other)) return true
    const table = factAt(world.from.facts, tableKey(other), 'table')
    return table !== undefined && keysLetGo(table, world).some(({ key }) => key === fact.key)
  },
  dropsFirst: (fact, world) => closesCircle(fact, world) || leadsToPartitions(fact, world) || (fact.attrs.type !== 'f' && dropsFirst(fact, world)),
  spare: (fact, facts) => fact.attrs.type === 'f' && spare(fact, facts),
  membership: (fact, world) => ({ recreate: [...twinsBelow(fact, world), ...overThat(fact, world), ...keepingAbove(fact, world)] }),
  keeps: () => null,
  alter: {
    type: anew,
    definition: anew,
    index: anew,
    valid: (change) => (change.to.attrs.valid && !onAnotherKey(change) ? [validate(change.to)] : anew(change)),
    comment: (change) => (onAnotherKey(change) ? anew(change) : [comment(on(change.to), change.to.attrs.comment)]),
    indexComment: ({ to }) => [comment(indexBehind(to), to.attrs.indexComment)],
  },
  position: 'unordered',
}

function anew({ to, world }: Change<Constraint>): Recreate {
  return { recreate: [to.key, ...twinsBelow(to, world), ...overThat(to, world)] }
}

/** The index that stays, and that a key which goes is part of. */
function overThat(fact: Constraint, world: World): readonly Key[] {
  const before = factAt(world.from.facts, fact.key, 'constraint')
  const over = before && goesWithIndex(before, world) ? indexOver(before, world) : undefined
  return over ? [over] : []
}

/** The checks of the same name that parents hand down: as long as the table has those, its own cannot be dropped. */
function sameAbove(fact: Constraint, { facts }: World['from']): readonly Key[] {
  const table = fact.attrs.type === 'c' ? factAt(facts, tableKey(fact), 'table') : undefined
  return table ? handedChecks(table, facts).flatMap((check) => (check.name[2] === fact.name[2] ? [check.key] : [])) : []
}

/** Those of them that stay, where the table's own goes and the table with its parents stays. */
function keepingAbove(fact: Constraint, { from, to }: World): readonly Key[] {
  return to.facts.has(fact.key) ? [] : sameAbove(fact, from).filter((key) => sameAbove(fact, to).includes(key))
}

/** Whether a foreign key would go on with an equal key instead of the one that goes: the server has it stay with the one that it has. */
function onAnotherKey({ from, to, world }: Change<Constraint>): boolean {
  return (
    to.attrs.type === 'f' && from.needs.some((need) => /^(?:constraint|index) /.test(need) && !to.needs.includes(need) && !world.to.facts.has(need))
  )
}

function noun(fact: Fact, world: World): string {
  return world.to.facts.has(keyOf('foreign_table', fact.name.slice(0, 2))) ? 'FOREIGN TABLE' : 'TABLE'
}

function on(fact: Constraint): string {
  return `CONSTRAINT ${id(fact.name[2] ?? '')} ON ${relation(fact)}`
}

function validate(fact: Constraint): Draft {
  return alone(`ALTER TABLE ${relation(fact)} VALIDATE CONSTRAINT ${id(fact.name[2] ?? '')}`, [
    scan(`reads ${fact.name.slice(0, 2).join('.')}; fails where a row breaks ${spoken(fact)}`),
  ])
}

/** The constraint, with what partitions have of their own below it. */
function whole(fact: Constraint, world: World): readonly Draft[] {
  const before = [...nameGivenUp(fact, world), ...partsOf(fact, world).before]
  const needs = [...(fact.attrs.type === 'f' ? [...persistent(fact, world), ...namesakesBelow(fact, world)] : []), ...leaving(tableKey(fact), world)]
  const after = add(fact, world).map((draft, i) =>
    i === 0
      ? {
          ...draft,
          needs: [...(draft.needs ?? []), ...needs],
          awaits: [...(draft.awaits ?? []), ...twinsBelow(fact, world)],
          ...(before.length > 0 ? { makes: [fact.key] } : {}),
        }
      : draft,
  )
  return [...before, ...after]
}

/** Constraints that partitions have of their own by the name of a foreign key that comes: beside them it gets another name there. */
function namesakesBelow(fact: Constraint, { to: { facts } }: World): readonly Key[] {
  const table = factAt(facts, tableKey(fact), 'table')
  const keys = table ? partitionsOf(table, facts).map(({ name }) => keyOf('constraint', [...name, fact.name[2] ?? ''])) : []
  return keys.filter((key) => facts.has(key) && !facts.get(key)?.needs.includes(fact.key))
}

function add(fact: Constraint, world: World): readonly Draft[] {
  const { type, definition, valid, index } = fact.attrs
  const start = `ALTER ${noun(fact, world)} ${relation(fact)} ADD CONSTRAINT ${id(fact.name[2] ?? '')}`
  const partitioned = factAt(world.to.facts, tableKey(fact), 'table')?.attrs.partitionBy != null
  if (!valid) return [ddl(`${start} ${definition} NOT VALID`)]
  if (!there(fact, world) || noun(fact, world) !== 'TABLE') return [ddl(`${start} ${definition}`)]
  const lock = blocking(`locks ${fact.name.slice(0, 2).join('.')} while it is read`)
  if (type === 'c' && !definition.includes(' NOT ENFORCED')) return [ddl(`${start} ${definition} NOT VALID`), validate(fact)]
  if (type === 'f' && !definition.includes(' NOT ENFORCED'))
    return partitioned
      ? [ddl(`${start} ${definition}`, [scan(`reads ${fact.name.slice(0, 2).join('.')}`), lock])]
      : [ddl(`${start} ${definition} NOT VALID`), validate(fact)]
  const concurrent = (type === 'p' || type === 'u') && index !== null && !partitioned && !definition.includes('WITHOUT OVERLAPS')
  if (!concurrent) return [ddl(`${start} ${definition}`, [scan(`reads ${fact.name.slice(0, 2).join('.')} to build ${fact.name[2]}`), lock])]
  const kind = type === 'p' ? 'PRIMARY KEY' : 'UNIQUE'
  const part = definition.includes(' WITH (') ? undefined : partFor(fact, world)
  const timing = /( (?:NOT )?DEFERRABLE.*| INITIALLY DEFERRED.*)$/.exec(definition)?.[1] ?? ''
  if (part !== undefined) return [ddl(`${start} ${kind} USING INDEX ${id(part)}${timing}`, type === 'p' ? empty(fact, world) : [])]
  return [
    alone(concurrently(index), [scan(`reads ${fact.name.slice(0, 2).join('.')} to build ${fact.name[2]}`)], {
      needs: columns(fact),
    }),
    ddl(`${start} ${kind} USING INDEX ${id(fact.name[2] ?? '')}${timing}`, type === 'p' ? empty(fact, world) : []),
  ]
}

/** A column that a parent hands to a table with rows has no values in it yet, whatever its key wants. */
function empty(fact: Constraint, { from, to }: World): readonly Hazard[] {
  const handed = fact.needs
    .flatMap((need) => factAt(to.facts, need, 'column') ?? [])
    .filter(({ key, attrs }) => attrs.inherited && !from.facts.has(key))
  return handed.map((column) => scan(`reads ${fact.name.slice(0, 2).join('.')}; fails where it has rows: ${spoken(column)} has no value in them`))
}

function columns(fact: Constraint): readonly Key[] {
  return fact.needs
}

/** Whether the table becomes a partition of one that hands the same check down. */
function becomesHanded(fact: Constraint, { from, to }: World): boolean {
  const after = factAt(to.facts, tableKey(fact), 'table')
  const before = factAt(from.facts, tableKey(fact), 'table')
  // What else inherits a check goes on with its own beside it.
  if (!after || after.attrs.partitionOf === null || before?.attrs.partitionOf !== null) return false
  return (
    fact.attrs.valid &&
    handedChecks(after, to.facts).some((check) => check.name[2] === fact.name[2] && check.attrs.definition === fact.attrs.definition)
  )
}

/** The server drops no partition of a table that foreign keys lead to. */
function leadsToPartitions(fact: Constraint, { from }: World): boolean {
  return fact.attrs.type === 'f' && fact.needs.some((need) => factAt(from.facts, from.facts.get(need)?.parent, 'table')?.attrs.partitionBy != null)
}

/** Whether dropping the tables in any order would meet this foreign key: what it leads to leads back to its own table. */
function closesCircle(fact: Constraint, world: World): boolean {
  if (fact.attrs.type !== 'f') return false
  const circles = circlesOf(world.from.facts)
  const own = circles.get(tableKey(fact))
  return own !== undefined && targets(fact).some((target) => circles.get(target) === own)
}

function targets(fact: Fact): Key[] {
  const own = tableKey(fact)
  const tables = fact.needs.flatMap((need) => {
    const match = /^(?:column|constraint|index) ("(?:[^"]|"")*"\."(?:[^"]|"")*")\./.exec(need)
    return match ? [`table ${match[1]}` as Key] : need.startsWith('table ') ? [need] : []
  })
  return [...new Set(tables)].filter((key) => key !== own)
}
