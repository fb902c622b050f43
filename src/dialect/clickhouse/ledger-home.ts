// Where a ledger lives: on a replica of a cluster it is replicated, so that a run by way of any replica knows what ran.
import { Failure } from '../../core/failure.js'
import type { Session } from '../dialect.js'
import { literal } from './quote.js'

export interface LedgerHome {
  /** The table's engine, with its arguments. */
  readonly engine: string
  /** The replicas that have a copy, where it is replicated. */
  readonly replicas: readonly string[]
}

/** `KEEPER_EXCEPTION`: the path is not there (ClickHouse src/Common/ErrorCodes.cpp). */
const noNode = /^Code: 999\b[\s\S]*no node/i

/**
 * A server counts as a replica where it has a Keeper (then `system.zookeeper` is there) and a name for itself, the macro
 * `replica`. https://clickhouse.com/docs/engines/table-engines/mergetree-family/replication
 */
export async function ledgerHome(session: Session, [database = '', table = '']: readonly string[]): Promise<LedgerHome> {
  const plain = { engine: 'MergeTree', replicas: [] }
  const known = await session.query(`SELECT name FROM system.tables WHERE database = 'system' AND name IN ('zookeeper', 'macros')`)
  if (known.length < 2) return plain
  const macros = await session.query(`SELECT macro FROM system.macros WHERE macro IN ('shard', 'replica')`)
  const names = new Set(macros.map((row) => String(row.macro)))
  if (!names.has('replica')) return plain
  const [home] = await session.query(`SELECT engine FROM system.databases WHERE name = ${literal(database)}`)
  // Such databases make their tables on every replica, and give them their paths.
  if (home?.engine === 'Shared') return plain
  if (home?.engine === 'Replicated') return { engine: 'ReplicatedMergeTree', replicas: [] }
  const path = `/trueup/ledgers/${encodeURIComponent(database)}.${encodeURIComponent(table)}`
  // Replicas of several shards may share a name.
  const name = names.has('shard') ? '{shard}-{replica}' : '{replica}'
  return { engine: `ReplicatedMergeTree(${literal(path)}, ${literal(name)})`, replicas: await replicasAt(session, path) }
}

async function replicasAt(session: Session, path: string): Promise<readonly string[]> {
  try {
    const rows = await session.query(`SELECT name FROM system.zookeeper WHERE path = ${literal(`${path}/replicas`)} ORDER BY name`)
    return rows.map((row) => String(row.name))
  } catch (error) {
    if (error instanceof Failure && noNode.test(error.detail.server ?? '')) return []
    throw error
  }
}
