import { childrenOf, rootOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id } from '../quote.js'
import { clustered, keepsCluster } from './chosen-index.js'
import { alterOwned, changedParameters, ddl, dressed, nameOf, object, parameters, rewrite, spoken, type Of } from './draft.js'
import { columnComments } from './view.js'

type MaterializedView = Of<'materialized_view'>

/** Materialized views: what they hold can be made again from what they read. */
export const materializedView: Rule<MaterializedView> = {
  rank: 45,
  create: (fact, world) => [
    fact.attrs.populated
      ? ddl(define(fact), [rewrite(`fills ${spoken(fact)} from what it reads`)], { needs: leave(fact, world.to.facts) })
      : ddl(define(fact)),
    ...dressed(fact, world),
    ...columnComments(fact, {}, fact.attrs.columnComments),
    ...settings(fact, {}, fact.attrs.columnSettings),
    ...(fact.attrs.clusterOn === null || keepsCluster(fact, world) ? [] : [clustered(fact, world)]),
  ],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    query: 'recreate',
    columns: 'recreate',
    options: ({ from, to }) =>
      changedParameters(from.attrs.options, to.attrs.options).map((clause) => ddl(`ALTER MATERIALIZED VIEW ${nameOf(to)} ${clause}`)),
    accessMethod: 'recreate',
    tablespace: ({ to }) => [
      ddl(`ALTER MATERIALIZED VIEW ${nameOf(to)} SET TABLESPACE ${id(to.attrs.tablespace ?? 'pg_default')}`, [rewrite(`copies ${spoken(to)}`)]),
    ],
    populated: ({ to, world }) => [
      ddl(
        `REFRESH MATERIALIZED VIEW ${nameOf(to)}${to.attrs.populated ? '' : ' WITH NO DATA'}`,
        to.attrs.populated ? [rewrite(`fills ${spoken(to)} from what it reads`)] : [],
        to.attrs.populated ? { needs: [...leave(to, world.to.facts), ...grants(to, world.to.facts)] } : {},
      ),
    ],
    clusterOn: ({ to, world }) => [clustered(to, world)],
    columnComments: ({ from, to }) => columnComments(to, from.attrs.columnComments, to.attrs.columnComments),
    columnSettings: ({ from, to }) => settings(to, from.attrs.columnSettings, to.attrs.columnSettings),
    ...alterOwned,
  },
  position: 'unordered',
}

function define(fact: MaterializedView): string {
  const { attrs } = fact
  const clauses = [
    `CREATE MATERIALIZED VIEW ${nameOf(fact)}`,
    attrs.accessMethod === null ? '' : ` USING ${id(attrs.accessMethod)}`,
    Object.keys(attrs.options).length === 0 ? '' : ` WITH (${parameters(attrs.options)})`,
    attrs.tablespace === null ? '' : ` TABLESPACE ${id(attrs.tablespace)}`,
    ` AS\n${attrs.query}${attrs.populated ? '' : '\nWITH NO DATA'}`,
  ]
  return clauses.join('')
}

function settings(fact: MaterializedView, from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): readonly Draft[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => from[name] !== to[name])
  return names.flatMap((name) =>
    (to[name] ?? 'SET STATISTICS -1').split(', ').map((clause) => ddl(`ALTER MATERIALIZED VIEW ${nameOf(fact)} ALTER COLUMN ${id(name)} ${clause}`)),
  )
}

/** What lets the owners of the views that it reads through read on: it is filled by their leave. */
function leave(fact: Fact, facts: Facts): readonly Key[] {
  return read(fact, facts).flatMap((each) => (each.kind === 'view' ? [...grants(each, facts), ...leave(each, facts)] : []))
}

/** The grants on what a view reads, where it is read in the name of somebody who may need them. */
function grants(view: Fact, facts: Facts): readonly Key[] {
  if (view.attrs.owner === null) return []
  return read(view, facts)
    .flatMap((each) => [each, ...childrenOf(facts, each.key)])
    .flatMap((each) => childrenOf(facts, each.key))
    .flatMap(({ kind, key }) => (kind === 'grant' ? [key] : []))
}

/** The objects that a view needs. */
function read(view: Fact, facts: Facts): readonly Fact[] {
  return [
    ...new Set(
      view.needs.flatMap((need) => {
        const fact = facts.get(need)
        return fact ? [rootOf(facts, fact)] : []
      }),
    ),
  ]
}
