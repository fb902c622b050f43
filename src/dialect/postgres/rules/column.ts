import { childrenOf, keyOf, sameValue, type Fact, type Key } from '../../../core/fact.js'
import type { Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { choosy } from '../type.js'
import { birth, ddl, loss, relation, scan, spoken, type Of } from './draft.js'
import { standIn } from './identity.js'
import { optionsAgain } from './long-values.js'
import { circular } from './table.js'

import { modify, noun, rebuiltWith, table, written } from './column-change.js'
import { declaration, dressing } from './declaration.js'
import { attachedNow, children, inheritors, origin, parentsOf } from './heirs.js'
import { whileUntyped } from './typed.js'

type Column = Of<'column'>

/** Columns. The server keeps their order and cannot change it: new ones come last. */
export const column: Rule<Column> = {
  rank: 22,
  create: (fact, world) => whileUntyped(fact, made(fact, world), world),
  drop: (fact, world) => (fact.attrs.inherited ? [] : whileUntyped(fact, dropped(fact, world), world)),
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

function made(fact: Column, world: World): readonly Draft[] {
  if (fact.attrs.inherited && !attachedNow(fact, world)) return []
  const { facts } = world.to
  const value = childrenOf(facts, fact.key).find((child) => child.kind === 'default' && !circular(child, fact.parent as Key, facts))
  const stays = (child: Fact) => world.from.facts.has(child.parent as Key) && rebuiltWith(child as Column, world) === undefined
  // A table that is new has the column from the start, and one that gets its parent in this plan has it before.
  const heirs = inheritors(fact, facts, (child) => stays(child) && !attachedNow(child, world))
  // One that an heir has of its own joins the parent's as it is by then.
  const joined = [fact, ...heirs.flatMap((key) => facts.get(key) ?? [])]
    .flatMap((each) => children(each, facts, false))
    .flatMap((own) => (stays(own) ? [own.key] : []))
  const hazards = [
    ...(fact.attrs.generated?.stored || fact.attrs.identity || (value && !steadfast(value as Of<'default'>)) || choosy(fact, facts)
      ? written([fact, ...heirs.flatMap((key) => facts.get(key) ?? [])], `to fill ${spoken(fact)}`)
      : []),
    ...(fact.attrs.notNull && !value && !fact.attrs.identity && !fact.attrs.generated
      ? [scan(`fails where ${table(fact)} has rows: ${spoken(fact)} has no default for them`)]
      : []),
  ]
  const defaultKey = (key: Key) => keyOf('default', facts.get(key)?.name ?? [])
  const given = (key: Key) => facts.get(defaultKey(key))
  const numbered = heirs.length > 0 ? fact.attrs.identity : null
  const makes = [
    ...heirs,
    ...(numbered ? [fact.key] : (fact.provides ?? [])),
    ...(value ? [value.key, ...heirs.flatMap((key) => (given(key)?.attrs.expression === value.attrs.expression ? [defaultKey(key)] : []))] : []),
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
      if (!heir) return []
      const without = value && !given(key) ? [ddl(`ALTER TABLE ${relation(heir)} ALTER COLUMN ${id(heir.name[2] ?? '')} DROP DEFAULT`)] : []
      return [...without, ...dressing(heir, world, origin(heir, facts)), ...optionsAgain(heir, world)]
    }),
  ]
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
