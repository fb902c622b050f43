// Text cut into statements where the engine would cut it, with the place of each.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { Failure } from '../src/core/failure.js'
import { classify, split } from '../src/dialect/clickhouse/split.js'
import { Bench } from './support/clickhouse.js'

const texts = (sql: string) => split(sql, 'f.sql').map((statement) => statement.text)

const bench = await Bench.open()
after(() => bench.close())

const files: Readonly<Record<string, readonly string[]>> = {
  "SELECT ';' AS a; SELECT 2 AS a": ["SELECT ';' AS a", 'SELECT 2 AS a'],
  'SELECT 1 AS `;`; -- end': ['SELECT 1 AS `;`'],
  'SELECT $$;$$ AS a;\nSELECT $x$ ; $$ ; $x$ AS a;': ['SELECT $$;$$ AS a', 'SELECT $x$ ; $$ ; $x$ AS a'],
  ';;; SELECT 1 AS a ;;\n;': ['SELECT 1 AS a'],
  '/* a; */ SELECT /* b; */ 1 AS a -- c;\n;': ['SELECT /* b; */ 1 AS a -- c;'],
  '\ufeff-- head\r\nSELECT 1 AS a;\r\nSELECT 2 AS a;\r\n': ['SELECT 1 AS a', 'SELECT 2 AS a'],
  "SELECT '\\';' AS a; SELECT 'x''; y' AS a": ["SELECT '\\';' AS a", "SELECT 'x''; y' AS a"],
  'SELECT (1, 2).1 AS a; SELECT [1][1] AS a; SELECT 1::Int8 AS a': ['SELECT (1, 2).1 AS a', 'SELECT [1][1] AS a', 'SELECT 1::Int8 AS a'],
  'SELECT arrayMap(x -> x + .5, [1e1]) AS a # ; \n;': ['SELECT arrayMap(x -> x + .5, [1e1]) AS a # ;'],
  '-- nothing; at all': [],
  '': [],
}

for (const [sql, expected] of Object.entries(files)) {
  test(`statements of ${JSON.stringify(sql)}`, async () => {
    assert.deepEqual(
      texts(sql).map((text) => text.trim()),
      expected,
    )
    for (const text of texts(sql)) assert.equal((await bench.server.query(text)).length, 1, text)
  })
}

test('places count lines and columns from 1', () => {
  const [first, second] = split('-- c\n  SELECT 1;\n\n/* d\n*/ SELECT 2', 'f.sql')
  assert.deepEqual(first?.place, { file: 'f.sql', line: 2, column: 3 })
  assert.deepEqual(second?.place, { file: 'f.sql', line: 5, column: 4 })
  assert.equal(second?.leading, '\n\n/* d\n*/ ')
})

test('a statement and what comes before it join to the file again', () => {
  for (const sql of Object.keys(files)) {
    const joined = split(sql, 'f.sql').map(
      (statement) => sql.slice(statement.start, statement.start + statement.leading.length) === statement.leading,
    )
    assert.ok(joined.every(Boolean), sql)
  }
})

test('an unterminated string is told with its place', () => {
  assert.throws(
    () => split("SELECT 1;\nSELECT 'x", 'f.sql'),
    (error: unknown) => error instanceof Failure && error.detail.place?.line === 2 && error.detail.place.column === 8,
  )
})

test('the first words say what the scratch engine does with a statement', () => {
  const expected = {
    'create table t (a Int8) ENGINE = Null': 'define',
    '/* x */ CREATE OR REPLACE VIEW v AS SELECT 1': 'define',
    'INSERT INTO t VALUES (1)': 'data',
    'TRUNCATE TABLE t': 'data',
    'SYSTEM FLUSH LOGS': 'aside',
    'CREATE USER u': 'aside',
    'CREATE ROW POLICY p ON t USING 1': 'aside',
    'GRANT SELECT ON *.* TO u': 'aside',
    'WITH 1 AS x SELECT x': 'query',
  } as const
  for (const [sql, what] of Object.entries(expected)) assert.equal(classify(sql), what, sql)
})

test('after USE, names mean another database, to the end of the file', () => {
  const statements = split('CREATE TABLE a (x Int8) ENGINE = Log; USE shop; CREATE TABLE b (x Int8) ENGINE = Log;\nuse `db;2`;SELECT 1', 'f')
  assert.deepEqual(
    statements.map(({ text, database }) => [text.slice(0, 3).toUpperCase(), database]),
    [
      ['CRE', undefined],
      ['USE', 'shop'],
      ['CRE', 'shop'],
      ['USE', 'db;2'],
      ['SEL', 'db;2'],
    ],
  )
})
