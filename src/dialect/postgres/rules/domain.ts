import { childrenOf, type Fact } from '../../../core/fact.js'
import type { Answer, Change, Refusal, Rule, World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'
import { alone, alterOwned, blocking, comment, commented, ddl, dependants, dressed, nameOf, object, scan, spoken, type Of } from './draft.js'
import { beside, holdsValues, swapped, takesNew } from './type.js'

/** Domains, with their constraints. */
export const domain: Rule<Of<'domain'>> = {
  rank: 14,
  create: (fact, world) => make(fact, world, dressed(fact, world)),
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: holdsValues,
  alter: {
    type: swap,
    collation: swap,
    ...beside({
      default: ({ to }: Change<Of<'domain'>>) => [
        ddl(`ALTER DOMAIN ${nameOf(to)} ${to.attrs.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${to.attrs.default}`}`),
      ],
      notNull: ({ to, world }: Change<Of<'domain'>>) =>
        (to.attrs.notNull && unreadable(to, world)) || [
          ddl(
            `ALTER DOMAIN ${nameOf(to)} ${to.attrs.notNull ? 'SET' : 'DROP'} NOT NULL`,
            to.attrs.notNull ? [scan(`reads every table with a column of ${spoken(to)}`)] : [],
          ),
        ],
      ...alterOwned,
    }),
  },
  position: 'unordered',
}

function make(fact: Of<'domain'>, world: World, more: readonly Draft[]): readonly Draft[] {
  const { type, collation, default: value, notNull } = fact.attrs
  const checks = childrenOf(world.to.facts, fact.key).flatMap((child) => {
    const constraint = factAt(world.to.facts, child.key, 'domain_constraint')
    return constraint?.attrs.valid ? [constraint] : []
  })
  const clauses = [
    `CREATE DOMAIN ${nameOf(fact)} AS ${type}`,
    collation === null ? '' : ` COLLATE ${collation}`,
    value === null ? '' : ` DEFAULT ${value}`,
    notNull ? ' NOT NULL' : '',
    ...checks.map((check) => ` CONSTRAINT ${id(check.name[2] ?? '')} ${check.attrs.definition}`),
  ]
  const remarks = checks.flatMap((check) => commented(`CONSTRAINT ${id(check.name[2] ?? '')} ON DOMAIN ${nameOf(fact)}`, check.attrs.comment))
  return [ddl(clauses.join(''), [], { makes: checks.map((check) => check.key) }), ...more, ...remarks]
}

/** The new domain comes with its constraints, so changes of those are none of their own. */
function swap({ to, world }: Change<Of<'domain'>>) {
  const made = make(to, world, [])
  return swapped(
    to,
    made.map((draft) => ({ ...draft, makes: [] })),
    world,
  )
}

export const domainConstraint: Rule<Of<'domain_constraint'>> = {
  rank: 15,
  create: (fact, world) => {
    // A new domain is made with all its constraints.
    if (takesNew(fact.parent, world)) return []
    const { definition, valid, comment: text } = fact.attrs
    const on = `CONSTRAINT ${id(fact.name[2] ?? '')} ON DOMAIN ${nameOf({ ...fact, name: fact.name.slice(0, 2) })}`
    const add = `ALTER DOMAIN ${nameOf({ ...fact, name: fact.name.slice(0, 2) })} ADD CONSTRAINT ${id(fact.name[2] ?? '')} ${definition}`
    const refusal = valid && unreadable(factAt(world.to.facts, fact.parent, 'domain'), world)
    if (refusal) return refusal
    return [ddl(`${add} NOT VALID`), ...(valid ? [validate(fact)] : []), ...commented(on, text)]
  },
  drop: (fact, world) =>
    takesNew(fact.parent, world)
      ? []
      : [ddl(`ALTER DOMAIN ${nameOf({ ...fact, name: fact.name.slice(0, 2) })} DROP CONSTRAINT ${id(fact.name[2] ?? '')}`)],
  alone: () => true,
  keeps: () => null,
  alter: {
    definition: 'recreate',
    ...beside(
      {
        valid: ({ to, world }: Change<Of<'domain_constraint'>>): Answer =>
          to.attrs.valid ? (unreadable(factAt(world.to.facts, to.parent, 'domain'), world) ?? [validate(to)]) : { recreate: [to.key] },
        comment: ({ to }: Change<Of<'domain_constraint'>>) => [
          comment(`CONSTRAINT ${id(to.name[2] ?? '')} ON DOMAIN ${nameOf({ ...to, name: to.name.slice(0, 2) })}`, to.attrs.comment),
        ],
      },
      ({ parent }) => parent,
    ),
  },
  position: 'unordered',
}

/** The server looks at the values of a domain's own columns, and not into what is made of it, whether there are rows or not (seen on 15 and 18). */
function unreadable(domain: Of<'domain'> | undefined, world: World): Refusal | undefined {
  const column = domain && packed(domain, world)
  return column
    ? {
        refuse: `PostgreSQL cannot check the values of domain ${spoken(domain)} inside column ${spoken(column)}, which is made of it`,
        wayOut: 'Give the column another type by hand (`trueup new`), change the domain, and give the column its type back.',
      }
    : undefined
}

/** A column that stays and holds values of the domain inside others: of an array, a composite or a range. */
function packed(domain: Fact, world: World): Fact | undefined {
  const stays = ({ key }: Fact) => world.to.facts.has(key)
  const arrays = dependants(world, [domain.key], ['column']).filter((column) => String(column.attrs.type).endsWith('[]'))
  const types = dependants(world, [domain.key], ['composite', 'range']).map(({ key }) => key)
  const made = dependants(world, types, ['column', 'composite', 'range'])
  const inner = made.flatMap((fact) => (fact.kind === 'column' ? [fact] : dependants(world, [fact.key], ['column'])))
  const derived = dependants(world, [domain.key], ['domain']).flatMap((each) => packed(each, world) ?? [])
  return [...arrays, ...inner, ...derived].find(stays)
}

function validate(fact: Of<'domain_constraint'>): Draft {
  return alone(`ALTER DOMAIN ${nameOf({ ...fact, name: fact.name.slice(0, 2) })} VALIDATE CONSTRAINT ${id(fact.name[2] ?? '')}`, [
    scan(`reads every table with a column of ${fact.name.slice(0, 2).join('.')}`),
    blocking('holds off writers of those tables while it reads'),
  ])
}
