// The columns of tables that inherit: from which of the parent's they come, and whose they are.
import { keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Refusal, World } from '../../../core/rule.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { spoken, type Of } from './draft.js'

type Column = Of<'column'>

/** Columns that get this one from their parent, at any depth; of those that are left out nothing below. */
export function inheritors(fact: Fact, facts: Facts, counts = (_: Fact) => true): readonly Key[] {
  return children(fact, facts).flatMap((child) => (counts(child) ? [child.key, ...inheritors(child, facts, counts)] : []))
}

/** Columns that get this one from their parent right away, or have one of the name of their own. */
export function children(fact: Fact, facts: Facts, inherited = true): readonly Fact[] {
  const heirs = heirsOf(facts).get(fact.name.slice(0, 2).join('\0')) ?? []
  const found = heirs.flatMap((heir) => factAt(facts, keyOf('column', [...heir, fact.name[2] ?? '']), 'column') ?? [])
  return found.filter(({ attrs }) => attrs.inherited === inherited).sort((a, b) => (a.key < b.key ? -1 : 1))
}

const heirsIn = new WeakMap<Facts, ReadonlyMap<string, readonly (readonly string[])[]>>()

/** The names of the tables that inherit from each, partitions among them. */
function heirsOf(facts: Facts): ReadonlyMap<string, readonly (readonly string[])[]> {
  let index = heirsIn.get(facts)
  if (!index) {
    const made = new Map<string, (readonly string[])[]>()
    for (const { key, name } of facts.values()) {
      for (const parent of parentsIn(key, facts)) {
        const heirs = made.get(parent.join('\0'))
        if (heirs) heirs.push(name)
        else made.set(parent.join('\0'), [name])
      }
    }
    index = made
    heirsIn.set(facts, index)
  }
  return index
}

/** Whether all columns that have this one from it, or one of their own beside it, are to be as it is: the server changes them with it. */
export function suitsHeirs(fact: Fact, { from, to }: World, like: (heir: Fact) => boolean): boolean {
  const below = (each: Fact, facts: Facts): readonly Fact[] =>
    [...children(each, facts), ...children(each, facts, false)].flatMap((child) => [child, ...below(child, facts)])
  return [from, to].every(({ facts }) =>
    below(fact, facts).every(({ key }) => {
      const heir = from.facts.has(key) ? to.facts.get(key) : undefined
      return heir === undefined || like(heir)
    }),
  )
}

/** The names of the tables that the column's table inherits from. */
export function parentsOf(fact: Fact, facts: Facts): readonly (readonly string[])[] {
  return parentsIn(fact.parent, facts)
}

function parentsIn(table: Key | undefined, facts: Facts): readonly (readonly string[])[] {
  const owner = factAt(facts, table, 'table') ?? factAt(facts, table, 'foreign_table')
  return owner ? [...(owner.attrs.partitionOf ? [owner.attrs.partitionOf.parent] : []), ...owner.attrs.inherits] : []
}

/** The column of a parent table that this one comes from. */
export function origin(fact: Fact, facts: Facts): Fact | undefined {
  return parentsOf(fact, facts)
    .map((parent) => facts.get(keyOf(fact.kind, [...parent, fact.name[2] ?? ''])))
    .find((each) => each !== undefined)
}

/** Whether a parent table's column is not null, and so has this one be so. */
export function handsNotNull(fact: Fact, facts: Facts): boolean {
  return origin(fact, facts)?.attrs.notNull === true
}

/** Whether an attribute of a column is as its parent's. */
export function handedDown(fact: Fact, parent: Fact, name: string): boolean {
  return sameValue(fact.attrs[name], parent.attrs[name])
}

/** Whether the column comes from parents that its table gets in this plan, and from no other. */
export function attachedNow(fact: Fact, world: World): boolean {
  if (!world.from.facts.has(fact.parent as Key)) return false
  const before = parentsOf(fact, world.from.facts).map((parent) => parent.join('\0'))
  const now = parentsOf(fact, world.to.facts).filter((parent) => world.to.facts.has(keyOf(fact.kind, [...parent, fact.name[2] ?? ''])))
  return now.every((parent) => !before.includes(parent.join('\0')))
}

/** The column that this one comes from in the end, as far up as its table keeps the parents that it has. */
export function eldest(fact: Fact, { from, to }: World): Fact {
  const above = (fact as Column).attrs.inherited ? origin(fact, from.facts) : undefined
  const stays = above && parentsOf(fact, to.facts).some((parent) => parent.join('\0') === above.name.slice(0, 2).join('\0'))
  return above && stays ? eldest(above, { from, to }) : fact
}

/** Whether the table, or one that it hands the column down to, is partitioned by the column. */
export function divides(fact: Fact, world: World): boolean {
  const word = id(fact.name[2] ?? '')
  const key = factAt(world.from.facts, fact.parent, 'table')?.attrs.partitionBy ?? ''
  const at = key.indexOf(word)
  const stands = (from: number): boolean => {
    if (from < 0) return false
    const whole = !/[\w"$]/.test(key[from - 1] ?? '') && !/[\w"$]/.test(key[from + word.length] ?? '')
    return whole || stands(key.indexOf(word, from + 1))
  }
  return stands(at) || children(fact, world.from.facts).some((child) => divides(child, world))
}

/** Whether the column's table goes on or begins to inherit, other than as a partition. */
export function heir(fact: Column, world: World): boolean {
  const table = factAt(world.to.facts, fact.parent, 'table')
  return table !== undefined && table.attrs.partitionOf === null && table.attrs.inherits.length > 0 && origin(fact, world.to.facts) !== undefined
}

/** The refusal of a column that only a parent is to declare. */
export function notByParentAlone(fact: Fact): Refusal {
  return {
    refuse: `PostgreSQL cannot leave column ${spoken(fact)} to a parent that its table had not from the start`,
    wayOut: 'Declare the column in the table as well as in its parent, then plan again.',
  }
}
