// Triggers on tables, views and foreign tables, and event triggers.
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, texts } from './reading.js'
import { steady } from '../steady.js'

export const trigger: Reader = {
  among: made('pg_trigger', 'NOT tgisinternal'),
  sql: () => `SELECT t.oid, t.tgrelid, n.nspname AS schema, c.relname AS relation, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled::text AS enabled, ${commentOf('pg_trigger', 't.oid')} AS comment
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.tgrelid))
    if (parent === undefined) return
    const attrs = { definition: steady(text(row.definition)), enabled: text(row.enabled), comment: text(row.comment) }
    reading.add('trigger', [text(row.schema), text(row.relation), text(row.name)], attrs, [source('pg_trigger', row.oid)], { parent })
  },
}

/** Triggers that partitions have from their parents, where they fire otherwise than right above: those above come first. */
export const partitionTrigger: Reader = {
  among: 'pg_inherits',
  sql: () => `WITH RECURSIVE below AS (
      SELECT t.oid, t.oid AS top, ARRAY[]::oid[] AS between, t.tgenabled, 0 AS depth, false AS other FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE t.tgparentid = 0 AND NOT t.tgisinternal AND c.relkind = 'p' AND n.nspname = ANY ($1)
      UNION ALL SELECT t.oid, b.top, b.between || b.oid, t.tgenabled, b.depth + 1, t.tgenabled <> b.tgenabled FROM below b JOIN pg_trigger t ON t.tgparentid = b.oid
    ) SELECT b.oid, b.top, b.between, b.tgenabled::text AS enabled, t.tgrelid, n.nspname AS schema, c.relname AS relation, t.tgname AS name
      FROM below b JOIN pg_trigger t ON t.oid = b.oid JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE b.other AND n.nspname = ANY ($1) ORDER BY b.depth`,
  read: (row, reading) => {
    const [parent, top] = [reading.keyAt(source('pg_class', row.tgrelid)), reading.keyAt(source('pg_trigger', row.top))]
    if (parent === undefined || top === undefined) return
    const between = texts(row.between).flatMap((oid) => reading.keyAt(source('pg_trigger', oid)) ?? [])
    const name = [text(row.schema), text(row.relation), text(row.name)]
    reading.add('partition_trigger', name, { enabled: text(row.enabled) }, [source('pg_trigger', row.oid)], { parent, needs: [top, ...between] })
  },
}

export const eventTrigger: Reader = {
  among: made('pg_event_trigger'),
  sql: () => `SELECT e.oid, e.evtname AS name, e.evtevent AS event, e.evttags AS tags, e.evtenabled::text AS enabled, e.evtfoid::regproc::text AS function, ${ownerOf('e.evtowner')} AS owner, ${commentOf('pg_event_trigger', 'e.oid')} AS comment
    FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_event_trigger', 'e.oid')}`,
  read: (row, reading) => {
    const attrs = { event: text(row.event), tags: texts(row.tags), function: text(row.function), enabled: text(row.enabled), ...owned(row) }
    reading.add('event_trigger', [text(row.name)], attrs, [source('pg_event_trigger', row.oid)])
  },
}
