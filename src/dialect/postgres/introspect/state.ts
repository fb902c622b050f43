// Reads one state: a fixed number of questions to the catalogue, in one snapshot, with nothing in the search_path.
import { factsOf, type Fact, type Key } from '../../../core/fact.js'
import type { State } from '../../../core/state.js'
import type { Scope } from '../../dialect.js'
import { managed, withoutTables } from '../../scope.js'
import { namedColumns, trackingTables } from '../../tracking.js'
import { notNullConstraints } from '../not-null.js'
import { managesRoles } from '../role.js'
import type { PostgresSession } from '../session.js'
import { accessMethod } from './access_method.js'
import { aggregate } from './aggregate.js'
import { cast } from './cast.js'
import { collation } from './collation.js'
import { column } from './column.js'
import { composite } from './composite.js'
import { constraint } from './constraint.js'
import { conversion } from './conversion.js'
import { defaultValue } from './default.js'
import { defaultPrivilege } from './default_privilege.js'
import { domain } from './domain.js'
import { domainConstraint } from './domain_constraint.js'
import { enumeration } from './enum.js'
import { extension } from './extension.js'
import { foreignDataWrapper, server, userMapping } from './foreign.js'
import { routine } from './function.js'
import { grant } from './grant.js'
import { handed } from './handed.js'
import { index } from './index.js'
import { language } from './language.js'
import { operator } from './operator.js'
import { operatorClass, operatorFamily } from './operator_class.js'
import { partitionIndex } from './partition_index.js'
import { policy } from './policy.js'
import { publication } from './publication.js'
import { range } from './range.js'
import { member, Reading, source, text, type Reader } from './reading.js'
import { membership, role } from './role.js'
import { rule } from './rule.js'
import { schema } from './schema.js'
import { sequence } from './sequence.js'
import { statistics } from './statistics.js'
import { subscription } from './subscription.js'
import { foreignTable, table } from './table.js'
import { textSearchConfiguration, textSearchDictionary, textSearchParser, textSearchTemplate } from './text_search.js'
import { transform } from './transform.js'
import { eventTrigger, partitionTrigger, trigger } from './trigger.js'
import { unmodelled } from './unmodelled.js'
import { materializedView, view } from './view.js'
import { withTwins } from '../twin.js'

/** Parents before their children. */
const before: readonly Reader[] = [schema, extension]
const readers: readonly Reader[] = [
  enumeration,
  composite,
  domain,
  domainConstraint,
  range,
  collation,
  foreignDataWrapper,
  server,
  userMapping,
  table,
  foreignTable,
  column,
  sequence,
  view,
  materializedView,
  defaultValue,
  constraint,
  index,
  partitionIndex,
  handed,
  routine,
  aggregate,
  operator,
  operatorFamily,
  operatorClass,
  cast,
  accessMethod,
  language,
  transform,
  conversion,
  textSearchParser,
  textSearchTemplate,
  textSearchDictionary,
  textSearchConfiguration,
  trigger,
  partitionTrigger,
  eventTrigger,
  rule,
  policy,
  statistics,
  publication,
  subscription,
  grant,
  defaultPrivilege,
  unmodelled,
]

/**
 * Objects of the server's own have low numbers and are never made or dropped. What stands for the same fact as what it depends
 * on says nothing: the type of a table's rows and that of their arrays, the triggers of a foreign key.
 */
const depends = `SELECT d.classid::regclass::text AS catalogue, d.objid, d.objsubid, d.refclassid::regclass::text AS "refCatalogue", d.refobjid, d.refobjsubid, d.deptype::text AS type
  FROM pg_depend d WHERE d.objid >= 16384 AND (d.refobjid >= 16384 OR d.refclassid = 'pg_namespace'::regclass OR d.refclassid = 'pg_extension'::regclass)
    AND NOT (d.deptype = 'i' AND (d.classid = 'pg_type'::regclass OR (d.classid = 'pg_trigger'::regclass AND d.refclassid = 'pg_constraint'::regclass)))`

/** A foreign key stands on one of several equal keys, whichever was there first: nothing but the order of making tells which, so it needs them all. */
const dependsOnKeys = `SELECT 'pg_constraint', k.oid, 0, 'pg_class', i.indexrelid, 0, 'n' FROM pg_constraint k
  JOIN pg_index i ON i.indrelid = k.confrelid AND i.indisunique AND i.indnkeyatts = cardinality(k.confkey) AND i.indpred IS NULL AND i.indexrelid <> k.conindid
  WHERE k.contype = 'f' AND k.conparentid = 0 AND NOT EXISTS (SELECT FROM unnest(k.confkey) x WHERE x <> ALL ((i.indkey::int2[])[0:i.indnkeyatts - 1]))`

/** Owners, and whom a policy is for: roles belong to no database, and so do these. */
const dependsOnRoles = `SELECT d.classid::regclass::text, d.objid, d.objsubid, 'pg_authid', d.refobjid, 0, d.deptype::text FROM pg_shdepend d
  WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype IN ('o', 'r') AND d.objid >= 16384 AND d.dbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())`

