import type { Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id } from '../quote.js'
import { comment, commented, ddl, relation, type Of } from './draft.js'
import { spare } from './spare.js'
import { dropsFirst } from './table.js'

type RewriteRule = Of<'rule'>

const states: Readonly<Record<string, string>> = { O: 'ENABLE', D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }

/** Rewrite rules. */
export const rule: Rule<RewriteRule> = {
  rank: 62,
  create: (fact) => [ddl(fact.attrs.definition), ...(fact.attrs.enabled === 'O' ? [] : [enable(fact)]), ...commented(on(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP ${on(fact)}`)],
  alone: () => true,
  dropsFirst,
  spare,
  keeps: () => null,
  alter: {
    definition: ({ to }) => [ddl(to.attrs.definition.replace(/^CREATE RULE/, 'CREATE OR REPLACE RULE'), [], { redefines: true })],
    enabled: ({ to }) => [enable(to)],
    comment: ({ to }) => [comment(on(to), to.attrs.comment)],
  },
  position: 'unordered',
}

function on(fact: RewriteRule): string {
  return `RULE ${id(fact.name[2] ?? '')} ON ${relation(fact)}`
}

function enable(fact: RewriteRule): Draft {
  return ddl(`ALTER TABLE ${relation(fact)} ${states[fact.attrs.enabled]} RULE ${id(fact.name[2] ?? '')}`)
}
