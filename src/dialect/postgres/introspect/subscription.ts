// Subscriptions of this database. Where they publish from may hold a password, and only a superuser may read it.
import { hidden } from '../quote.js'
import { commentOf, owned, ownerOf, source, text, textOrNull, texts, type Reader } from './reading.js'

/** Column → option. */
const settings: Readonly<Record<string, string>> = {
  subbinary: 'binary',
  substream: 'streaming',
  subtwophasestate: 'two_phase',
  subdisableonerr: 'disable_on_error',
  subsynccommit: 'synchronous_commit',
  subpasswordrequired: 'password_required',
  subrunasowner: 'run_as_owner',
  suborigin: 'origin',
  subfailover: 'failover',
}

/** What a server takes an option for where nothing is said: that is what is said then, whichever server is asked. */
const usual: Readonly<Record<string, (version: number) => string>> = {
  password_required: () => 'true',
  synchronous_commit: () => 'off',
  origin: () => 'any',
  streaming: (version) => (version >= 180000 ? 'parallel' : 'off'),
}

/** The values as the catalogue keeps them → as statements write them. */
function setting(name: string, value: unknown): string {
  if (name === 'two_phase') return value === 'd' ? 'false' : 'true'
  if (name === 'streaming') return value === 'p' ? 'parallel' : value === 't' || value === true ? 'on' : 'off'
  return String(value)
}

/** `query_to_xml` asks only where it runs: a question for a column that the role may not read would fail as a whole. */
const connection = `CASE WHEN has_column_privilege('pg_subscription', 'subconninfo', 'SELECT') THEN
  convert_from(decode(substring(query_to_xml(format('SELECT encode(convert_to(subconninfo, ''UTF8''), ''hex'') AS c FROM pg_subscription WHERE oid = %s', s.oid), false, false, '')::text FROM '<c>([0-9a-f]*)</c>'), 'hex'), 'UTF8') END`

const column = (name: string, since: number, version: number) => (version >= since ? `, '${name}', s.${name}` : '')

export const subscription: Reader = {
  among: 'pg_subscription',
  sql: (version) => `SELECT s.oid, s.subname AS name, ${ownerOf('s.subowner')} AS owner, ${commentOf('pg_subscription', 's.oid')} AS comment,
      ${version} AS version, ${connection} AS connection, s.subenabled AS enabled, s.subslotname AS slot, s.subpublications AS publications,
      jsonb_build_object('subsynccommit', s.subsynccommit${column('subbinary', 140000, version)}${column('substream', 140000, version)}${column('subtwophasestate', 150000, version)}${column('subdisableonerr', 150000, version)}${column('subpasswordrequired', 160000, version)}${column('subrunasowner', 160000, version)}${column('suborigin', 160000, version)}${column('subfailover', 170000, version)}) AS settings
    FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE $1::text[] IS NOT NULL AND d.datname = current_database()`,
  read: (row, reading) => {
    const name = text(row.name)
    if (row.connection === null) reading.unverified.push({ about: name, reason: 'the role may not read where the subscription connects to' })
    const entries = Object.entries(row.settings as unknown as Readonly<Record<string, unknown>>).map(([column, value]) => {
      const option = settings[column] ?? column
      return [option, setting(option, value)] as const
    })
    const attrs = {
      connection: row.connection === null ? hidden : withoutSecrets(text(row.connection)),
      publications: [...texts(row.publications)].sort(),
      slot: textOrNull(row.slot),
      enabled: row.enabled === true,
      options: Object.fromEntries(entries.filter(([option, value]) => value !== (usual[option]?.(Number(row.version)) ?? 'false'))),
      ...owned(row),
    }
    reading.add('subscription', [name], attrs, [source('pg_subscription', row.oid)])
  },
}

/** A connection string, as words or as a URL, without what a person keeps to themselves. */
function withoutSecrets(connection: string): string {
  return connection
    .replace(/\b((?:ssl)?password|passfile)\s*=\s*('(?:[^'\\]|\\.)*'|[^\s&]+)/gi, `$1=${hidden}`)
    .replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, `$1:${hidden}@`)
}
