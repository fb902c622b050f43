// Collations. The version that the operating system's library had is not part of what was written down.
import { literal } from '../quote.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'

export const collation: Reader = {
  among: made('pg_collation'),
  sql: () => `SELECT c.oid, n.nspname AS schema, c.collname AS name, ${ownerOf('c.collowner')} AS owner, ${commentOf('pg_collation', 'c.oid')} AS comment,
      c.collprovider::text AS provider, c.collisdeterministic AS deterministic, c.collcollate AS "lcCollate", c.collctype AS "lcCtype",
      coalesce(to_jsonb(c)->>'colllocale', to_jsonb(c)->>'colliculocale') AS locale, to_jsonb(c)->>'collicurules' AS rules
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_collation', 'c.oid')}`,
  read: (row, reading) => {
    const providers: Readonly<Record<string, string>> = { i: 'icu', b: 'builtin', c: 'libc', d: 'default' }
    const provider = providers[text(row.provider)] ?? text(row.provider)
    const locale = textOrNull(row.locale) ?? (provider === 'icu' ? textOrNull(row.lcCollate) : null)
    const clauses = [
      `PROVIDER = ${provider}`,
      row.deterministic === false ? 'DETERMINISTIC = false' : '',
      locale !== null ? `LOCALE = ${literal(locale)}` : row.lcCollate === row.lcCtype ? `LOCALE = ${literal(text(row.lcCollate))}` : '',
      locale === null && row.lcCollate !== row.lcCtype
        ? `LC_COLLATE = ${literal(text(row.lcCollate))}, LC_CTYPE = ${literal(text(row.lcCtype))}`
        : '',
      row.rules ? `RULES = ${literal(text(row.rules))}` : '',
    ]
    const definition = clauses.filter((clause) => clause !== '').join(', ')
    reading.add('collation', [text(row.schema), text(row.name)], { definition, ...owned(row) }, [source('pg_collation', row.oid)])
  },
}
