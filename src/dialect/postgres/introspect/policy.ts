// Row security policies.
import { commentOf, made, type Reader, source, text, texts } from './reading.js'
import { steady } from '../steady.js'

const commands: Readonly<Record<string, string>> = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE', '*': 'ALL' }

export const policy: Reader = {
  among: made('pg_policy'),
  sql: () => `SELECT p.oid, p.polrelid, n.nspname AS schema, c.relname AS relation, p.polname AS name, p.polcmd::text AS command, p.polpermissive AS permissive,
      (SELECT array_agg(CASE WHEN r = 0 THEN 'public' ELSE pg_get_userbyid(r)::text END ORDER BY 1) FROM unnest(p.polroles) r) AS roles,
      pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check, ${commentOf('pg_policy', 'p.oid')} AS comment
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.polrelid))
    if (parent === undefined) return
    const attrs = {
      command: commands[text(row.command)] ?? 'ALL',
      permissive: row.permissive === true,
      roles: [...texts(row.roles)].sort(),
      using: row.using === null ? null : steady(text(row.using)),
      check: row.check === null ? null : steady(text(row.check)),
      comment: text(row.comment),
    }
    reading.add('policy', [text(row.schema), text(row.relation), text(row.name)], attrs, [source('pg_policy', row.oid)], { parent })
  },
}
