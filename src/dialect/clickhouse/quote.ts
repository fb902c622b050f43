// The only place where names and strings become SQL.

/**
 * A name as SQL. Quoted unless it is a plain word that no part of the grammar could take for a keyword.
 * Columns in definitions are always quoted, as the server prints them.
 */
export function id(name: string, always = false): string {
  if (!always && /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)) return name
  return `\`${escaped(name).replaceAll('`', '\\`')}\``
}

/** A possibly qualified name as SQL. */
export function qualified(...parts: readonly string[]): string {
  return parts.map((part) => id(part)).join('.')
}

export function literal(text: string): string {
  return `'${escaped(text).replaceAll("'", "\\'")}'`
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\0')
    .replaceAll('\b', '\\b')
    .replaceAll('\f', '\\f')
}

/** Plain words that are quoted all the same: they start a clause somewhere a name may stand. */
const reserved = new Set(
  (
    'add after all alter and anti any array as asc asof attach between by case cast check cluster codec collate column comment constraint ' +
    'create cross current database default definer delete desc describe detach dictionary distinct div drop else empty end engine ephemeral ' +
    'exchange exists explain expression false fetch final first following for format freeze from full function global granularity group ' +
    'having if ilike in index inner insert interval into is join key kill last layout left lifetime like limit live local materialize ' +
    'materialized modify mod move no not null nulls offset on optimize or order outer over partition populate prewhere primary projection ' +
    'rename replace replica reset restore revoke right row rows sample select semi set settings show source start stop sync system table ' +
    'tables temporary test then ties to top totals trailing trim truncate ttl type union unique update use user using values view volume ' +
    'watch when where window with true'
  ).split(' '),
)
