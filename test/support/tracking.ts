// Tables of other migration tools, as the tools make and fill them.
import type { LegacyOptions } from './adoption.js'

export const flyway = `CREATE TABLE flyway_schema_history (installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
  type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL, success boolean NOT NULL)`
export const flywayIndex = 'CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success)'
export const flywayRow = (rank: number, version: string | null, type: string, script: string, success = true) =>
  `INSERT INTO flyway_schema_history VALUES (${rank}, ${version === null ? 'NULL' : `'${version}'`}, 'x', '${type}', '${script}', 1, 'me', now(), 5, ${success})`

export const changelog = `CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted integer NOT NULL,
  exectype varchar(10) NOT NULL, md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10))`
export const changelogLock =
  'CREATE TABLE databasechangeloglock (id integer NOT NULL PRIMARY KEY, locked boolean NOT NULL, lockgranted timestamp, lockedby varchar(255))'
export const changelogRow = (order: number, id: string, author: string, file: string, type = 'EXECUTED') =>
  `INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) VALUES ('${id}', '${author}', 'db/changelog/${file}', now(), ${order}, '${type}')`

export const prisma = `CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ, "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`
export const prismaRow = (id: number, name: string, finished: boolean, rolledBack = false) =>
  `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, rolled_back_at) VALUES ('${id}', 'c', '${name}', ${finished ? 'now()' : 'NULL'}, ${rolledBack ? 'now()' : 'NULL'})`

export const migrateClickHouse = 'CREATE TABLE schema_migrations (version Int64, dirty UInt8, sequence UInt64) Engine=TinyLog'
export const migratePostgres = 'CREATE TABLE schema_migrations (version bigint not null primary key, dirty boolean not null)'

/** What asks whether trueup has written anything yet. */
export function ledgerTables(dialect: LegacyOptions['dialect']): string {
  return dialect === 'clickhouse'
    ? `SELECT name FROM system.tables WHERE name = 'trueup_ledger'`
    : `SELECT relname FROM pg_catalog.pg_class WHERE relname = 'trueup_ledger'`
}
