// Schemas.
import { commentOf, owned, ownerOf, source, text, type Reader } from './reading.js'

/** Since version 15 the schema `public` belongs to a role of its own that nobody gave it to, and it has a comment nobody wrote. */
export const schema: Reader = {
  sql: () => `SELECT n.oid, n.nspname AS name,
      CASE WHEN n.nspname = 'public' AND (n.nspowner = 10 OR pg_get_userbyid(n.nspowner) = 'pg_database_owner') THEN NULL ELSE ${ownerOf('n.nspowner')} END AS owner,
      CASE WHEN n.nspname = 'public' AND obj_description(n.oid, 'pg_namespace') = 'standard public schema' THEN '' ELSE ${commentOf('pg_namespace', 'n.oid')} END AS comment
    FROM pg_namespace n WHERE n.nspname = ANY ($1) AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')`,
  read: (row, reading) => {
    reading.add('schema', [text(row.name)], owned(row), [source('pg_namespace', row.oid)])
  },
}
