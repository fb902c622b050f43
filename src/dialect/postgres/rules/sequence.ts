import { childrenOf, keyOf, rootOf, type Key } from '../../../core/fact.js'
import type { Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt, type Bounds } from '../model.js'
import { literal, qualified } from '../quote.js'
import { alterOwned, ddl, dressed, loss, nameOf, object, spoken, type Of } from './draft.js'

/** Sequences. */
export const sequence: Rule<Of<'sequence'>> = {
  rank: 16,
  create: (fact, world) => [
    ddl(
      `CREATE ${fact.attrs.persistence === 'u' ? 'UNLOGGED ' : ''}SEQUENCE ${nameOf(fact)}${fact.attrs.type === 'bigint' ? '' : ` AS ${fact.attrs.type}`}${boundsText(fact.attrs, fact.attrs.type)}`,
    ),
    ...dressed(fact, world),
  ],
  drop: (fact, world) =>
    goesWithColumn(fact, world) ? [] : [ddl(`DROP ${object(fact)}`, [loss(`drops sequence ${spoken(fact)} with the number it has come to`)])],
  keeps: (fact) => ({
    refuse: `sequence ${spoken(fact)} would lose the number it has come to`,
    wayOut: 'Write the change by hand with `trueup new`.',
  }),
  alter: {
    type: bounds,
    start: bounds,
    increment: bounds,
    minimum: bounds,
    maximum: bounds,
    cache: bounds,
    cycle: bounds,
    persistence: ({ to }) => [kept(to)],
    ...alterOwned,
  },
  position: 'unordered',
}

/** The server drops a sequence with the column that owns it. */
function goesWithColumn(fact: Of<'sequence'>, world: World): boolean {
  return childrenOf(world.from.facts, fact.key).some((child) => {
    const owner = factAt(world.from.facts, child.key, 'ownership')
    return owner !== undefined && !world.to.facts.has(keyOf('column', owner.attrs.column)) && !shared(owner, world)
  })
}

/** Whether others use a sequence than the table that it would go with: it cannot go with that. */
function shared({ parent, attrs }: Of<'ownership'>, { from: { facts } }: World): boolean {
  const table = attrs.column.slice(0, 2).join('\0')
  return [...facts.values()].some(
    (user) => user.kind !== 'ownership' && user.needs.includes(parent as Key) && rootOf(facts, user).name.join('\0') !== table,
  )
}

const highest: Readonly<Record<string, string>> = { smallint: '32767', integer: '2147483647', bigint: '9223372036854775807' }

/** What is not as the server makes it by itself, for a sequence of that type; each clause with a space before it. */
export function boundsText({ start, increment, minimum, maximum, cache, cycle }: Bounds, type: string): string {
  const plain = minimum === '1' && maximum === highest[type] && !increment.startsWith('-')
  return [
    increment === '1' ? '' : ` INCREMENT BY ${increment}`,
    plain ? '' : ` MINVALUE ${minimum} MAXVALUE ${maximum}`,
    plain && start === '1' ? '' : ` START WITH ${start}`,
    cache === '1' ? '' : ` CACHE ${cache}`,
    cycle ? ' CYCLE' : '',
  ].join('')
}

/** The clauses that differ, as ALTER SEQUENCE and, each behind SET, ALTER COLUMN want them. */
export function changedBounds(from: Bounds, to: Bounds): readonly string[] {
  return [
    ...(from.increment === to.increment ? [] : [`INCREMENT BY ${to.increment}`]),
    ...(from.minimum === to.minimum ? [] : [`MINVALUE ${to.minimum}`]),
    ...(from.maximum === to.maximum ? [] : [`MAXVALUE ${to.maximum}`]),
    ...(from.start === to.start ? [] : [`START WITH ${to.start}`]),
    ...(from.cache === to.cache ? [] : [`CACHE ${to.cache}`]),
    ...(from.cycle === to.cycle ? [] : [to.cycle ? 'CYCLE' : 'NO CYCLE']),
  ]
}

/** A sequence that has not come into its new bounds yet starts in them. */
export function restart(from: Bounds, to: Bounds): string {
  const outside = BigInt(from.maximum) < BigInt(to.minimum) || BigInt(from.minimum) > BigInt(to.maximum)
  return outside ? ' RESTART' : ''
}

/** Brings the number a sequence has come to inside bounds that get tighter, which the server does not do by itself. */
export function within(sequence: string, from: Bounds, to: Bounds): readonly Draft[] {
  const [low, high] = [BigInt(to.minimum), BigInt(to.maximum)]
  const [was, and] = [BigInt(from.minimum), BigInt(from.maximum)]
  if ((low <= was && high >= and) || and < low || was > high) return []
  const start = BigInt(to.start) >= was && BigInt(to.start) <= and ? to.start : String(low > was ? low : was)
  return [
    ddl(
      `SELECT pg_catalog.setval(${literal(sequence)}, CASE WHEN is_called THEN least(greatest(last_value, ${low}), ${high}) ELSE ${start} END, is_called) FROM ${sequence}`,
    ),
  ]
}

function bounds({ from, to }: { readonly from: Of<'sequence'>; readonly to: Of<'sequence'> }) {
  const parts = [...(from.attrs.type === to.attrs.type ? [] : [`AS ${to.attrs.type}`]), ...changedBounds(from.attrs, to.attrs)]
  return [...within(nameOf(to), from.attrs, to.attrs), ddl(`ALTER SEQUENCE ${nameOf(to)} ${parts.join(' ')}${restart(from.attrs, to.attrs)}`)]
}

function kept(fact: Of<'sequence'>): Draft {
  return ddl(`ALTER SEQUENCE ${nameOf(fact)} SET ${fact.attrs.persistence === 'u' ? 'UNLOGGED' : 'LOGGED'}`)
}

/** The server changes the persistence of the sequences that a table's columns own with the table's: what is to stay otherwise is put back. */
export function otherwiseKept(table: Of<'table'>, { from, to }: World): readonly Draft[] {
  return [...from.facts.values()].flatMap((fact) => {
    const owner = factAt(from.facts, fact.key, 'ownership')
    const sequence = owner && factAt(to.facts, owner.parent, 'sequence')
    const owned = owner?.attrs.column.slice(0, 2).join('\0') === table.name.join('\0')
    return sequence && owned && sequence.attrs.persistence !== table.attrs.persistence ? [kept(sequence)] : []
  })
}

/** Which column a sequence goes away with. */
export const ownership: Rule<Of<'ownership'>> = {
  rank: 34,
  create: (fact) => [ddl(`ALTER SEQUENCE ${nameOf(fact)} OWNED BY ${qualified(...fact.attrs.column)}`)],
  drop: (fact) => [ddl(`ALTER SEQUENCE ${nameOf(fact)} OWNED BY NONE`)],
  alone: () => true,
  dropsFirst: (fact, world) => !world.to.facts.has(fact.parent as Key) && shared(fact, world),
  keeps: () => null,
  alter: { column: ({ to }) => [ddl(`ALTER SEQUENCE ${nameOf(to)} OWNED BY ${qualified(...to.attrs.column)}`)] },
  position: 'unordered',
}
