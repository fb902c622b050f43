// What is said of a column where it is made.
import type { Fact } from '../../../core/fact.js'
import type { World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id } from '../quote.js'
import { usualStorage } from '../type.js'
import { commented, ddl, foreignOptions, parameters, relation, type Attrs, type Of } from './draft.js'
import { identityText, remarked } from './identity.js'
import { notNullClause, notNullDressing } from './not-null.js'

type Column = Of<'column'>

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
