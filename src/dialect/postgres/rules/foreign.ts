import { keyOf } from '../../../core/fact.js'
import { childrenOf, type Fact } from '../../../core/fact.js'
import type { Refusal, Rule, World } from '../../../core/rule.js'
import { emptyState } from '../../../core/state.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { hidden, id, literal, qualified, role } from '../quote.js'
import { declaration, dressing } from './declaration.js'
import { alterOwned, changedOptions, commented, ddl, dressed, foreignOptions, nameOf, object, relation, spoken, type Of } from './draft.js'
import { circular } from './table.js'

/** Foreign data wrappers. */
export const foreignDataWrapper: Rule<Of<'foreign_data_wrapper'>> = {
  rank: 43,
  create: (fact, world) =>
    open(fact, world, [
      ddl(
        `CREATE ${object(fact)}${fact.attrs.handler === null ? '' : ` HANDLER ${fact.attrs.handler}`}${fact.attrs.validator === null ? '' : ` VALIDATOR ${fact.attrs.validator}`}${foreignOptions(fact.attrs.options)}`,
      ),
      ...dressed(fact, world),
    ]),
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: (fact) => ({ refuse: `${spoken(fact)} cannot be made anew without its servers`, wayOut: 'Write the change by hand with `trueup new`.' }),
  alter: {
    handler: ({ to }) => [ddl(`ALTER ${object(to)} ${to.attrs.handler === null ? 'NO HANDLER' : `HANDLER ${to.attrs.handler}`}`)],
    validator: ({ to }) => [ddl(`ALTER ${object(to)} ${to.attrs.validator === null ? 'NO VALIDATOR' : `VALIDATOR ${to.attrs.validator}`}`)],
    options: ({ from, to, world }) => open(to, world, [ddl(`ALTER ${object(to)} ${changedOptions(from.attrs.options, to.attrs.options)}`)]),
    ...alterOwned,
  },
  position: 'unordered',
}

/** Foreign servers: a version can be set and not taken away. */
export const server: Rule<Of<'server'>> = {
  rank: 44,
  create: (fact, world) =>
    open(fact, world, [
      ddl(
        `CREATE ${object(fact)}${fact.attrs.type === null ? '' : ` TYPE ${literal(fact.attrs.type)}`}${fact.attrs.version === null ? '' : ` VERSION ${literal(fact.attrs.version)}`} FOREIGN DATA WRAPPER ${id(fact.attrs.wrapper)}${foreignOptions(fact.attrs.options)}`,
      ),
      ...dressed(fact, world),
    ]),
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: (fact) => (Object.values(fact.attrs.options).includes(hidden) ? secretRefusal(fact) : null),
  alter: {
    wrapper: 'recreate',
    type: 'recreate',
    version: ({ to }) => (to.attrs.version === null ? { recreate: [to.key] } : [ddl(`ALTER ${object(to)} VERSION ${literal(to.attrs.version)}`)]),
    options: ({ from, to, world }) => open(to, world, [ddl(`ALTER ${object(to)} ${changedOptions(from.attrs.options, to.attrs.options)}`)]),
    ...alterOwned,
  },
  position: 'unordered',
}

/** The drafts, unless they would write a secret that trueup does not know; a definition that is only shown shows it hidden. */
function open(fact: Fact, world: World, drafts: readonly Draft[]): readonly Draft[] | Refusal {
  const shown = world.from === emptyState
  return !shown && drafts.some((draft) => draft.sql.includes(literal(hidden))) ? secretRefusal(fact) : drafts
}

function secretRefusal(fact: Fact): Refusal {
  return {
    refuse: `${fact.kind.replace('_', ' ')} ${fact.name.join('.')} holds a secret, which trueup neither reads nor writes`,
    wayOut: 'Write this statement by hand with `trueup new`.',
  }
}

/** User mappings. */
export const userMapping: Rule<Of<'user_mapping'>> = {
  rank: 46,
  create: (fact, world) => open(fact, world, [ddl(`CREATE ${mapping(fact)}${foreignOptions(fact.attrs.options)}`)]),
  drop: (fact) => [ddl(`DROP ${mapping(fact)}`)],
  alone: () => true,
  dropsFirst: () => true,
  keeps: (fact) => (Object.values(fact.attrs.options).includes(hidden) ? secretRefusal(fact) : null),
  alter: { options: ({ from, to, world }) => open(to, world, [ddl(`ALTER ${mapping(to)} ${changedOptions(from.attrs.options, to.attrs.options)}`)]) },
  position: 'unordered',
}

function mapping(fact: Of<'user_mapping'>): string {
  return `USER MAPPING FOR ${role(fact.name[1] ?? '')} SERVER ${id(fact.name[0] ?? '')}`
}

/** Foreign tables: no rows of their own. */
export const foreignTable: Rule<Of<'foreign_table'>> = {
  rank: 47,
  create,
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    server: 'recreate',
    inherits: 'recreate',
    partitionOf: 'recreate',
    options: ({ from, to, world }) => open(to, world, [ddl(`ALTER ${object(to)} ${changedOptions(from.attrs.options, to.attrs.options)}`)]),
    ...alterOwned,
  },
  position: 'unordered',
}

function create(fact: Of<'foreign_table'>, world: World): readonly Draft[] | Refusal {
  return open(fact, world, statements(fact, world))
}

function statements(fact: Of<'foreign_table'>, world: World): readonly Draft[] {
  const { facts } = world.to
  const { attrs } = fact
  const columns = childrenOf(facts, fact.key).flatMap((child) => factAt(facts, child.key, 'column') ?? [])
  const own = attrs.inherits.length > 0 ? columns.filter((column) => !column.attrs.inherited) : columns
  const defaults = own
    .flatMap((column) => childrenOf(facts, column.key))
    .filter((each) => each.kind === 'default' && !circular(each, fact.key, facts))
  const checks = childrenOf(facts, fact.key)
    .flatMap((child) => factAt(facts, child.key, 'constraint') ?? [])
    .filter((check) => check.attrs.valid && !circular(check, fact.key, facts))
  const lines = [
    ...own.map((column) => declaration(column, (defaults.find((each: Fact) => each.parent === column.key) as Of<'default'> | undefined)?.attrs)),
    ...checks.map((check) => `CONSTRAINT ${id(check.name[2] ?? '')} ${check.attrs.definition}`),
  ]
  const inherits = attrs.inherits.length > 0 ? ` INHERITS (${attrs.inherits.map((each) => qualified(...each)).join(', ')})` : ''
  return [
    ddl(
      `CREATE ${object(fact)} (${lines.length > 0 ? `\n    ${lines.join(',\n    ')}\n` : ''})${inherits} SERVER ${id(attrs.server)}${foreignOptions(attrs.options)}`,
      [],
      {
        makes: [...columns, ...defaults, ...checks].map((each) => each.key),
      },
    ),
    ...columns.flatMap((column) => dressing(column, world)),
    ...checks.flatMap((each) => commented(`CONSTRAINT ${id(each.name[2] ?? '')} ON ${relation(each)}`, each.attrs.comment)),
    ...dressed(fact, world),
    ...(attrs.partitionOf
      ? [
          ddl(`ALTER TABLE ${qualified(...attrs.partitionOf.parent)} ATTACH PARTITION ${nameOf(fact)} ${attrs.partitionOf.bound}`, [], {
            needs: [keyOf('table', attrs.partitionOf.parent)],
          }),
        ]
      : []),
  ]
}
