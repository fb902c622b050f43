import { childrenOf, rootOf, type Fact, type Facts, type Key } from '../../../core/fact.js'
import type { Rule } from '../../../core/rule.js'
import type { State } from '../../../core/state.js'
import type { Draft } from '../../../core/statement.js'
import type { Options } from '../model.js'
import { id } from '../quote.js'
import { usualStorage } from '../type.js'
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
    ...settings(fact, {}, fact.attrs.columnSettings, world.to),
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
    columnSettings: ({ from, to, world }) => settings(to, from.attrs.columnSettings, to.attrs.columnSettings, world.to),
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

/** The clauses that lead from some settings of columns to others. */
function settings(fact: MaterializedView, from: Options, to: Options, { facts, lists }: State): readonly Draft[] {
  const clauses = (text: string | undefined) => text?.split(', ') ?? []
  return fact.attrs.columns.flatMap(({ name, type }) => {
    const [before, after] = [clauses(from[name]), clauses(to[name])]
    const gone = before.filter((clause) => after.every((each) => subject(each) !== subject(clause)))
    const undone = gone.map((clause) => undoing(clause, usualStorage(type, facts, lists.storages ?? [])))
    const made = after.filter((clause) => !before.includes(clause))
    return [...undone, ...made].map((clause) => ddl(`ALTER MATERIALIZED VIEW ${nameOf(fact)} ALTER COLUMN ${id(name)} ${clause}`))
  })
}

/** What a clause is about: `SET STORAGE` of `SET STORAGE PLAIN`, `SET (n_distinct` of `SET (n_distinct=5)`. */
function subject(clause: string): string {
  return clause.replace(/( [^( ]+|=.*)$/, '')
}

/** The clause that takes another back. */
function undoing(clause: string, storage: string): string {
  const usual: Readonly<Record<string, string>> = { 'SET STATISTICS': '-1', 'SET STORAGE': storage, 'SET COMPRESSION': 'default' }
  const about = subject(clause)
  return about in usual ? `${about} ${usual[about]}` : `${about.replace('SET', 'RESET')})`
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
