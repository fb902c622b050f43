import { sameValue, type Fact } from '../../../core/fact.js'
import type { Hazard } from '../../../core/hazard.js'
import type { Answer, Change, Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id } from '../quote.js'
import { alterOwned, changedParameters, comment, commented, ddl, dressed, nameOf, object, parameters, type Of } from './draft.js'

type View = Of<'view'>

/** Views. */
export const view: Rule<View> = {
  rank: 30,
  create: (fact, world) => [ddl(define(fact, 'CREATE VIEW')), ...dressed(fact, world), ...columnComments(fact, {}, fact.attrs.columnComments)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    query: modify,
    columns: modify,
    columnComments: modify,
    // A query that takes the place of another takes its options along.
    options: ({ from, to }) =>
      from.attrs.query === to.attrs.query ? otherwise(from, to).map(({ clause, hazard }) => ddl(`ALTER VIEW ${nameOf(to)} ${clause}`, [hazard])) : [],
    ...alterOwned,
  },
  position: 'unordered',
}

/** Each change of options, and what there is to say of it. */
function otherwise(from: View, to: View): readonly { readonly clause: string; readonly hazard: Hazard }[] {
  return changedParameters(from.attrs.options, to.attrs.options).map((clause) => ({
    clause,
    hazard: { code: 'security', message: `changes what the view checks: ${clause}` },
  }))
}

function define(fact: View, verb: string): string {
  const options = Object.keys(fact.attrs.options).length === 0 ? '' : ` WITH (${parameters(fact.attrs.options)})`
  return `${verb} ${nameOf(fact)}${options} AS\n${fact.attrs.query}`
}

/** CREATE OR REPLACE keeps columns as they are and adds more behind them; anything else takes a new view. */
function modify({ from, to }: Change<View>): Answer {
  const kept = from.attrs.columns.every((column, i) => sameValue(column, to.attrs.columns[i]))
  if (!kept) return { recreate: [to.key] }
  return [
    ...(from.attrs.query === to.attrs.query
      ? []
      : [
          ddl(
            define(to, 'CREATE OR REPLACE VIEW'),
            otherwise(from, to).map(({ hazard }) => hazard),
            { redefines: true },
          ),
        ]),
    ...columnComments(to, from.attrs.columnComments, to.attrs.columnComments),
  ]
}

export function columnComments(fact: Fact, from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): readonly Draft[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => from[name] !== to[name])
  return names.flatMap((name) => {
    const on = `COLUMN ${nameOf(fact)}.${id(name)}`
    return name in to ? commented(on, to[name] ?? '') : [comment(on, '')]
  })
}
