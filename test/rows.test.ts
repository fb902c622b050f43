// What a checkpoint cannot hold: statements that change rows, as each database has them.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { postgres } from '../src/dialect/postgres/index.js'

before(() => postgres.load())

const changing = {
  postgres: [
    'INSERT INTO t VALUES (1)',
    'WITH a AS (SELECT 1) UPDATE t SET a = 1',
    'DELETE FROM t',
    'MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE',
    'TRUNCATE t',
    'SELECT fill()',
    'DO $$ BEGIN INSERT INTO t VALUES (1); END $$',
    'CALL fill()',
    'CREATE TABLE t AS SELECT 1 AS a',
  ],
  clickhouse: [
    'INSERT INTO t VALUES (1)',
    'ALTER TABLE a.b /* c */ UPDATE x = 1 WHERE 1',
    'ALTER TABLE `a b` DELETE WHERE 1',
    'ALTER TABLE t DROP PARTITION 1',
    'ALTER TABLE t ADD COLUMN a Int8, REPLACE PARTITION 1 FROM u',
    'TRUNCATE TABLE t',
    'OPTIMIZE TABLE t FINAL DEDUPLICATE',
    'DELETE FROM t WHERE 1',
    'CREATE TABLE t ENGINE = Log AS SELECT 1 AS a',
    'CREATE TABLE t ENGINE = Log AS (SELECT 1 AS a)',
    'CREATE MATERIALIZED VIEW v ENGINE = Log POPULATE AS SELECT 1 AS a',
  ],
}

const still = {
  postgres: [
    'CREATE TABLE t (deleted boolean)',
    'CREATE TABLE t AS SELECT 1 AS a WITH NO DATA',
    'CREATE MATERIALIZED VIEW v AS SELECT 1 AS a',
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM t'",
    'ALTER TABLE t ADD COLUMN a integer',
    'CREATE RULE r AS ON INSERT TO t DO INSTEAD DELETE FROM u',
  ],
  clickhouse: [
    'CREATE TABLE t (`update` Int8, `select` Int8) ENGINE = Log',
    'CREATE VIEW v AS SELECT 1',
    'CREATE MATERIALIZED VIEW v TO t AS SELECT 1 AS a',
    'ALTER TABLE t ADD COLUMN a Int8',
    "ALTER TABLE t MODIFY COMMENT 'DELETE it'",
    'ALTER TABLE t MODIFY TTL d + INTERVAL 1 DAY DELETE',
    'RENAME TABLE a TO b',
    'CREATE TABLE t AS u',
  ],
}

for (const dialect of [postgres, clickhouse]) {
  const name = dialect.name as keyof typeof changing
  test(`${name}: what changes rows and what does not`, () => {
    for (const sql of changing[name]) assert.equal(dialect.changesRows(sql), true, sql)
    for (const sql of still[name]) assert.equal(dialect.changesRows(sql), false, sql)
  })
}
