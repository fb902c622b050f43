// Tables that become logged or unlogged: the server lets no logged table refer to an unlogged one, not even for a moment.
import { keyOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Answer, Change, World } from '../../../core/rule.js'
import { factAt } from '../model.js'
import { blocking, ddl, nameOf, rewrite, spoken, tableKey, type Of } from './draft.js'
import { partitionsOf } from './rebuild.js'
import { otherwiseKept } from './sequence.js'

type Table = Of<'table'>

/** What refers becomes unlogged first, and logged last; foreign keys that leave no such order are made anew. */
export function persistence({ to, world }: Change<Table>): Answer {
  const unlogged = to.attrs.persistence === 'u'
  const keys = foreignKeys(world.to.facts).filter(({ key }) => world.from.facts.has(key))
  const switched = ({ key, attrs }: Table) => attrs.persistence === to.attrs.persistence && switches(key, world)
  const others = (table: Table) =>
    keys.flatMap(({ fact, holders, targets }) => {
      const [own, other] = unlogged ? [targets, holders] : [holders, targets]
      return own.some(({ key }) => key === table.key)
        ? other.filter((each) => each.key !== table.key && switched(each)).map((table) => ({ fact, table }))
        : []
    })
  const reaches = (table: Table) => {
    const found = new Map([[table.key, table]])
    for (const each of found.values()) for (const other of others(each)) found.set(other.table.key, other.table)
    return found.has(to.key)
  }
  const before = others(to)
  const circles = before.filter(({ table }) => reaches(table))
  return {
    recreate: circles.map(({ fact }) => fact.key),
    drafts: [
      ddl(
        `ALTER TABLE ${nameOf(to)} SET ${unlogged ? 'UNLOGGED' : 'LOGGED'}`,
        [rewrite(`rewrites ${spoken(to)}`), blocking(`locks ${spoken(to)} while it is rewritten`)],
        {
          makes: [persistenceKey(to)],
          needs: [...to.needs, ...before.filter((each) => !circles.includes(each)).map(({ table }) => persistenceKey(table))],
        },
      ),
      ...otherwiseKept(to, world),
    ],
  }
}

/** There once the tables that a foreign key is about are logged or unlogged as they are to be. */
export function persistent(foreign: Fact, world: World): readonly Key[] {
  const found = foreignKeys(world.to.facts).find(({ key }) => key === foreign.key)
  return found ? [...found.holders, ...found.targets].filter(({ key }) => switches(key, world)).map(persistenceKey) : []
}

function switches(key: Key, { from, to }: World): boolean {
  const [before, after] = [factAt(from.facts, key, 'table'), factAt(to.facts, key, 'table')]
  return before !== undefined && after !== undefined && before.attrs.persistence !== after.attrs.persistence
}

function persistenceKey({ name }: Table): Key {
  return keyOf('persistence', name)
}

interface Foreign {
  readonly key: Key
  readonly fact: Fact
  /** The tables that refer, and those that are referred to, partitions included. */
  readonly holders: readonly Table[]
  readonly targets: readonly Table[]
}

const known = new WeakMap<Facts, readonly Foreign[]>()

function foreignKeys(facts: Facts): readonly Foreign[] {
  const found = known.get(facts)
  if (found) return found
  const family = (key: Key | undefined) => {
    const table = factAt(facts, key, 'table')
    return table ? [table, ...partitionsOf(table, facts)] : []
  }
  const made = [...facts.values()].flatMap((fact): readonly Foreign[] => {
    if (fact.kind !== 'constraint' || fact.attrs.type !== 'f') return []
    const targets = new Set(fact.needs.flatMap((need) => facts.get(need)?.parent ?? []).filter((key) => key !== fact.parent))
    return [{ key: fact.key, fact, holders: family(tableKey(fact)), targets: [...targets].flatMap(family) }]
  })
  known.set(facts, made)
  return made
}
