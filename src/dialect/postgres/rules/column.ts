import { childrenOf, keyOf, sameValue, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, Refusal, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { hasTwinBelow } from '../twin.js'
import { keepsRows, keepsValues, rooted, usualStorage } from '../type.js'
import {
  birth,
  blocking,
  changedOptions,
  changedParameters,
  comment,
  commented,
  ddl,
  dependants,
  foreignOptions,
  loss,
  parameters,
  relation,
  rewrite,
  scan,
  spoken,
  type Attrs,
  type Of,
} from './draft.js'
import { valueAs } from './retype.js'
import { identity, identityText, remarked, standIn } from './identity.js'
import { optionsAgain } from './long-values.js'
import { addNotNull, changeNotNull, dropNotNull, notNullClause, notNullDressing, primaryBelow } from './not-null.js'
import { rebuilt } from './rebuild.js'
import { circular } from './table.js'
import { bound, leadingPast, becomesPlainFirst } from './type.js'

type Column = Of<'column'>

/** Columns. The server keeps their order and cannot change it: new ones come last. */
export const column: Rule<Column> = {
  rank: 22,
  create: (fact, world) => {
    if (fact.attrs.inherited && !attachedNow(fact, world)) return []
    const { facts } = world.to
    const value = childrenOf(facts, fact.key).find((child) => child.kind === 'default' && !circular(child, fact.parent as Key, facts))
    // A table that is new has the column from the start, and one that gets its parent in this plan has it before.
    const heirs = inheritors(fact, facts, (child) => world.from.facts.has(child.parent as Key) && !attachedNow(child, world))
    // One that an heir has of its own joins the parent's as it is by then.
    const joined = [fact, ...heirs.flatMap((key) => facts.get(key) ?? [])]
      .flatMap((each) => children(each, facts, false))
      .flatMap((own) => (world.from.facts.has(own.parent as Key) ? [own.key] : []))
    const hazards = [
      ...(fact.attrs.generated?.stored || fact.attrs.identity || (value && !steadfast(value as Of<'default'>)) || choosy(fact, facts)
        ? written([fact, ...heirs.flatMap((key) => facts.get(key) ?? [])], `to fill ${spoken(fact)}`)
        : []),
      ...(fact.attrs.notNull && !value && !fact.attrs.identity && !fact.attrs.generated
        ? [scan(`fails where ${table(fact)} has rows: ${spoken(fact)} has no default for them`)]
        : []),
    ]
    const numbered = heirs.length > 0 ? fact.attrs.identity : null
    const makes = [
      ...heirs,
      ...(numbered ? [fact.key] : (fact.provides ?? [])),
      ...(value ? [value.key, ...heirs.map((key) => keyOf('default', facts.get(key)?.name ?? []))] : []),
    ]
    const alter = `ALTER ${noun(fact, world)} ${relation(fact)}`
    // What it is generated from has to have its type by then.
    const types = fact.attrs.generated ? fact.needs.flatMap((need) => facts.get(need)?.needs ?? []) : []
    const add = (text: string) => ddl(`${alter} ADD COLUMN ${text}`, hazards, { makes, needs: [...joined, ...types] })
    const plain = { ...fact, attrs: { ...fact.attrs, identity: null } }
    return [
      ...(numbered
        ? standIn(fact, numbered, `${alter} ALTER COLUMN ${id(fact.name[2] ?? '')}`, (expression) => add(declaration(plain, { expression })))
        : [add(declaration(fact, (value as Of<'default'> | undefined)?.attrs))]),
      ...dressing(fact, world),
      ...optionsAgain(fact, world),
      ...(fact.attrs.identity ? birth(fact, world) : []),
      ...heirs.flatMap((key) => {
        const heir = factAt(facts, key, 'column')
        return heir ? [...dressing(heir, world, origin(heir, facts)), ...optionsAgain(heir, world)] : []
      }),
    ]
  },
  drop: (fact, world) => (fact.attrs.inherited ? [] : dropped(fact, world)),
  // What is inherited comes and goes with the parent's column.
  alone: (fact) => fact.attrs.generated !== null || fact.attrs.inherited,
  letsGo: (fact, other) => fact.attrs.inherited && other.kind === 'column' && other.name[2] === fact.name[2],
  keeps: (fact, world) => {
    if (fact.attrs.inherited || fact.attrs.generated || factAt(world.to.facts, fact.key, 'column')?.attrs.generated) return null
    return {
      refuse: `column ${spoken(fact)} would have to be made anew, and it holds values`,
      wayOut: 'Add a new column beside it and fill it, or write the change by hand with `trueup new`.',
    }
  },
  membership: (fact, world) => {
    const root = rebuiltWith(fact, world)
    return root ? { recreate: [root] } : undefined
  },
  alter: {
    type: modify,
    collation: modify,
    notNull: modify,
    notNullName: modify,
    notNullValid: modify,
    notNullNoInherit: modify,
    notNullComment: modify,
    identity: modify,
    generated: modify,
    storage: modify,
    compression: modify,
    statistics: modify,
    options: modify,
    foreignOptions: modify,
    inherited: modify,
    comment: modify,
  },
  position: 'unordered',
}

/** Drops a column, from heirs as well unless one of them keeps it as its own. */
export function dropped(fact: Fact, world: World, ifThere = false): readonly Draft[] {
  const hazards = (fact as Column).attrs.generated ? [] : [loss(`drops column ${spoken(fact)} with its values`)]
  const heirs = inheritors(fact, world.from.facts).filter((key) => world.to.facts.has(world.from.facts.get(key)?.parent as Key))
  // A partition has its parent's columns as long as it is one.
  const partitioned = factAt(world.from.facts, fact.parent, 'table')?.attrs.partitionBy != null
  // And what is made anew here is made anew there.
  const again = new Set([
    ...(world.to.facts.has(fact.key) ? inheritors(fact, world.to.facts) : []),
    ...heirs.filter((key) => isGeneratedAnew(key, world)),
  ])
  const kept = !partitioned && heirs.some((key) => world.to.facts.has(key) && !again.has(key))
  const [alter, name] = [`ALTER ${noun(fact, world)} ${kept ? 'ONLY ' : ''}${relation(fact)}`, id(fact.name[2] ?? '')]
  // Servers from 18 on leave the heirs a not-null constraint that counts as handed down for good, and cannot be dropped.
  const loosened = kept && (fact as Column).attrs.notNull ? [ddl(`${alter} ALTER COLUMN ${name} DROP NOT NULL`)] : []
  const drop = ddl(`${alter} DROP COLUMN ${ifThere ? 'IF EXISTS ' : ''}${name}`, hazards, {
    unmakes: kept ? loosened.map(() => fact.key) : heirs.filter((key) => !world.to.facts.has(key) || again.has(key)),
  })
  const losers = children(fact, world.from.facts).filter(
    (heir) => stays(heir, fact, world) && (!world.to.facts.has(heir.key) || isGeneratedAnew(heir.key, world)),
  )
  if (!kept) return [drop]
  // An heir's goes when the parent's has gone, though it needs that.
  const lost = (heir: Fact) => dropped(heir, world).map((draft) => ({ ...draft, unmakes: (draft.unmakes ?? []).filter((key) => key !== heir.key) }))
  return [...loosened, drop, ...losers.flatMap(lost)]
}

/** Whether the table of an heir's column goes on under the table of the other: one that leaves drops what it is not to keep. */
function stays(heir: Fact, { name }: Fact, { to }: World): boolean {
  return parentsOf(heir, to.facts).some((parent) => sameValue(parent, name.slice(0, 2)))
}

/** Whether a column comes to be generated, or by another expression: it is made anew. */
function isGeneratedAnew(key: Key, { from, to }: World): boolean {
  const [before, after] = [factAt(from.facts, key, 'column'), factAt(to.facts, key, 'column')]
  return before !== undefined && after !== undefined && after.attrs.generated !== null && !sameValue(before.attrs.generated, after.attrs.generated)
}

/** Whether a default is the same for every row that is there already, so that no row has to be written. Errs towards no. */
function steadfast({ attrs }: Of<'default'>): boolean {
  const known =
    /\b(now|transaction_timestamp|statement_timestamp|current_setting|date_trunc|timezone|to_date|to_timestamp|make_date|lower|upper|round|abs|length|concat|coalesce|nullif|array_agg|jsonb_build_object|json_build_object|jsonb_build_array)\(/g
  return !/\w"?\(/.test(
    attrs.expression
      .replace(/'(?:[^']|'')*'/g, "''")
      .replace(known, '(')
      .replace(/::[\w ."]+\([\d,]+\)/g, ''),
  )
}

/** Whether a fact is of a domain that looks at its values, at any depth: the server then writes every row. */
function choosy(fact: Fact, facts: Facts): boolean {
  return fact.needs.some((need) => {
    const domain = factAt(facts, need, 'domain')
    return (
      domain !== undefined &&
      (domain.attrs.notNull || childrenOf(facts, need).some(({ kind }) => kind === 'domain_constraint') || choosy(domain, facts))
    )
  })
}

/** The tables of these columns are written anew. */
function written(columns: readonly Fact[], why: string): readonly Hazard[] {
  const tables = [...new Set(columns.map(table))].join(', ')
  return [rewrite(`rewrites ${tables} ${why}`), blocking(`locks ${tables} while ${columns.length > 1 ? 'they are' : 'it is'} rewritten`)]
}

function table(fact: Fact): string {
  return fact.name.slice(0, 2).join('.')
}

function noun(fact: Fact, world: World): string {
  const name = fact.name.slice(0, 2)
  return world.to.facts.has(keyOf('foreign_table', name)) || world.from.facts.has(keyOf('foreign_table', name)) ? 'FOREIGN TABLE' : 'TABLE'
}

/** A column as CREATE TABLE and ADD COLUMN declare it. */
export function declaration(column: Column, value: Attrs<'default'> | undefined): string {
  const { name, attrs } = column
  const { identity, generated } = attrs
  return [
    `${id(name[2] ?? '')} ${attrs.type}`,
    foreignOptions(attrs.foreignOptions),
    attrs.compression === null ? '' : ` COMPRESSION ${attrs.compression}`,
    attrs.collation === null ? '' : ` COLLATE ${attrs.collation}`,
    generated === null ? '' : ` GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`,
    identity === null ? '' : ` ${identityText(name, identity, attrs.type)}`,
    value ? ` DEFAULT ${value.expression}` : '',
    notNullClause(column),
  ].join('')
}

/** What a declaration cannot say, of a column that comes from `source` where it is given. */
export function dressing(fact: Column, { to }: World, source?: Fact): readonly Draft[] {
  const { attrs } = fact
  const alter = `ALTER TABLE ONLY ${relation(fact)} ALTER COLUMN ${id(fact.name[2] ?? '')}`
  return [
    ...(attrs.storage === null && (source?.attrs.storage ?? null) === null
      ? []
      : [ddl(`${alter} SET STORAGE ${attrs.storage ?? usualStorage(attrs.type, to.facts, to.lists.storages ?? [])}`)]),
    ...(source && attrs.compression !== source.attrs.compression ? [ddl(`${alter} SET COMPRESSION ${attrs.compression ?? 'default'}`)] : []),
    ...(attrs.statistics === null ? [] : [ddl(`${alter} SET STATISTICS ${attrs.statistics}`)]),
    ...(Object.keys(attrs.options).length === 0 ? [] : [ddl(`${alter} SET (${parameters(attrs.options)})`)]),
    ...notNullDressing(fact),
    ...remarked(fact, attrs.identity),
    ...commented(`COLUMN ${relation(fact)}.${id(fact.name[2] ?? '')}`, attrs.comment),
  ]
}

/** Columns that get this one from their parent, at any depth; of those that are left out nothing below. */
function inheritors(fact: Fact, facts: Facts, counts = (_: Fact) => true): readonly Key[] {
  return children(fact, facts).flatMap((child) => (counts(child) ? [child.key, ...inheritors(child, facts, counts)] : []))
}

function children(fact: Fact, facts: Facts, inherited = true): readonly Fact[] {
  const parent = fact.name.slice(0, 2).join('\0')
  const found = [...facts.values()].filter((each) => {
    if (each.kind !== 'column' || each.name[2] !== fact.name[2] || (each as Column).attrs.inherited !== inherited) return false
    return parentsOf(each, facts).some((name) => name.join('\0') === parent)
  })
  return found.sort((a, b) => (a.key < b.key ? -1 : 1))
}

function parentsOf(fact: Fact, facts: Facts): readonly (readonly string[])[] {
  const owner = factAt(facts, fact.parent, 'table') ?? factAt(facts, fact.parent, 'foreign_table')
  return owner ? [...(owner.attrs.partitionOf ? [owner.attrs.partitionOf.parent] : []), ...owner.attrs.inherits] : []
}

/** The column of a parent table that this one comes from. */
export function origin(fact: Fact, facts: Facts): Fact | undefined {
  return parentsOf(fact, facts)
    .map((parent) => facts.get(keyOf(fact.kind, [...parent, fact.name[2] ?? ''])))
    .find((each) => each !== undefined)
}

/** Whether a parent table's column is not null, and so has this one be so. */
function handsNotNull(fact: Fact, facts: Facts): boolean {
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

export function notByParentAlone(fact: Fact): Refusal {
  return {
    refuse: `PostgreSQL cannot leave column ${spoken(fact)} to a parent that its table had not from the start`,
    wayOut: 'Declare the column in the table as well as in its parent, then plan again.',
  }
}

/** ALTER TABLE … DROP EXPRESSION reaches the tables that inherit, and stops where others inherit from those (13 to 18). */
function notToGrandchildren(fact: Fact): Refusal {
  return {
    refuse: `PostgreSQL cannot make the generated column ${spoken(fact)} a plain one while tables inherit it from those that inherit it`,
    wayOut: 'Write the change by hand with `trueup new`: take the tables below out of their parents, change each by itself, then put them back.',
  }
}

/** The column that this one comes from in the end, as far up as its table keeps the parents that it has. */
function eldest(fact: Fact, { from, to }: World): Fact {
  const above = (fact as Column).attrs.inherited ? origin(fact, from.facts) : undefined
  const stays = above && parentsOf(fact, to.facts).some((parent) => parent.join('\0') === above.name.slice(0, 2).join('\0'))
  return above && stays ? eldest(above, { from, to }) : fact
}

/** Whether the table, or one that it hands the column down to, is partitioned by the column. */
function divides(fact: Fact, world: World): boolean {
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
function heir(fact: Column, world: World): boolean {
  const table = factAt(world.to.facts, fact.parent, 'table')
  return table !== undefined && table.attrs.partitionOf === null && table.attrs.inherits.length > 0 && origin(fact, world.to.facts) !== undefined
}

/** All statements that lead from one column to the other; the same list whichever attribute asks. */
function modify({ from, to, world }: Change<Column>): Answer {
  const root = rebuiltWith(to, world)
  if (root) return { recreate: [root] }
  if (from.attrs.inherited !== to.attrs.inherited && heir(to, world)) {
    if (to.attrs.inherited) return notByParentAlone(to)
    return {
      refuse: `PostgreSQL cannot make column ${spoken(to)} the table's own beside its parent's`,
      wayOut: 'Leave the column out of the table, for its parent declares it, then plan again.',
    }
  }
  const source = to.attrs.inherited ? origin(to, world.to.facts) : undefined
  const before = source && from.attrs.inherited ? world.from.facts.get(source.key) : undefined
  const changed = (name: keyof Column['attrs']) => {
    if (sameValue(from.attrs[name], to.attrs[name])) return false
    return !(source && before && handedDown(to, source, name) && handedDown(from, before, name))
  }
  const [wasGenerated, isGenerated] = [from.attrs.generated, to.attrs.generated]
  if (changed('generated') && isGenerated !== null) return { recreate: [to.key] }
  const alter = `ALTER ${noun(to, world)} ${relation(to)} ALTER COLUMN ${id(to.name[2] ?? '')}`
  const drafts: Draft[] = []
  const recreate: Key[] = []
  if (changed('generated') && wasGenerated !== null) {
    if (children(from, world.from.facts).some((child) => children(child, world.from.facts).length > 0)) return notToGrandchildren(to)
    drafts.push(ddl(`${alter} DROP EXPRESSION`, [], becomesPlainFirst(from, world)))
  }
  if (changed('identity') && to.attrs.identity === null)
    drafts.push(ddl(`${alter} DROP IDENTITY`, [loss(`drops the number that ${spoken(to)} has come to`)], { unmakes: [...(from.provides ?? [])] }))
  if (changed('notNull') && !to.attrs.notNull) {
    drafts.push(...dropNotNull(to, alter, (fact) => children(fact, world.from.facts), world))
    recreate.push(...primaryBelow(inheritors(from, world.from.facts), world))
  }
  const [was, is] = [from.attrs.identity, to.attrs.identity]
  const narrows = was !== null && is !== null && BigInt(is.maximum) < BigInt(was.maximum)
  if (changed('identity') && narrows) drafts.push(...identity(from, to, alter, world))
  if ((from.attrs.type !== to.attrs.type || from.attrs.collation !== to.attrs.collation) && divides(eldest(from, world), world)) {
    return {
      refuse: `PostgreSQL cannot change the type of ${spoken(to)}, by which a table is partitioned`,
      wayOut: 'Write the move by hand with `trueup new`: create a table of the new shape, copy the rows, swap the names, then drop the old one.',
    }
  }
  if (changed('type') || changed('collation')) {
    const value = noun(to, world) === 'FOREIGN TABLE' ? undefined : valueAs(from, to, world)
    const using = value === undefined ? '' : ` USING ${value}`
    drafts.push(
      ddl(
        `${alter} TYPE ${to.attrs.type}${to.attrs.collation === null ? '' : ` COLLATE ${to.attrs.collation}`}${using}`,
        typeHazards(from, to, world),
      ),
    )
    const heirs = inheritors(from, world.from.facts)
    const keys = [from.key, ...heirs]
    const holders = dependants(world, keys, [...bound, 'column']).filter((fact) => !heirs.includes(fact.key) && !becomesPlain(fact, world))
    const defaults = [...world.from.facts.values()].filter(
      (fact) => fact.kind === 'default' && (fact.parent === from.key || heirs.includes(fact.parent as Key)),
    )
    recreate.push(...[...holders, ...defaults, ...leadingPast(world, keys), ...comparing(keys, world)].map((fact) => fact.key))
  }
  if (from.attrs.type !== to.attrs.type) drafts.push(...optionsAgain(to, world))
  // The server makes these again from its own print, where a list that is cast whole comes out as one of casts; a twin below gets lost in it.
  if (changed('type') || changed('collation'))
    recreate.push(
      ...dependants(world, [from.key, ...inheritors(from, world.from.facts)], ['constraint', 'index'])
        .filter((fact) => /\]\)::/.test(String(fact.attrs.definition)) || handsItsComment(fact, world) || hasTwinBelow(fact, world))
        .map(({ key }) => key),
    )
  if (changed('notNull') && to.attrs.notNull) drafts.push(...addNotNull(to, alter, world))
  // What a parent hands down is changed with the parent's, and what one handed down when the table leaves it.
  else if (from.attrs.notNull && to.attrs.notNull && !handsNotNull(from, world.from.facts) && !handsNotNull(to, world.to.facts))
    drafts.push(...changeNotNull(from, to, alter))
  if (changed('identity') && to.attrs.identity && !narrows) drafts.push(...identity(from, to, alter, world))
  // A new type takes storage and compression with it.
  const retyped = changed('type') || changed('collation')
  if (changed('storage') || (retyped && to.attrs.storage !== null))
    drafts.push(ddl(`${alter} SET STORAGE ${to.attrs.storage ?? usualStorage(to.attrs.type, world.to.facts, world.to.lists.storages ?? [])}`))
  if (changed('compression') || (retyped && to.attrs.compression !== null))
    drafts.push(ddl(`${alter} SET COMPRESSION ${to.attrs.compression ?? 'default'}`))
  if (changed('statistics')) drafts.push(ddl(`${alter} SET STATISTICS ${to.attrs.statistics ?? -1}`))
  if (changed('options')) drafts.push(...changedParameters(from.attrs.options, to.attrs.options).map((clause) => ddl(`${alter} ${clause}`)))
  if (changed('foreignOptions')) drafts.push(ddl(`${alter} ${changedOptions(from.attrs.foreignOptions, to.attrs.foreignOptions)}`))
  if (!sameValue(from.attrs.comment, to.attrs.comment)) drafts.push(comment(`COLUMN ${relation(to)}.${id(to.name[2] ?? '')}`, to.attrs.comment))
  return { recreate, drafts }
}

/** Foreign keys between columns that both come to be of another type: until the second has it, the two may not compare. */
function comparing(columns: readonly Key[], world: World): readonly Fact[] {
  const changes = (key: Key) => {
    const [before, after] = [factAt(world.from.facts, key, 'column'), factAt(world.to.facts, key, 'column')]
    if (!before || !after) return false
    const [was, is] = [rooted(before.attrs.type, world.from.facts), rooted(after.attrs.type, world.to.facts)]
    return !sameValue([was.base, was.array, before.attrs.collation], [is.base, is.array, after.attrs.collation])
  }
  return dependants(world, columns, ['constraint']).filter(({ attrs, needs, parent }) => {
    if (attrs.type !== 'f') return false
    const own = needs.filter((need) => world.from.facts.get(need)?.parent === parent)
    const others = needs.filter((need) => factAt(world.from.facts, need, 'column') && !own.includes(need))
    // What refers to its own table may compare any two of its columns.
    return others.length > 0 ? own.some(changes) && others.some(changes) : own.filter(changes).length > 1
  })
}

/** Servers before 18 hand the comment of an index that they make again to those of the partitions, whose it is not. */
function handsItsComment({ kind, parent, attrs }: Fact, { from }: World): boolean {
  return kind === 'index' && attrs.comment !== '' && factAt(from.facts, parent, 'table')?.attrs.partitionBy != null
}

/** Whether a generated column goes on with the values that it has. */
function becomesPlain({ key }: Fact, { from, to }: World): boolean {
  return factAt(from.facts, key, 'column')?.attrs.generated != null && factAt(to.facts, key, 'column')?.attrs.generated === null
}

/** The table that is made anew, and this column with it. */
function rebuiltWith(fact: Column, world: World): Key | undefined {
  const table = factAt(world.from.facts, fact.parent, 'table')
  return table && rebuilt(table, world)?.key
}

function typeHazards(from: Column, to: Column, world: World): readonly Hazard[] {
  if (noun(to, world) === 'FOREIGN TABLE') return []
  const hazards: Hazard[] = []
  if (!keepsRows(from.attrs.type, to.attrs.type)) {
    const heirs = inheritors(from, world.from.facts).flatMap((key) => world.from.facts.get(key) ?? [])
    hazards.push(...written([to, ...heirs], `for the new type of ${spoken(to)}`))
  }
  if (!keepsValues(from.attrs.type, to.attrs.type))
    hazards.push(loss(`values of ${spoken(to)} may be rounded or cut: ${from.attrs.type} → ${to.attrs.type}`))
  return hazards
}
