// What a partition has of its own below an index or key of its parent. Where the one above is still to come, it is made first and
// the server attaches it; below one that is there it takes the place of what the server made, by another name and parameters.
import { childrenOf, keyOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { State } from '../../../core/state.js'
import { concurrently, only, withoutName, withoutParameters } from '../index-text.js'
import { handedIn, type Handed } from '../introspect/handed.js'
import { factAt, relationKey } from '../model.js'
import { id, qualified } from '../quote.js'
import { alone, blocking, changedParameters, comment, commented, ddl, nameOf, relation, scan, tableKey, type Of } from './draft.js'
import { settings } from './index.js'
import { there } from './rebuild.js'

type Part = Of<'partition_index'>

export const partitionIndex: Rule<Part> = {
  rank: 54,
  create: (fact, world) => {
    const now = attachedIn(world.from, fact) ?? sameIn(world.from, fact)
    if (now) return [...renamed(fact, now.name, fact.attrs.index), ...dressed(fact, now.options)]
    // CREATE TABLE has the keys in it.
    return ofKey(fact) && !there(fact, world) ? [] : [...built(fact, world), ...attached(fact, world)]
  },
  drop: (fact, world) => {
    const left = attachedIn(world.to, fact)
    if (!left || !staysUnder(fact, world.to.facts)) return []
    const now = { ...fact, attrs: { ...fact.attrs, index: left.name } }
    return [
      ...renamed(fact, fact.attrs.index, left.name),
      ...changedParameters(fact.attrs.options, left.options).map((clause) => ddl(`ALTER INDEX ${nameOf(now)} ${clause}`)),
      ...settings({ ...now, attrs: { ...now.attrs, statistics: {} } }, fact.attrs.statistics),
      ...(fact.attrs.comment === '' ? [] : [comment(on(now), '')]),
    ]
  },
  // What is attached stays so as long as the one above is there.
  membership: (fact, { from, to }) =>
    from.facts.has(fact.key) && fact.parent && staysUnder(fact, to.facts) && !attachedIn(to, fact) ? { recreate: [fact.parent] } : undefined,
  alone: () => true,
  keeps: () => null,
  alter: {
    index: ({ from, to }) => renamed(to, from.attrs.index, to.attrs.index),
    definition: ({ from, to }) => {
      const [before, after] = [from, to].map(({ attrs }) => withoutParameters(withoutName(attrs.definition)))
      return before === after ? [] : { recreate: [to.parent ?? to.key] }
    },
    valid: ({ to }) => ({ recreate: [to.parent ?? to.key] }),
    options: ({ from, to }) =>
      changedParameters(from.attrs.options, to.attrs.options).map((clause) => ddl(`ALTER INDEX ${nameOf(to)} ${clause}`, [], named(to))),
    statistics: ({ from, to }) => settings(to, from.attrs.statistics).map((draft) => ({ ...draft, ...named(to) })),
    comment: ({ to }) => [{ ...comment(on(to), to.attrs.comment), ...named(to) }],
  },
  position: 'unordered',
}

/** Other statements about an index come when it has its name. */
function named(fact: Part): Pick<Draft, 'needs'> {
  return { needs: [nameKey(fact.name[0] ?? '', fact.attrs.index)] }
}

function nameKey(schema: string, index: string): Key {
  return keyOf('index_name', [schema, index])
}

function renamed(fact: Part, from: string, to: string): readonly Draft[] {
  const schema = fact.name[0] ?? ''
  return from === to
    ? []
    : [
        ddl(`ALTER INDEX ${qualified(schema, from)} RENAME TO ${id(to)}`, [], {
          makes: [relationKey(schema, to), nameKey(schema, to)],
          unmakes: [relationKey(schema, from)],
        }),
      ]
}

function ofKey(fact: Part): boolean {
  return fact.parent?.startsWith('constraint ') === true
}

function on(fact: Part): string {
  return ofKey(fact) ? `CONSTRAINT ${id(fact.attrs.index)} ON ${relation(fact)}` : `INDEX ${nameOf(fact)}`
}

function dressed(fact: Part, from: Readonly<Record<string, string>> = fact.attrs.options): readonly Draft[] {
  return [
    ...changedParameters(from, fact.attrs.options).map((clause) => ddl(`ALTER INDEX ${nameOf(fact)} ${clause}`)),
    ...settings(fact, {}),
    ...commented(on(fact), fact.attrs.comment),
  ]
}

/** The statements that make an index before the one above it, unless the table has it already. */
function built(fact: Part, world: World): readonly Draft[] {
  const above = world.to.facts.get(fact.parent as Key)
  const more = { makes: [fact.key, ...(fact.provides ?? [])], needs: [...columnsOf(fact, world.to.facts), ...(above?.needs ?? [])] }
  const table = fact.name.slice(0, 2).join('.')
  const reads = there(fact, world) ? [scan(`reads ${table} to build ${fact.attrs.index}`)] : []
  const waits = there(fact, world) ? [blocking(`holds off writers of ${table} while it builds`)] : []
  const build = () => {
    if (ofKey(fact)) return ddl(`ALTER TABLE ${relation(fact)} ADD ${clause(fact)}`, [...reads, ...waits], more)
    const partitioned = factAt(world.to.facts, tableKey(fact), 'table')?.attrs.partitionBy != null
    if (partitioned) return ddl(fact.attrs.valid ? fact.attrs.definition : only(fact.attrs.definition), [...reads, ...waits], more)
    return there(fact, world) ? alone(concurrently(fact.attrs.definition), reads, more) : ddl(fact.attrs.definition, [], more)
  }
  return [...(isThere(fact, world) ? [] : [build()]), ...dressed(fact)]
}

/** The table's columns, not the table: it becomes a partition when the index is there. */
function columnsOf(fact: Part, facts: Facts): readonly Key[] {
  return childrenOf(facts, tableKey(fact)).flatMap((child) => (child.kind === 'column' ? [child.key] : []))
}

/** Whether the table has the index before it becomes a partition. */
function isThere(fact: Part, { from }: World): boolean {
  const kind = ofKey(fact) ? 'constraint' : 'index'
  return factAt(from.facts, keyOf(kind, [...fact.name.slice(0, 2), fact.attrs.index]), kind)?.attrs.definition === fact.attrs.definition
}

/** Whether an index or key of a table goes on as what the table, now a partition, has below one of its parent. */
export function becomesAttached({ name, kind, attrs }: Fact, { from, to }: World): boolean {
  return ownIndexes(name, to.facts).some(
    (part) =>
      !from.facts.has(part.key) &&
      (ofKey(part) ? 'constraint' : 'index') === kind &&
      part.attrs.index === name[2] &&
      part.attrs.definition === attrs.definition,
  )
}

/** `CONSTRAINT x PRIMARY KEY (a)`. */
export function clause(fact: Part): string {
  return `CONSTRAINT ${id(fact.attrs.index)} ${fact.attrs.definition}`
}

/** One that not every partition has attaches none by itself. */
function attached(fact: Part, { to }: World): readonly Draft[] {
  const table = factAt(to.facts, tableKey(fact), 'table')
  const parent = table?.attrs.partitionOf?.parent ?? []
  const between = factAt(to.facts, keyOf('partition_index', [...parent, fact.name[2] ?? '']), 'partition_index')
  const above = between ?? factAt(to.facts, fact.parent, 'index')
  if (!above || above.attrs.valid) return []
  return [ddl(`ALTER INDEX ${nameOf(above)} ATTACH PARTITION ${nameOf(fact)}`, [], { needs: [above.key, fact.key] })]
}

/** What partitions have of their own below `above`, made before it is, and attached afterwards where the server does not do so. */
export function partsOf(above: Fact, world: World): { readonly before: readonly Draft[]; readonly after: readonly Draft[] } {
  const depth = (name: readonly string[]): number => {
    const parent = factAt(world.to.facts, keyOf('table', name.slice(0, 2)), 'table')?.attrs.partitionOf?.parent
    return parent ? 1 + depth(parent) : 0
  }
  const parts = childrenOf(world.to.facts, above.key)
    .flatMap((child) => factAt(world.to.facts, child.key, 'partition_index') ?? [])
    .filter((part) => !ofKey(part) || there(part, world))
    .sort((a, b) => depth(b.name) - depth(a.name))
  return { before: parts.flatMap((part) => built(part, world)), after: parts.flatMap((part) => attached(part, world)) }
}

/** What a partition has of its own, and what partitions of it have. */
export function ownIndexes(table: readonly string[], facts: Facts): readonly Part[] {
  return indexesOf(facts).get(table.slice(0, 2).join('\0')) ?? []
}

/** The keys among them, as a table that is made has them in it. */
export function ownKeys(table: readonly string[], facts: Facts): readonly Part[] {
  return ownIndexes(table, facts).filter((part) => ofKey(part) && part.name[1] === table[1] && part.name[0] === table[0])
}

/** What is said of the keys of a table that was made with them. */
export function dressedKeys(table: readonly string[], facts: Facts): readonly Draft[] {
  return ownKeys(table, facts).flatMap((part) => dressed(part))
}

const known = new WeakMap<Facts, ReadonlyMap<string, readonly Part[]>>()

function indexesOf(facts: Facts): ReadonlyMap<string, readonly Part[]> {
  const found = known.get(facts)
  if (found) return found
  const made = new Map<string, Part[]>()
  for (const { key } of facts.values()) {
    const part = factAt(facts, key, 'partition_index')
    if (!part) continue
    for (let table: readonly string[] | undefined = part.name.slice(0, 2); table; ) {
      made.set(table.join('\0'), [...(made.get(table.join('\0')) ?? []), part])
      table = factAt(facts, keyOf('table', table), 'table')?.attrs.partitionOf?.parent
    }
  }
  known.set(facts, made)
  return made
}

/** Whether the partition is one, at any depth, of the table with the index at the top. */
function staysUnder(fact: Part, facts: Facts): boolean {
  const top = facts.get(fact.parent as Key)
  for (let table = factAt(facts, tableKey(fact), 'table'); table; ) {
    if (top && table.key === tableKey(top)) return true
    table = table.attrs.partitionOf ? factAt(facts, keyOf('table', table.attrs.partitionOf.parent), 'table') : undefined
  }
  return false
}

function handedTo(fact: Part, state: State): readonly Handed[] {
  return handedIn(state).filter(({ table }) => table.join('\0') === fact.name.slice(0, 2).join('\0'))
}

/** What a partition has in a state below the same index or key. */
function attachedIn(state: State, fact: Part): Handed | undefined {
  return handedTo(fact, state).find(({ of }) => of === fact.parent)
}

/** The same index below another one at the top, as where a partition in between is detached. */
function sameIn(state: State, fact: Part): Handed | undefined {
  return handedTo(fact, state).find(({ of, name, definition }) => of !== null && name === fact.attrs.index && definition === fact.attrs.definition)
}
