// Text search parsers, templates, dictionaries and configurations.
import type { Row } from '../../dialect.js'
import { child, list, parse, text as textOf } from '../parse.js'
import { literal } from '../quote.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

/** `NAME = function` for each function that is given. */
function functions(row: Row, names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .flatMap(([column, name]) => (row[column] === null ? [] : [`${name} = ${row[column]}`]))
    .join(', ')
}

const columns = (names: Readonly<Record<string, string>>) =>
  Object.keys(names)
    .map((column) => `nullif(o.${column}::oid, 0)::regproc::text AS ${column}`)
    .join(', ')

const parserFunctions = { prsstart: 'START', prstoken: 'GETTOKEN', prsend: 'END', prsheadline: 'HEADLINE', prslextype: 'LEXTYPES' }
const templateFunctions = { tmplinit: 'INIT', tmpllexize: 'LEXIZE' }

export const textSearchParser: Reader = {
  among: made('pg_ts_parser'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.prsname AS name, ${commentOf('pg_ts_parser', 'o.oid')} AS comment, ${columns(parserFunctions)}
    FROM pg_ts_parser o JOIN pg_namespace n ON n.oid = o.prsnamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_ts_parser', 'o.oid')}`,
  read: (row, reading) => {
    const attrs = { definition: functions(row, parserFunctions), comment: text(row.comment) }
    reading.add('text_search_parser', [text(row.schema), text(row.name)], attrs, [source('pg_ts_parser', row.oid)])
  },
}

export const textSearchTemplate: Reader = {
  among: made('pg_ts_template'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.tmplname AS name, ${commentOf('pg_ts_template', 'o.oid')} AS comment, ${columns(templateFunctions)}
    FROM pg_ts_template o JOIN pg_namespace n ON n.oid = o.tmplnamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_ts_template', 'o.oid')}`,
  read: (row, reading) => {
    const attrs = { definition: functions(row, templateFunctions), comment: text(row.comment) }
    reading.add('text_search_template', [text(row.schema), text(row.name)], attrs, [source('pg_ts_template', row.oid)])
  },
}

export const textSearchDictionary: Reader = {
  among: made('pg_ts_dict'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.dictname AS name, ${ownerOf('o.dictowner')} AS owner, ${commentOf('pg_ts_dict', 'o.oid')} AS comment,
      quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname) AS template, o.dictinitoption AS options
    FROM pg_ts_dict o JOIN pg_namespace n ON n.oid = o.dictnamespace JOIN pg_ts_template t ON t.oid = o.dicttemplate JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_ts_dict', 'o.oid')}`,
  read: (row, reading) => {
    const attrs = { template: text(row.template), options: dictionaryOptions(text(row.options)), ...owned(row) }
    reading.add('text_search_dictionary', [text(row.schema), text(row.name)], attrs, [source('pg_ts_dict', row.oid)])
  },
}

/** The catalogue keeps options as the text of a statement's list: PostgreSQL's own parser takes it apart. */
function dictionaryOptions(written: string): Readonly<Record<string, string>> {
  if (written === '') return {}
  const [statement] = parse(`ALTER TEXT SEARCH DICTIONARY d (${written})`)
  return Object.fromEntries(
    list(statement?.node, 'options').map((each) => {
      const option = child(each, 'DefElem')
      const value = child(option, 'arg')
      const number = child(value, 'Integer')?.ival ?? (child(value, 'Integer') ? 0 : undefined) ?? child(value, 'Float')?.fval
      return [textOf(option, 'defname'), literal(number === undefined ? textOf(child(value, 'String'), 'sval') : String(number))]
    }),
  )
}

export const textSearchConfiguration: Reader = {
  among: made('pg_ts_config'),
  sql: () => `SELECT o.oid, n.nspname AS schema, o.cfgname AS name, ${ownerOf('o.cfgowner')} AS owner, ${commentOf('pg_ts_config', 'o.oid')} AS comment,
      quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) AS parser,
      (SELECT coalesce(jsonb_object_agg(m.token, m.dictionaries), '{}') FROM (
        SELECT t.alias AS token, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
        FROM pg_ts_config_map m JOIN ts_token_type(o.cfgparser) t ON t.tokid = m.maptokentype WHERE m.mapcfg = o.oid GROUP BY t.alias) m) AS mappings
    FROM pg_ts_config o JOIN pg_namespace n ON n.oid = o.cfgnamespace JOIN pg_ts_parser p ON p.oid = o.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_ts_config', 'o.oid')}`,
  read: (row, reading) => {
    const attrs = { parser: text(row.parser), mappings: row.mappings as unknown as Readonly<Record<string, string>>, ...owned(row) }
    reading.add('text_search_configuration', [text(row.schema), text(row.name)], attrs, [source('pg_ts_config', row.oid)])
  },
}
