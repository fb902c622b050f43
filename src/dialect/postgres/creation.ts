// The order in which statements that come in any order can run, as far as it is known beforehand, and which failure is the one
// to show where there is none.
import { Failure } from '../../core/failure.js'
import type { Scope, SqlStatement } from '../dialect.js'
import { withoutForeignKeys } from './cycle.js'
import { makers, relationsIn } from './mention.js'

/** Creation order where nothing else is known; what fails for want of another object is tried again after the rest. */
const order = [
  'CreateRoleStmt',
  'AlterRoleStmt',
  'GrantRoleStmt',
  'CreateSchemaStmt',
  'AlterDefaultPrivilegesStmt',
  'CreateExtensionStmt',
  'DefineStmt',
  'CreateEnumStmt',
  'CompositeTypeStmt',
  'CreateRangeStmt',
  'CreateDomainStmt',
  'CreateSeqStmt',
  'CreateStmt',
  'CreateFunctionStmt',
  'ViewStmt',
  'CreateTableAsStmt',
  'AlterTableStmt',
  'IndexStmt',
  'CreateStatsStmt',
  'CreateTrigStmt',
  'RuleStmt',
  'CreatePolicyStmt',
]
const last = ['CommentStmt', 'GrantStmt', 'CreatePublicationStmt', 'CreateSubscriptionStmt', 'AlterSubscriptionStmt', 'CreateEventTrigStmt']

/** A statement with its place in the order of creation. */
export interface Ranked {
  readonly statement: SqlStatement
  readonly rank: number
}

/** `depth`: how many parents' statements of the same type, at most some hundreds, one that gives a partition a key or index comes after. */
export function rankOf(type: string, depth = 0): number {
  const at = order.indexOf(type)
  if (at >= 0) return at + depth / 1000
  return last.includes(type) ? order.length + 1 + last.indexOf(type) : order.length
}

/** Ranks in which relations are made: in the others there is nothing to put in order, and nothing to parse for it. */
const making = new Set(makers.map((type) => rankOf(type)))

/**
 * What makes a relation comes before what names it, as far as no circle is in the way: a statement that fails takes those that
 * are sent along with it. `schemaOf` is the schema that names without one are in.
 */
export function makersFirst(list: readonly Ranked[], schemaOf: (statement: SqlStatement) => string): readonly Ranked[] {
  if (!list.some(({ rank }) => making.has(rank))) return list
  const named = new Map(list.map((each) => [each, relationsIn(each.statement.text, schemaOf(each.statement))]))
  const madeBy = new Map([...named].flatMap(([each, { made }]) => (made === undefined ? [] : [[made, each] as const])))
  const sorted = new Set<Ranked>()
  const begun = new Set<Ranked>()
  // Chains may be longer than the stack is deep.
  for (const first of list) {
    const path = [first]
    for (let each = path.at(-1); each !== undefined; each = path.at(-1)) {
      begun.add(each)
      const next = named
        .get(each)
        ?.others.flatMap((name) => madeBy.get(name) ?? [])
        .find((maker) => !begun.has(maker))
      if (next) path.push(next)
      else sorted.add(path.pop() as Ranked)
    }
  }
  return [...sorted]
}

/** A table and its foreign keys, one by one; any other statement as it is. */
export function apart({ statement, rank }: Ranked): readonly Ranked[] {
  const split = withoutForeignKeys(statement.text)
  return split ? [split.table, ...split.keys].map((text) => ({ statement: { ...statement, text }, rank })) : [{ statement, rank }]
}

/** The failure to show when nothing more can be made: a real mistake, or what is missing and made by none of the others. */
export function hopeless(
  failed: readonly (readonly [SqlStatement, Failure])[],
  nameOf: (statement: SqlStatement) => readonly string[],
  { databases }: Scope,
): Failure {
  const made = new Set(failed.flatMap(([statement]) => [nameOf(statement).slice(0, 2).join('.'), nameOf(statement)[1] ?? '']))
  const missing = ({ detail }: Failure) => /"?([^\s"(]+)"?(?:\(.*\))? does not exist/.exec(detail.server ?? '')?.[1]
  const mistake = failed.find(([, failure]) => missing(failure) === undefined) ?? failed.find(([, failure]) => !made.has(missing(failure) ?? ''))
  const [statement, failure] = (mistake ?? failed[0]) as readonly [SqlStatement, Failure]
  const [schema = ''] = /^schema "(.+)" does not exist/.exec(failure.detail.server ?? '')?.slice(1) ?? missing(failure)?.split('.').slice(0, -1) ?? []
  return placed(failure, statement, schema === '' || databases.includes(schema) ? undefined : schema)
}

/** `others`: a schema that is not managed, and that the statement names. */
export function placed(failure: Failure, statement: SqlStatement, others?: string): Failure {
  const server = failure.detail.server ?? failure.message
  const hint =
    others === undefined
      ? 'Mend the statement and run the command again.'
      : `Schema ${others} is not managed: add it to \`schemas:\` of the target, or put what is needed of it into the folder that \`outside:\` names (pg_dump --schema-only --schema=${others}).`
  return new Failure('sql-invalid', server, hint, { place: statement.place, statement: statement.text, server })
}