/** Fills `edges` with what each catalogue row depends on. */
function dependencies(edges: Map<string, string[]>, roles: boolean): Reader {
  return {
    sql: () => `${depends} AND $1::text[] IS NOT NULL UNION ALL ${dependsOnKeys}${roles ? ` UNION ALL ${dependsOnRoles}` : ''}`,
    read: (row, reading) => {
      // An index below one of the parent's: the facts themselves say which needs which.
      if (row.type === 'P' && row.catalogue === 'pg_class' && row.refCatalogue === 'pg_class') return
      const from = source(text(row.catalogue), row.objid, Number(row.objsubid))
      const to = source(text(row.refCatalogue), row.refobjid, Number(row.refobjsubid))
      const list = edges.get(from)
      if (list) list.push(to)
      else edges.set(from, [to])
      const extension = row.type === 'e' ? reading.keyAt(to) : undefined
      if (extension !== undefined) reading.stand(member(from), extension)
    },
  }
}

export async function readState(session: PostgresSession, scope: Scope): Promise<State> {
  return await session.snapshot(() => readNow(session, scope))
}

/** Reads the state inside the snapshot that the session has. */
export async function readNow(session: PostgresSession, scope: Scope): Promise<State> {
  const reading = new Reading()
  const edges = new Map<string, string[]>()
  const roles = managesRoles(scope) ? [role(scope), membership(scope)] : []
  const all = [...roles, ...before, dependencies(edges, roles.length > 0), ...readers]
  const [settings = {}] = await session.query(
    `SELECT current_setting('server_version_num')::int AS version${all.map(({ among }, i) => (among === undefined ? '' : `, EXISTS (SELECT FROM ${among}) AS "${i}"`)).join('')}`,
  )
  const version = Number(settings.version)
  // All questions at once: the server answers them in their order, and works on the next ones while the answers are read.
  const [casts, stored] = await Promise.all([
    session.query(
      `SELECT format_type(castsource, NULL) || '>' || format_type(casttarget, NULL) AS pair, castcontext = 'e' AS explicit FROM pg_cast ORDER BY 1`,
    ),
    session.query(
      `SELECT format_type(oid, NULL) || '=' || typstorage::text AS pair FROM pg_type WHERE typtype = 'b' AND typcategory <> 'A' AND (typstorage <> 'p' OR oid >= 16384) ORDER BY 1`,
    ),
    ...all.map(async (reader, i) => {
      if (settings[i] !== false) await session.each(reader.sql(version), { schemas: scope.databases }, (row) => reader.read(row, reading))
    }),
  ])
  const pairs = (wanted: boolean) => casts.flatMap(({ pair, explicit }) => (wanted || explicit === false ? [text(pair)] : []))
  return {
    facts: withTwins(factsOf(withinScope(reading.finish(edges), scope))),
    lists: {
      serverCasts: pairs(false),
      serverExplicitCasts: pairs(true),
      storages: stored.map(({ pair }) => text(pair)),
      usualComments: [...reading.usualComments].sort(),
      handed: [...reading.handed].sort(),
      serverLacks: version < 180000 ? [notNullConstraints] : [],
      serverGrantors: [...reading.grantors].sort(),
    },
    unmodelled: reading.unmodelled,
    unverified: reading.unverified,
    broken: [],
    spelled: [],
  }
}

/** Facts of managed objects; what belongs to an object stays or goes with it. */
function withinScope(facts: readonly Fact[], everything: Scope): readonly Fact[] {
  const tracking = trackingTables(namedColumns(facts))
  const { scope } = withoutTables(everything, new Map([...tracking, ...sequencesOf(facts, tracking)]))
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  const known = new Map<Key, boolean>()
  const inside = (fact: Fact): boolean => {
    if (fact.kind === 'grant' && !managed({ ...scope, own: [] }, 'role', [fact.name.at(-1) ?? ''])) return false
    const parent = fact.parent === undefined ? undefined : byKey.get(fact.parent)
    if (parent) return within(parent)
    return /^(grant|default_privilege|schema|role)$/.test(fact.kind) || managed(scope, fact.kind, fact.name)
  }
  const within = (fact: Fact): boolean => {
    const answer = known.get(fact.key) ?? inside(fact)
    known.set(fact.key, answer)
    return answer
  }
  return facts.filter(inside)
}

/** Sequences that columns of `tables` own: what a serial column of another tool's table brings along. */
function sequencesOf(facts: readonly Fact[], tables: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return facts.flatMap((fact) => {
    const column = fact.kind === 'ownership' && Array.isArray(fact.attrs.column) ? fact.attrs.column : []
    const tool = tables.get(column.slice(0, 2).join('.'))
    return tool === undefined ? [] : [[fact.name.slice(0, 2).join('.'), tool] as const]
  })
}
