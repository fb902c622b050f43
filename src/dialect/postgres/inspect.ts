// The hazards that a hand-written statement shows. It reads the parse tree and errs towards telling.
import type { Hazard } from '../../core/hazard.js'
import { child, list, parse, text, type Node, type Parsed } from './parse.js'

const holders: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'table',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_EXTENSION: 'extension',
}

interface Seen {
  readonly hazards: readonly Hazard[]
  readonly transaction: 'inside' | 'outside'
}

/** What was seen in a statement: it is asked for beforehand and again when it runs. */
const seen = new Map<string, Seen>()

/** Texts that are remembered; more than that are many migrations at once. */
const most = 5000

export function inspect(sql: string): readonly Hazard[] {
  return look(sql).hazards
}

/** Whether a statement may run in a transaction with others: some the server refuses there, others are better committed by themselves. */
export function transactionOf(sql: string): 'inside' | 'outside' {
  return look(sql).transaction
}

function look(sql: string): Seen {
  const known = seen.get(sql)
  if (known) return known
  if (seen.size >= most) seen.clear()
  const made = lookAt(sql)
  seen.set(sql, made)
  return made
}

function lookAt(sql: string): Seen {
  try {
    const parsed = parse(sql)
    return { hazards: hazardsOf(parsed), transaction: parsed.some(({ type, node }) => lonely(type, node)) ? 'outside' : 'inside' }
  } catch {
    return { hazards: [], transaction: 'inside' }
  }
}

function hazardsOf(parsed: readonly Parsed[]): readonly Hazard[] {
  return parsed.flatMap(({ type, node }) => {
    if (type === 'DropStmt' && text(node, 'removeType') in holders) return [loss(`drops a ${holders[text(node, 'removeType')]} with what it holds`)]
    // The server drops no schema that holds something, unless told to.
    if (type === 'DropStmt' && text(node, 'behavior') === 'DROP_CASCADE') return [loss('drops whatever uses what it drops')]
    if (type === 'TruncateStmt') return [loss('removes all rows')]
    if (type === 'DeleteStmt') return [loss('removes rows')]
    if (type === 'DropdbStmt' || type === 'DropOwnedStmt') return [loss('drops all there is')]
    if (type !== 'AlterTableStmt') return []
    return list(node, 'cmds').flatMap((command) => {
      const each = child(command, 'AlterTableCmd')
      return text(each, 'subtype') === 'AT_DropColumn' ? [loss(`drops column ${text(each, 'name')} with its values`)] : []
    })
  })
}

function loss(message: string): Hazard {
  return { code: 'data-loss', message }
}

function lonely(type: string, node: Node): boolean {
  if (
    /^(TransactionStmt|VacuumStmt|CreatedbStmt|DropdbStmt|AlterSystemStmt|CreateTableSpaceStmt|DropTableSpaceStmt|DropSubscriptionStmt|ClusterStmt)$/.test(
      type,
    )
  )
    return true
  if (type === 'CreateSubscriptionStmt') return connects(node)
  if (type === 'IndexStmt' || type === 'DropStmt') return node.concurrent === true
  if (type === 'ReindexStmt') return list(node, 'params').length > 0
  if (type === 'AlterEnumStmt') return text(node, 'newVal') !== '' && text(node, 'oldVal') === ''
  if (type === 'AlterDomainStmt') return text(node, 'subtype') === 'V'
  if (type !== 'AlterTableStmt') return false
  return list(node, 'cmds').some((command) => {
    const each = child(command, 'AlterTableCmd')
    if (text(each, 'subtype') === 'AT_ValidateConstraint') return true
    return text(each, 'subtype') === 'AT_DetachPartition' && child(child(each, 'def'), 'PartitionCmd')?.concurrent === true
  })
}

/** A subscription that makes its slot where it connects to. */
function connects(node: Node): boolean {
  const off = ['connect', 'create_slot']
  return !list(node, 'options').some((each) => {
    const option = child(each, 'DefElem')
    return off.includes(text(option, 'defname')) && /^(false|off)$/i.test(text(child(child(option, 'arg'), 'String'), 'sval'))
  })
}
