// What table engines are able to do. Found by running ALTER on every engine of 26.7; an engine that is not listed is
// taken to hold rows and to accept nothing, so that a mistake here refuses too much, never too little.

/** Tables of these engines hold no rows of their own: dropping one loses nothing. */
const stateless = new Set(
  (
    'Kafka RabbitMQ NATS S3 S3Queue AzureBlobStorage AzureQueue GCS OSS COSN HDFS URL Distributed Merge Null Buffer MySQL PostgreSQL ' +
    'MongoDB Redis ODBC JDBC SQLite Hudi DeltaLake DeltaLakeS3 DeltaLakeAzure DeltaLakeLocal Iceberg IcebergS3 IcebergAzure IcebergHDFS ' +
    'IcebergLocal Hive GenerateRandom Dictionary Executable ExecutablePool ExternalDistributed FuzzJSON FuzzQuery Loop Alias ' +
    'YTsaurus ArrowFlight Remote RemoteSecure FileLog Paimon PaimonS3 PaimonAzure PaimonHDFS PaimonLocal'
  ).split(' '),
)

/** Engines that take messages off a queue as long as a materialized view reads from them. */
const queues = new Set(['Kafka', 'RabbitMQ', 'NATS', 'S3Queue', 'AzureQueue', 'FileLog'])

/** Engines beside MergeTree whose columns can be altered. */
const alterableColumns = new Set(['Memory', 'Null', 'Buffer', 'Merge', 'Distributed'])

/** Engines beside MergeTree whose settings can be altered (but not reset). */
const alterableSettings = new Set(['Memory', 'EmbeddedRocksDB'])

/** Engines of ClickHouse that no embedded build has, beside the stateless ones. */
const elsewhereOnly = new Set(['MaterializedPostgreSQL', 'MaterializedMySQL', 'TimeSeries', 'KeeperMap', 'EmbeddedRocksDB', 'CatBoostPool'])

export function isKnownEngine(name: string): boolean {
  return stateless.has(name) || elsewhereOnly.has(name)
}

export interface Traits {
  readonly name: string
  readonly mergeTree: boolean
  readonly holdsRows: boolean
  readonly queue: boolean
  readonly alterColumns: boolean
  readonly alterSettings: boolean
}

export function traits(engine: string): Traits {
  const name = /^`?(\w+)/.exec(engine)?.[1] ?? ''
  const mergeTree = name.endsWith('MergeTree')
  return {
    name,
    mergeTree,
    holdsRows: !stateless.has(name),
    queue: queues.has(name),
    alterColumns: mergeTree || alterableColumns.has(name),
    alterSettings: mergeTree || alterableSettings.has(name),
  }
}
