// What of a database a scratch copy needs to prove a plan on: little of a large one, and in an order in which it can be made.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { makersFirst, rankOf } from '../src/dialect/postgres/creation.js'
import { neighbourhood } from '../src/workflow/prove.js'
import { PostgresBench } from './support/postgres-bench.js'

const bench = await PostgresBench.open(['public'])
after(() => bench.close())

const chain = `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE a (id int PRIMARY KEY, other int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
CREATE TABLE c (id int PRIMARY KEY, code int UNIQUE, b int REFERENCES b);
CREATE INDEX c_b ON c (b);
CREATE TRIGGER t BEFORE INSERT ON c FOR EACH ROW EXECUTE FUNCTION f();
CREATE TABLE d (id int, c int REFERENCES c (code));
CREATE TABLE e (id int);
`

async function copied(after: string): Promise<readonly string[]> {
  const [from, to] = [await bench.state(chain), await bench.state(chain + after)]
  const deltas = [...to.facts.values()].filter(({ key }) => !from.facts.has(key))
  assert.ok(deltas.length > 0)
  return [...neighbourhood(bench.work, deltas, from.facts, to.facts)]
}

test('a table that is only needed comes without its own foreign keys, indexes and triggers, and what those need stays away', async () => {
  const keys = await copied('ALTER TABLE d ADD COLUMN more text;')
  for (const there of ['table "public"."d"', 'table "public"."c"', 'column "public"."c"."b"', 'constraint "public"."c"."c_code_key"'])
    assert.ok(keys.includes(there), there)
  for (const away of [
    'constraint "public"."c"."c_b_fkey"',
    'index "public"."c"."c_b"',
    'trigger "public"."c"."t"',
    'table "public"."b"',
    'table "public"."e"',
    'function "public"."f".""',
  ])
    assert.ok(!keys.includes(away), away)
})

test('what needs a table that changes comes whole', async () => {
  const keys = await copied('ALTER TABLE b ADD COLUMN more text;')
  for (const there of ['constraint "public"."c"."c_b_fkey"', 'index "public"."c"."c_b"', 'trigger "public"."c"."t"', 'table "public"."a"'])
    assert.ok(keys.includes(there), there)
  assert.ok(keys.includes('function "public"."f".""'))
  assert.ok(!keys.includes('table "public"."d"'))
})

test('relations are made before what names them, however long the chain', () => {
  const texts = Array.from({ length: 5000 }, (_, i) =>
    i === 0 ? 'CREATE TABLE t0 (id int PRIMARY KEY)' : `CREATE TABLE t${i} (id int PRIMARY KEY, p int REFERENCES ${i % 2 ? 'public.' : ''}t${i - 1})`,
  )
  const ranked = bench.split(`${[...texts].reverse().join(';\n')};`).map((statement) => ({ statement, rank: rankOf('CreateStmt') }))
  const sorted = makersFirst(ranked, () => 'public').map(({ statement }) => statement.text.trim())
  assert.deepEqual(sorted, texts)
})

test('a circle of foreign keys loses no statement', () => {
  const ranked = bench
    .split('CREATE TABLE x (y int REFERENCES y); CREATE TABLE y (x int REFERENCES x); CREATE TABLE z (y int REFERENCES y);')
    .map((statement) => ({ statement, rank: rankOf('CreateStmt') }))
  assert.equal(makersFirst(ranked, () => 'public').length, 3)
})
