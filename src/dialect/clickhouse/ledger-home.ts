// Where a ledger lives: on a replica of a cluster it is replicated, so that a run by way of any replica knows what ran.
import { Failure } from '../../core/failure.js'
import type { Session } from '../dialect.js'
import { literal, qualified } from './quote.js'

export interface LedgerHome {
  /** The table's engine, with its arguments. */
  readonly engine: string
  /** The replicas that have a copy, where it is replicated. */
  readonly replicas: readonly string[]
}

/** `READONLY` and `ACCESS_DENIED`: ClickHouse src/Common/ErrorCodes.cpp. */
export const mayOnlyRead = /^Code: (164|497)\b/

/** `KEEPER_EXCEPTION`: the path is not there; or the user may not look, and then nobody knows. */
const notThere = /^Code: (999\b[\s\S]*no node|497\b)/i

/** Milliseconds that a replica has to fetch what others wrote of the ledger: few rows. */
const patience = 30_000

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
    if (error instanceof Failure && notThere.test(error.detail.server ?? '')) return []
    throw error
  }
}

/** Waits until this replica has what was written to the table by way of others. Throws `connection-failed` where it does not catch up. */
export async function catchUp(session: Session, parts: readonly string[]): Promise<void> {
  const [database, name] = parts.map((part) => literal(part))
  const [table] = await session.query(`SELECT engine FROM system.tables WHERE database = ${database} AND name = ${name}`)
  if (!String(table?.engine).startsWith('Replicated')) return
  try {
    return await session.run(`SYSTEM SYNC REPLICA ${qualified(...parts)}`, { anywhere: true })
  } catch (error) {
    if (!(error instanceof Failure) || !mayOnlyRead.test(error.detail.server ?? '')) throw error
  }
  // A user who may not say so waits for the replica to do it by itself. An empty log ends where it begins.
  const question = `SELECT log_pointer > log_max_index OR log_max_index = 0 AS read, inserts_in_queue AS waiting FROM system.replicas WHERE database = ${database} AND table = ${name}`
  for (const until = Date.now() + patience; Date.now() < until; ) {
    const [replica] = await session.query(question)
    if (!replica || (Number(replica.read) === 1 && Number(replica.waiting) === 0)) return
    await new Promise((later) => setTimeout(later, 200))
  }
  throw new Failure(
    'connection-failed',
    `this replica has not caught up with ${qualified(...parts)} for ${patience / 1000} s`,
    'Look at system.replicas there, or name another replica in the url.',
  )
}
