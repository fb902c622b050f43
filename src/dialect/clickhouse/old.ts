// What servers of another age call otherwise.
import { isWord, lex, meaningful } from './lex.js'

/**
 * `sql` as a server of `version` understands it.
 * UNTIL servers before 21 are dropped: they know neither DROP VIEW (DROP TABLE drops views, then as now) nor SYNC, and
 * never drop any other way.
 */
export function spokenTo(version: string, sql: string): string {
  if (Number.parseInt(version, 10) >= 21) return sql
  const tokens = meaningful(lex(sql))
  const [verb, kind] = tokens
  const last = tokens.at(-1)
  if (!verb || !kind || !last || !isWord(verb, 'DROP') || !isWord(kind, 'VIEW')) return sql
  const end = tokens.length > 3 && isWord(last, 'SYNC') ? last.start : last.end
  return `${sql.slice(0, kind.start)}TABLE${sql.slice(kind.end, end)}`.trimEnd()
}
