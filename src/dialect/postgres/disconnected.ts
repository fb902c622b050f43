// Subscriptions without the publisher: on the scratch engine a statement does what it does to the catalogue, and connects to
// nothing. (PostgreSQL: CREATE SUBSCRIPTION with `connect = false` has neither a slot made nor the subscription enabled.)
import { child, list, names, parse, text, type Node } from './parse.js'
import { id, literal } from './quote.js'

/** The same statement for a server that reaches no other; any other statement as it is. */
export function disconnected(sql: string): string {
  if (!/\bSUBSCRIPTION\b/i.test(sql)) return sql
  const parsed = parse(sql)
  const [first] = parsed
  if (first === undefined || parsed.length > 1) return sql
  const name = id(text(first.node, 'subname'))
  if (first.type === 'CreateSubscriptionStmt') return created(first.node, name)
  if (first.type === 'DropSubscriptionStmt') {
    return first.node.missing_ok === true ? whereThere(text(first.node, 'subname'), unslotted(name)) : unslotted(name)
  }
  if (first.type !== 'AlterSubscriptionStmt') return sql
  const kind = text(first.node, 'kind')
  if (kind === 'ALTER_SUBSCRIPTION_REFRESH') return ''
  const verb = /_(SET|ADD|DROP)_PUBLICATION$/.exec(kind)?.[1]
  if (verb === undefined) return sql
  return `ALTER SUBSCRIPTION ${name} ${verb} PUBLICATION ${publications(first.node)} WITH (refresh = false)`
}

function created(node: Node, name: string): string {
  const options = optionsOf(node)
  const off = (value: string | undefined) => value !== undefined && /^(false|off|0)$/i.test(value)
  const enabled = !off(options.get('connect')) && !off(options.get('enabled'))
  for (const each of ['connect', 'create_slot', 'copy_data', 'enabled']) options.delete(each)
  const clauses = [...options].map(([option, value]) => `, ${id(option)} = ${literal(value)}`)
  const create = `CREATE SUBSCRIPTION ${name} CONNECTION ${literal(text(node, 'conninfo'))} PUBLICATION ${publications(node)} WITH (connect = false${clauses.join('')})`
  return enabled && options.get('slot_name')?.toLowerCase() !== 'none' ? `${create};\nALTER SUBSCRIPTION ${name} ENABLE` : create
}

/** Without its slot a subscription goes without asking where it came from. */
export function unslotted(name: string): string {
  return `ALTER SUBSCRIPTION ${name} DISABLE;\nALTER SUBSCRIPTION ${name} SET (slot_name = NONE);\nDROP SUBSCRIPTION ${name}`
}

function whereThere(name: string, sql: string): string {
  const condition = `EXISTS (SELECT FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database() AND s.subname = ${literal(name)})`
  return `DO $trueup$ BEGIN IF ${condition} THEN\n${sql};\nEND IF; END $trueup$`
}

function publications(node: Node): string {
  return names(list(node, 'publication')).map(id).join(', ')
}

/** Option → value; one that is only named is true. */
function optionsOf(node: Node): Map<string, string> {
  return new Map(
    list(node, 'options').map((each) => {
      const option = child(each, 'DefElem')
      const value = child(option, 'arg')
      const number = child(value, 'Integer') ? String(child(value, 'Integer')?.ival ?? 0) : undefined
      const type = names(list(child(value, 'TypeName'), 'names')).at(-1)
      return [text(option, 'defname'), number ?? type ?? (value === undefined ? 'true' : text(child(value, 'String'), 'sval'))]
    }),
  )
}
