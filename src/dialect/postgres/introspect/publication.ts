// Publications: one fact with all it publishes.
import { qualified, id } from '../quote.js'
import { commentOf, made, owned, ownerOf, type Reader, source, text, texts } from './reading.js'

export const publication: Reader = {
  among: made('pg_publication'),
  sql: (
    version,
  ) => `SELECT p.oid, p.pubname AS name, ${ownerOf('p.pubowner')} AS owner, ${commentOf('pg_publication', 'p.oid')} AS comment, p.puballtables AS "allTables", p.pubviaroot AS "viaRoot",
      concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publish,
      to_jsonb(p)->>'pubgencols' AS generated,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('oid', r.oid, 'schema', n.nspname, 'name', c.relname${
        version >= 150000
          ? `, 'columns', (SELECT jsonb_agg(a.attname ORDER BY k.at) FROM unnest(r.prattrs) WITH ORDINALITY k (number, at) JOIN pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = k.number), 'filter', pg_get_expr(r.prqual, r.prrelid)`
          : ''
      })), '[]') FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid) AS tables,
      ${version >= 150000 ? `(SELECT array_agg(n.nspname::text ORDER BY 1) FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)` : 'NULL'} AS schemas,
      ${version >= 150000 ? `(SELECT array_agg(s.oid::int) FROM pg_publication_namespace s WHERE s.pnpubid = p.oid)` : 'NULL'} AS members,
      $1::text[] AS managed
    FROM pg_publication p`,
  read: (row, reading) => {
    const tables = row.tables as unknown as readonly {
      oid: number
      schema: string
      name: string
      columns?: string[] | null
      filter?: string | null
    }[]
    const managed = new Set(texts(row.managed))
    const published = [...tables.map(({ schema }) => schema), ...texts(row.schemas)]
    const others = published.filter((schema) => !managed.has(schema))
    if (others.length > 0) {
      // Somebody else's altogether, unless it publishes some of what is managed.
      if (others.length < published.length)
        reading.unmodelled.push({ about: text(row.name), reason: 'trueup has no model for a publication of schemas that are not managed as well' })
      return
    }
    const clauses = tables.map(({ schema, name, columns, filter }) => [
      qualified(schema, name),
      `${columns ? ` (${columns.map(id).join(', ')})` : ''}${filter ? ` WHERE (${filter})` : ''}`,
    ])
    const generated: Readonly<Record<string, string>> = { s: 'stored' }
    const attrs = {
      allTables: row.allTables === true,
      publish: text(row.publish),
      viaRoot: row.viaRoot === true,
      tables: Object.fromEntries(clauses),
      schemas: texts(row.schemas),
      generatedColumns: generated[text(row.generated)] ?? 'none',
      ...owned(row),
    }
    const members = ((row.members ?? []) as readonly number[]).map((oid) => source('pg_publication_namespace', oid))
    const sources = [source('pg_publication', row.oid), ...tables.map(({ oid }) => source('pg_publication_rel', oid)), ...members]
    reading.add('publication', [text(row.name)], attrs, sources)
  },
}
