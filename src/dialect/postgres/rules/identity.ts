// Identity columns: the clause that makes one, and what leads from one to another.
import type { World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { Identity } from '../model.js'
import { id, literal, qualified } from '../quote.js'
import { birth, comment, ddl, type Of } from './draft.js'
import { boundsText, changedBounds, restart, within } from './sequence.js'

type Column = Of<'column'>

/** `GENERATED … AS IDENTITY`, with what is not as the server makes it by itself. */
export function identityText([schema = '', table, column]: readonly string[], identity: Identity, type: string): string {
  const usual = `${table}_${column}_seq`
  const own = identity.sequence === usual && Buffer.byteLength(usual) < 64 ? '' : ` SEQUENCE NAME ${qualified(schema, identity.sequence)}`
  const options = `${own}${boundsText(identity, type)}`.trim()
  return `GENERATED ${identity.always ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY${options === '' ? '' : ` (${options})`}`
}

/**
 * What stands in for an identity while a column is added to a table that hands it down: only servers from 17 on number the rows of
 * partitions, and none those of heirs. `add` is the statement that adds the column with such a default.
 */
export function standIn(column: Column, identity: Identity, alter: string, add: (value: string) => Draft): readonly Draft[] {
  const [schema = '', table = '', name = ''] = column.name
  const { type } = column.attrs
  const sequence = qualified(schema, `${`${table}_${name}`.slice(0, 50)}__new`)
  return [
    ddl(`CREATE SEQUENCE ${sequence}${type === 'bigint' ? '' : ` AS ${type}`}${boundsText(identity, type)}`),
    add(`nextval(${literal(sequence)}::regclass)`),
    ddl(`${alter} DROP DEFAULT`),
    ddl(`${alter} ADD ${identityText(column.name, identity, type)}`, [], { makes: [...(column.provides ?? [])] }),
    ddl(`SELECT pg_catalog.setval(${literal(qualified(schema, identity.sequence))}, last_value, is_called) FROM ${sequence}`),
    ddl(`DROP SEQUENCE ${sequence}`),
  ]
}

/** What is said of the sequence that a column counts with. */
export function remarked({ name: [schema = ''] }: Pick<Column, 'name'>, identity: Identity | null, before = ''): readonly Draft[] {
  return identity === null || identity.comment === before ? [] : [comment(`SEQUENCE ${qualified(schema, identity.sequence)}`, identity.comment)]
}

/** The statements that make a column's identity what it is to be; none where it is to have none. */
export function identity(from: Column, to: Column, alter: string, world: World): readonly Draft[] {
  const [before, after] = [from.attrs.identity, to.attrs.identity]
  if (after === null) return []
  const way = after.always ? 'ALWAYS' : 'BY DEFAULT'
  if (before === null) {
    const sql = `${alter} ADD ${identityText(to.name, after, to.attrs.type)}`
    return [ddl(sql, [], { makes: [...(to.provides ?? [])], needs: to.needs }), ...birth(to, world), ...remarked(to, after)]
  }
  const clauses = [
    ...(before.always === after.always ? [] : [`SET GENERATED ${way}`]),
    ...changedBounds(before, after).map((clause) => `SET ${clause}`),
    restart(before, after).trim(),
  ].filter((clause) => clause !== '')
  return [
    ...within(qualified(to.name[0] ?? '', before.sequence), before, after),
    ...(clauses.length > 0 ? [ddl(`${alter} ${clauses.join(' ')}`)] : []),
    ...(before.sequence === after.sequence
      ? []
      : [ddl(`ALTER SEQUENCE ${id(to.name[0] ?? '')}.${id(before.sequence)} RENAME TO ${id(after.sequence)}`)]),
    ...remarked(to, after, before.comment),
  ]
}
