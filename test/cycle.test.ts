// Taking foreign keys out of a CREATE TABLE, which the loader does where tables refer to each other in a circle.
import { before, test } from 'node:test'
import assert from 'node:assert/strict'
import { withoutForeignKeys } from '../src/dialect/postgres/cycle.js'
import { postgres } from '../src/dialect/postgres/index.js'

before(() => postgres.load())

test('foreign keys leave the table, whichever way they are written', () => {
  assert.deepEqual(
    withoutForeignKeys(`CREATE TABLE s."Ü(" ( -- ä (
  id int PRIMARY KEY REFERENCES b, "a b" int NOT NULL CONSTRAINT "REFERENCES" REFERENCES b (id) ON DELETE CASCADE DEFERRABLE CHECK (id > 0),
  n numeric(3, 2) REFERENCES c (n) COLLATE "C" DEFAULT 1,
  CONSTRAINT z FOREIGN KEY (id, n) REFERENCES d, UNIQUE (n)) PARTITION BY RANGE (id)`),
    {
      table: `CREATE TABLE s."Ü(" (id int PRIMARY KEY, "a b" int NOT NULL CHECK (id > 0), n numeric(3, 2) COLLATE "C" DEFAULT 1, UNIQUE (n)) PARTITION BY RANGE (id)`,
      keys: [
        'ALTER TABLE s."Ü(" ADD FOREIGN KEY (id) REFERENCES b',
        'ALTER TABLE s."Ü(" ADD CONSTRAINT "REFERENCES" FOREIGN KEY ("a b") REFERENCES b (id) ON DELETE CASCADE DEFERRABLE',
        'ALTER TABLE s."Ü(" ADD FOREIGN KEY (n) REFERENCES c (n)',
        'ALTER TABLE s."Ü(" ADD CONSTRAINT z FOREIGN KEY (id, n) REFERENCES d',
      ],
    },
  )
})

test('what has none is left alone', () => {
  for (const sql of [
    'CREATE TABLE t ()',
    'CREATE TABLE t (a int, CHECK (a > 0))',
    'CREATE VIEW v AS SELECT 1',
    'CREATE TABLE p PARTITION OF t DEFAULT',
  ])
    assert.equal(withoutForeignKeys(sql), undefined, sql)
})
