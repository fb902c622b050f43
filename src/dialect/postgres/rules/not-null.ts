// The not-null constraints of columns: declared with them, made and changed without reading the table under a lock.
import { keyOf, usersOf, type Fact, type Key } from '../../../core/fact.js'
import type { World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { notNullConstraints, usualName } from '../not-null.js'
import { id, literal } from '../quote.js'
import { alone, comment, commented, ddl, relation, scan, spoken, tableKey, type Of } from './draft.js'

type Column = Of<'column'>

/** What follows the type of a column; nothing for one that is not checked yet, which only a statement of its own can say. */
export function notNullClause({ attrs }: Column): string {
  if (!attrs.notNull || !attrs.notNullValid) return ''
  return `${attrs.notNullName === null ? '' : ` CONSTRAINT ${id(attrs.notNullName)}`} NOT NULL${attrs.notNullNoInherit ? ' NO INHERIT' : ''}`
}

/** What the clause cannot say. */
export function notNullDressing(column: Column): readonly Draft[] {
  const { attrs } = column
  return [...(attrs.notNull && !attrs.notNullValid ? [unchecked(column)] : []), ...commented(on(column), attrs.notNullComment)]
}

/** From nothing to a constraint. `alter` is the start of statements about the column. */
export function addNotNull(to: Column, alter: string, world: World): readonly Draft[] {
  const { notNullName, notNullValid, notNullNoInherit, notNullComment } = to.attrs
  const usual = notNullName === null && notNullValid && !notNullNoInherit
  const made = usual ? plainly(to, alter, world) : [unchecked(to), ...(notNullValid ? [validate(to)] : [])]
  return [...made, ...commented(on(to), notNullComment)]
}

/**
 * From a constraint to nothing, for heirs as well, unless one keeps it as its own: servers before 18 keep no account of whose it is.
 * A partition keeps none, and gets its own back.
 */
export function dropNotNull(to: Fact, alter: string, heirsOf: (fact: Fact) => readonly Fact[], world: World): readonly Draft[] {
  const partitioned = factAt(world.from.facts, tableKey(to), 'table')?.attrs.partitionBy != null
  const below = (fact: Fact): readonly Fact[] => heirsOf(fact).flatMap((heir) => [heir, ...below(heir)])
  const keeps = (fact: Fact) => world.to.facts.get(fact.key)?.attrs.notNull === true
  const drop = ddl(`${alter} DROP NOT NULL`)
  if (partitioned) {
    const again = keptBelow(to, heirsOf, world).map((heir) =>
      addNotNull(heir, `ALTER TABLE ${relation(heir)} ALTER COLUMN ${id(heir.name[2] ?? '')}`, world),
    )
    const [before, after] = [again.flatMap((drafts) => drafts.slice(0, turn(drafts))), again.flatMap((drafts) => drafts.slice(turn(drafts)))]
    return [...before, drop, ...after]
  }
  if (!below(to).some(keeps)) return [drop]
  const losers = below(to).filter((heir) => world.to.facts.get(heir.key)?.attrs.notNull === false)
  return [to, ...losers].map((fact) => ddl(`ALTER TABLE ONLY ${relation(fact)} ALTER COLUMN ${id(fact.name[2] ?? '')} DROP NOT NULL`))
}

/** Primary keys of partitions that keep a server before 18, which has no not-null constraint of their own there, from taking it from the parent. */
export function primaryBelow(heirs: readonly Key[], { from: { facts, lists } }: World): readonly Key[] {
  if (!lists.serverLacks?.includes(notNullConstraints)) return []
  const users = new Set(heirs.flatMap((heir) => usersOf(facts, heir)))
  return [...users].flatMap(({ key }) => {
    const primary = factAt(facts, key, 'constraint')
    return primary?.attrs.type === 'p' && factAt(facts, primary.parent, 'table')?.attrs.partitionOf ? [key] : []
  })
}

/** The columns of partitions, with those below them, that stay not null; one that leaves is not reached. */
function keptBelow(to: Fact, heirsOf: (fact: Fact) => readonly Fact[], world: World): readonly Column[] {
  return heirsOf(to).flatMap((heir) => {
    const column = factAt(world.to.facts, heir.key, 'column')
    const parent = factAt(world.to.facts, tableKey(heir), 'table')?.attrs.partitionOf?.parent
    if (!column || parent?.join('.') !== to.name.slice(0, 2).join('.')) return []
    return column.attrs.notNull ? [column] : keptBelow(heir, heirsOf, world)
  })
}

/** How many of these come while the old constraint is still there: until then no null slips in. */
function turn(drafts: readonly Draft[]): number {
  return Math.max(
    drafts.findIndex(({ sql }) => sql.endsWith(' SET NOT NULL')),
    0,
  )
}

/** From one constraint to another of a column that stays not null. */
export function changeNotNull(from: Column, to: Column, alter: string): readonly Draft[] {
  const [before, after] = [from.attrs, to.attrs]
  if (before.notNullValid && !after.notNullValid) return [ddl(`${alter} DROP NOT NULL`), unchecked(to), ...commented(on(to), after.notNullComment)]
  const constraint = `ALTER TABLE ${relation(to)} ALTER CONSTRAINT ${id(nameOf(to))}`
  return [
    ...(before.notNullName === after.notNullName
      ? []
      : [ddl(`ALTER TABLE ${relation(to)} RENAME CONSTRAINT ${id(nameOf(from))} TO ${id(nameOf(to))}`)]),
    ...(before.notNullNoInherit === after.notNullNoInherit
      ? []
      : after.notNullNoInherit
        ? [ddl(`${constraint} NO INHERIT`)]
        : [ddl(`${constraint} INHERIT`, [scan(`reads the tables that inherit from ${to.name.slice(0, 2).join('.')}`)])]),
    ...(before.notNullValid ? [] : after.notNullValid ? [validate(to)] : []),
    ...(before.notNullComment === after.notNullComment ? [] : [comment(on(to), after.notNullComment)]),
  ]
}

/** The constraint gets its name, whatever it is called: what a parent handed down has the parent's name or its own, as the table was made. */
export function nameNotNull(column: Column): Draft {
  const [, , name = ''] = column.name
  const [on, target] = [relation(column), nameOf(column)]
  const other = `SELECT k.conname FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
      WHERE k.conrelid = ${literal(on)}::regclass AND k.contype = 'n' AND a.attname = ${literal(name)} AND k.conname <> ${literal(target)}`
  return ddl(`DO $$
DECLARE
  other name;
BEGIN
  FOR other IN ${other} LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', ${literal(on)}, other, ${literal(target)});
  END LOOP;
END $$`)
}

/** What the constraint of a column is called. */
function nameOf({ name, attrs }: Column): string {
  return attrs.notNullName ?? usualName(name[1] ?? '', name[2] ?? '')
}

function on(column: Column): string {
  return `CONSTRAINT ${id(nameOf(column))} ON ${relation(column)}`
}

function unchecked(column: Column): Draft {
  const inherit = column.attrs.notNullNoInherit ? ' NO INHERIT' : ''
  return ddl(`ALTER TABLE ${relation(column)} ADD CONSTRAINT ${id(nameOf(column))} NOT NULL ${id(column.name[2] ?? '')}${inherit} NOT VALID`)
}

function validate(column: Column): Draft {
  return alone(`ALTER TABLE ${relation(column)} VALIDATE CONSTRAINT ${id(nameOf(column))}`, [reads(column)])
}

function reads(column: Column) {
  return scan(`reads ${column.name.slice(0, 2).join('.')}; fails where ${spoken(column)} is null`)
}

/** Through a check that is validated without stopping anybody, which servers before 18 can do as well. */
function plainly(to: Column, alter: string, world: World): readonly Draft[] {
  if (world.to.facts.has(keyOf('foreign_table', to.name.slice(0, 2)))) return [ddl(`${alter} SET NOT NULL`)]
  const name = id(`${(to.name[2] ?? '').slice(0, 40)}_not_null__new`)
  return [
    ddl(`ALTER TABLE ${relation(to)} ADD CONSTRAINT ${name} CHECK (${id(to.name[2] ?? '')} IS NOT NULL) NOT VALID`),
    alone(`ALTER TABLE ${relation(to)} VALIDATE CONSTRAINT ${name}`, [reads(to)]),
    ddl(`${alter} SET NOT NULL`),
    ddl(`ALTER TABLE ${relation(to)} DROP CONSTRAINT ${name}`),
  ]
}
