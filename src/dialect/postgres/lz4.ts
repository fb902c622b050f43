// A server may be built without lz4, as the embedded one is. On the scratch engine nothing is ever stored, so it is enough
// that the catalogue says lz4: statements run with the method there is, and the catalogue is told afterwards.
import { child, list, parse, rangeName, scan, text, type Node } from './parse.js'
import { literal, qualified } from './quote.js'

const lacking = /compression method lz4 not supported/

/** Whether a server said that it has no lz4. */
export function lacksLz4(words: string | undefined): boolean {
  return lacking.test(words ?? '')
}

/** Runs a statement on a server without lz4 as if it had it; names without a schema are in `schema`. Throws what the server says. */
export async function runWithoutLz4(sql: string, schema: string, run: (sql: string) => Promise<void>): Promise<void> {
  const { plain, told } = withoutLz4(sql, schema)
  await run(hide)
  try {
    await run(plain)
    for (const each of [...told, handDown]) await run(each)
  } finally {
    await run(show)
  }
}

/** The statement with the method there is, and what tells the catalogue of the one that was wanted. */
function withoutLz4(sql: string, schema: string): { readonly plain: string; readonly told: readonly string[] } {
  const [first] = parse(sql)
  const table = child(first?.node, 'relation')
  const columns = first ? asking(first.node) : []
  const bytes = Buffer.from(sql)
  let plain = ''
  let from = 0
  const tokens = scan(sql)
  tokens.forEach((token, i) => {
    if (!/^['"]?lz4['"]?$/i.test(token.text) || !/^compression$/i.test(tokens[i - 1]?.text ?? '')) return
    plain += `${bytes.subarray(from, token.start)}pglz`
    from = token.end
  })
  const told = columns.map(
    (column) =>
      `UPDATE pg_catalog.pg_attribute SET attcompression = 'l' WHERE attrelid = ${literal(qualified(...rangeName(table, schema)))}::regclass AND attname = ${literal(column)}`,
  )
  return { plain: plain + bytes.subarray(from), told }
}

/** Columns that a CREATE TABLE or ALTER TABLE wants compressed so. */
function asking(node: Node): readonly string[] {
  const definitions = list(node, 'tableElts').flatMap((element) => child(element, 'ColumnDef') ?? [])
  const commands = list(node, 'cmds').flatMap((command) => child(command, 'AlterTableCmd') ?? [])
  const added = commands.flatMap((command) => child(child(command, 'def'), 'ColumnDef') ?? [])
  const wants = (value: string) => value.toLowerCase() === 'lz4'
  return [
    ...[...definitions, ...added].filter((each) => wants(text(each, 'compression'))).map((each) => text(each, 'colname')),
    ...commands.filter((each) => wants(text(child(child(each, 'def'), 'String'), 'sval'))).map((each) => text(each, 'name')),
  ]
}

/** Between these two the catalogue says of such columns what the server can do: what is made from them asks for it unsaid. */
const hide = `CREATE TEMPORARY TABLE trueup_heirs AS SELECT inhrelid FROM pg_catalog.pg_inherits;
CREATE TEMPORARY TABLE trueup_lz4 AS SELECT attrelid, attnum FROM pg_catalog.pg_attribute WHERE attcompression = 'l';
UPDATE pg_catalog.pg_attribute SET attcompression = 'p' WHERE attcompression = 'l'`
const show = `UPDATE pg_catalog.pg_attribute a SET attcompression = 'l' FROM trueup_lz4 z WHERE z.attrelid = a.attrelid AND z.attnum = a.attnum AND a.attcompression = 'p';
DROP TABLE trueup_lz4, trueup_heirs`
const handDown = `UPDATE pg_catalog.pg_attribute a SET attcompression = 'l' FROM pg_catalog.pg_inherits i, pg_catalog.pg_attribute p, trueup_lz4 z
  WHERE i.inhrelid = a.attrelid AND p.attrelid = i.inhparent AND p.attname = a.attname AND z.attrelid = p.attrelid AND z.attnum = p.attnum AND a.attcompression = 'p'
    AND NOT EXISTS (SELECT FROM trueup_heirs h WHERE h.inhrelid = a.attrelid)`
