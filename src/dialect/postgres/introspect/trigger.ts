// Triggers on tables, views and foreign tables, and event triggers.
import { commentOf, owned, ownedByNoExtension, ownerOf, source, text, texts, type Reader } from './reading.js'
import { steady } from '../steady.js'

export const trigger: Reader = {
  sql: () => `SELECT t.oid, t.tgrelid, n.nspname AS schema, c.relname AS relation, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled::text AS enabled, ${commentOf('pg_trigger', 't.oid')} AS comment
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.tgrelid))
    if (parent === undefined) return
    const attrs = { definition: steady(text(row.definition)), enabled: text(row.enabled), comment: text(row.comment) }
    reading.add('trigger', [text(row.schema), text(row.relation), text(row.name)], attrs, [source('pg_trigger', row.oid)], { parent })
  },
}

export const eventTrigger: Reader = {
  sql: () => `SELECT e.oid, e.evtname AS name, e.evtevent AS event, e.evttags AS tags, e.evtenabled::text AS enabled, e.evtfoid::regproc::text AS function, ${ownerOf('e.evtowner')} AS owner, ${commentOf('pg_event_trigger', 'e.oid')} AS comment
    FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_event_trigger', 'e.oid')}`,
  read: (row, reading) => {
    const attrs = { event: text(row.event), tags: texts(row.tags), function: text(row.function), enabled: text(row.enabled), ...owned(row) }
    reading.add('event_trigger', [text(row.name)], attrs, [source('pg_event_trigger', row.oid)])
  },
}
