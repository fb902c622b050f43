// Where the scratch engine is more generous than a server, and where it can do less: its gates are open, it waits for nothing
// outside, and what only runs where it belongs is told apart from what is wrong.
import type { Engine } from './engine.js'
import { isKnownEngine } from './engines.js'

/** An engine that a person wrote and nobody has heard of; what a server itself shows is there, whatever its name. */
export function misspelled(server: string): boolean {
  const engine = /Unknown table engine (\w+)/.exec(server)?.[1]
  return engine !== undefined && !isKnownEngine(engine)
}

/** Failures that say something about where a statement runs, not about the statement (ClickHouse src/Common/ErrorCodes.cpp). */
const elsewhere =
  /\((NO_ZOOKEEPER|KEEPER_EXCEPTION|NETWORK_ERROR|DNS_ERROR|SOCKET_TIMEOUT|S3_ERROR|AZURE_BLOB_STORAGE_ERROR|POCO_EXCEPTION|STD_EXCEPTION|ALL_CONNECTION_TRIES_FAILED|POSTGRESQL_CONNECTION_FAILURE|CANNOT_CONNECT_\w+|UNKNOWN_STORAGE|NAMED_COLLECTION_DOESNT_EXIST|CANNOT_EXTRACT_TABLE_STRUCTURE|RECEIVED_ERROR_FROM_REMOTE_IO_SERVER|RECEIVED_ERROR_TOO_MANY_REQUESTS|HTTP_CONNECTION_LIMIT_REACHED|FILE_DOESNT_EXIST|DATABASE_ACCESS_DENIED|PATH_ACCESS_DENIED|CLUSTER_DOESNT_EXIST|UNKNOWN_DISK|UNKNOWN_POLICY|NO_ELEMENTS_IN_CONFIG)\)/

/** Whether the server's words are about the place and not about the statement. */
export function isElsewhere(server: string): boolean {
  return elsewhere.test(server)
}

/** Nothing outside is waited for: what cannot be reached at once is set aside. */
const impatient = [
  'http_max_tries',
  'http_connection_timeout',
  'connect_timeout',
  's3_max_single_read_retries',
  's3_connect_timeout_ms',
  's3_retry_attempts',
]
  .map((name) => `SET ${name} = ${name.endsWith('_ms') ? 500 : 1}`)
  .concat('SET max_execution_time = 30')

/** Experimental and suspicious things that a live server may hold are no reason to refuse them here. */
export async function permit(engine: Engine): Promise<void> {
  const gates = await engine.query(
    `SELECT name FROM system.settings WHERE type = 'Bool' AND value = '0'
     AND (match(name, '^(allow_suspicious|allow_experimental|allow_deprecated)_') OR match(name, '^enable_[a-z0-9_]*type$') OR name IN ('allow_materialized_view_with_bad_select', 'allow_create_index_without_type', 'allow_not_comparable_types_in_order_by'))
     AND name NOT IN ('allow_experimental_query_deduplication', 'allow_experimental_join_right_table_sorting', 'allow_experimental_kusto_dialect', 'allow_experimental_prql_dialect', 'allow_experimental_polyglot_dialect')`,
  )
  await engine.runAll(gates.map((row) => `SET ${row.name} = 1`))
  await engine.runAll([
    'SET mutations_sync = 2',
    'SET alter_sync = 2',
    'SET validate_mutation_query = 0',
    'SET fsync_metadata = 0',
    'SET distributed_ddl_task_timeout = 1',
    ...impatient,
  ])
}
