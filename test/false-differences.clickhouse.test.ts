// Two spellings of one thing give no plan, in either direction: every class of false difference that tools in this field
// have been reported for. And the other way round: what merely looks alike is told apart.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { plan as makePlan } from '../src/core/plan.js'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { Bench } from './support/clickhouse.js'

const bench = await Bench.open(['d'])
after(() => bench.close())

/** A MergeTree of the given columns and the rest of the statement. */
const table = (columns: string, rest = 'ORDER BY a') => `CREATE TABLE t (a Int32, ${columns}) ENGINE = MergeTree ${rest};`
const query = (select: string) =>
  `CREATE TABLE t (a Int32, b Int32, s String, at DateTime) ENGINE = MergeTree ORDER BY a; CREATE VIEW v AS ${select};`

const same: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'spacing and precedence': [
    [table('b UInt64 DEFAULT cityHash64(a,1)'), table('b UInt64 DEFAULT cityHash64( a, 1 )')],
    [table('b Int64 DEFAULT a*2+1'), table('b Int64 DEFAULT (a * 2) + 1')],
  ],
  'redundant brackets': [
    [table('b Int32'), table('b Int32', 'ORDER BY (a)')],
    [table('b Int32'), table('b Int32', 'ORDER BY tuple(a)')],
    [table('b Int32 DEFAULT (a + 1)'), table('b Int32 DEFAULT a + 1')],
    [table('b Int32, INDEX i (b) TYPE minmax GRANULARITY 1'), table('b Int32, INDEX i b TYPE minmax GRANULARITY 1')],
    [table('b Int32, CONSTRAINT c CHECK (b > 0)'), table('b Int32, CONSTRAINT c CHECK b > 0')],
    [table('b Int32', 'PARTITION BY (b) ORDER BY a'), table('b Int32', 'PARTITION BY b ORDER BY a')],
    [table('at DateTime', 'ORDER BY a TTL (at + INTERVAL 1 DAY)'), table('at DateTime', 'ORDER BY a TTL at + INTERVAL 1 DAY')],
    [table('b Int32', 'PRIMARY KEY tuple(a) ORDER BY (a, b)'), table('b Int32', 'PRIMARY KEY a ORDER BY (a, b)')],
    [
      query('SELECT a, count() AS n FROM t GROUP BY a HAVING ((a) AND (n > 1))'),
      query('SELECT a, count() AS n FROM t GROUP BY a HAVING a AND n > 1'),
    ],
    [table('b Int32, PROJECTION p (SELECT (b) ORDER BY (b))'), table('b Int32, PROJECTION p (SELECT b ORDER BY b)')],
  ],
  'numeric literals': [
    [table('b Float64 DEFAULT 1.0'), table('b Float64 DEFAULT 1.')],
    [table('b Float64 DEFAULT 1e10'), table('b Float64 DEFAULT 10000000000.')],
    [table('b Int32 DEFAULT 0x10'), table('b Int32 DEFAULT 16')],
    [table('b Int32 DEFAULT 1_000'), table('b Int32 DEFAULT 1000')],
  ],
  'interval sugar': [
    [table('at DateTime', 'ORDER BY a TTL at + INTERVAL 5 YEAR'), table('at DateTime', 'ORDER BY a TTL at + toIntervalYear(5)')],
    [query('SELECT at FROM t WHERE at > now() - INTERVAL 7 DAY'), query('SELECT at FROM t WHERE at > now() - toIntervalDay(7)')],
  ],
  'TTL sugar': [
    [table('at DateTime', 'ORDER BY a TTL at + INTERVAL 1 DAY DELETE'), table('at DateTime', 'ORDER BY a TTL at + INTERVAL 1 DAY')],
    [
      table('at DateTime', 'ORDER BY a TTL at + INTERVAL 1 DAY DELETE WHERE a=1'),
      table('at DateTime', 'ORDER BY a TTL at + INTERVAL 1 DAY DELETE WHERE (a = 1)'),
    ],
  ],
  'derived primary key': [
    [table('b Int32', 'PRIMARY KEY a ORDER BY a'), table('b Int32')],
    [table('b Int32', 'PRIMARY KEY (a, b) ORDER BY (a, b)'), table('b Int32', 'ORDER BY (a, b)')],
    [table('b Int32', 'PRIMARY KEY a'), table('b Int32', 'ORDER BY a')],
    ['CREATE TABLE t (a Int32 PRIMARY KEY) ENGINE = MergeTree;', 'CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;'],
    [table('b Int32', 'ORDER BY ()'), table('b Int32', 'ORDER BY tuple()')],
    [table('b Int32', 'PARTITION BY tuple() ORDER BY a'), table('b Int32')],
  ],
  enum: [
    [table(`b Enum('x', 'y')`), table(`b Enum8('x' = 1, 'y' = 2)`)],
    [table(`b Enum8('y'=2,'x'=1)`), table(`b Enum8('x' = 1, 'y' = 2)`)],
  ],
  'type aliases': [
    [table('b INT, c VARCHAR(255), e BOOLEAN, f TIMESTAMP, g DEC(9, 2)'), table('b Int32, c String, e Bool, f DateTime, g Decimal(9, 2)')],
    [table('b DateTime64, c Decimal64(3)'), table('b DateTime64(3), c Decimal(18, 3)')],
    [table('b Variant(String, Int32)'), table('b Variant(Int32, String)')],
    [table('b JSON(max_dynamic_types = 4, max_dynamic_paths = 8)'), table('b JSON(max_dynamic_paths = 8, max_dynamic_types = 4)')],
    [table('b bigint NULL, c text NOT NULL'), table('b Nullable(Int64), c String')],
  ],
  'default type inference': [[table('b DEFAULT now()'), table('b DateTime DEFAULT now()')]],
  'expression sugar': [
    [table('b Int8 DEFAULT CASE WHEN a > 1 THEN 1 ELSE 2 END'), table('b Int8 DEFAULT multiIf(a > 1, 1, 2)')],
    [table(`b String DEFAULT 'x' || 'y'`), table(`b String DEFAULT concat('x', 'y')`)],
    [table('b Int64 DEFAULT a::Int64'), table(`b Int64 DEFAULT CAST(a, 'Int64')`)],
    [table('b Bool DEFAULT a BETWEEN 1 AND 2'), table('b Bool DEFAULT (a >= 1) AND (a <= 2)')],
    [table('b Int8 DEFAULT a > 1 ? 1 : 2'), table('b Int8 DEFAULT if(a > 1, 1, 2)')],
    [table('at Date, b UInt16 DEFAULT EXTRACT(YEAR FROM at)'), table('at Date, b UInt16 DEFAULT toYear(at)')],
  ],
  'codec defaults': [
    [table('b Int32 CODEC(ZSTD)'), table('b Int32 CODEC(ZSTD(1))')],
    [table('b Int32 CODEC(Delta, LZ4)'), table('b Int32 CODEC(Delta(4), LZ4)')],
    [table('b DateTime CODEC(DoubleDelta, ZSTD)'), table('b DateTime CODEC(DoubleDelta(4), ZSTD(1))')],
  ],
  'settings noise': [
    [table('b Int32', 'ORDER BY a SETTINGS index_granularity = 8192'), table('b Int32')],
    [table('b Int32', 'ORDER BY a SETTINGS ttl_only_drop_parts = true'), table('b Int32', 'ORDER BY a SETTINGS ttl_only_drop_parts = 1')],
    [
      table('b Int32', 'ORDER BY a SETTINGS parts_to_delay_insert = 5, old_parts_lifetime = 6'),
      table('b Int32', 'ORDER BY a SETTINGS old_parts_lifetime = 6, parts_to_delay_insert = 5'),
    ],
  ],
  'replicated engines': [
    ['CREATE TABLE t (a Int32) ENGINE = ReplicatedMergeTree() ORDER BY a;', 'CREATE TABLE t (a Int32) ENGINE = ReplicatedMergeTree ORDER BY (a);'],
    [
      `CREATE TABLE t (a Int32, v UInt64) ENGINE = ReplicatedReplacingMergeTree('/p/{shard}','{replica}',v) ORDER BY a;`,
      `CREATE TABLE t (a Int32, v UInt64) ENGINE = ReplicatedReplacingMergeTree( '/p/{shard}', '{replica}', v ) ORDER BY a;`,
    ],
    ['CREATE TABLE t ON CLUSTER c (a Int32) ENGINE = MergeTree ORDER BY a;', 'CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;'],
  ],
  'inferred columns of views': [
    [query('SELECT a, s FROM t'), query('SELECT a, s FROM t').replace('VIEW v AS', 'VIEW v (a Int32, s String) AS')],
    [
      'CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a; CREATE MATERIALIZED VIEW mv TO t2 AS SELECT a FROM t; CREATE TABLE t2 (a Int32) ENGINE = MergeTree ORDER BY a;',
      'CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a; CREATE MATERIALIZED VIEW mv TO d.t2 (a Int32) AS SELECT a FROM d.t; CREATE TABLE t2 (a Int32) ENGINE = MergeTree ORDER BY a;',
    ],
  ],
  'definer that the server adds': [
    [
      'CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a; CREATE MATERIALIZED VIEW mv REFRESH EVERY 1 DAY APPEND TO t EMPTY AS SELECT 1::Int32 AS a;',
      'CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a; CREATE MATERIALIZED VIEW mv REFRESH EVERY 1 DAY APPEND TO t DEFINER = alice SQL SECURITY DEFINER EMPTY AS SELECT 1::Int32 AS a;',
    ],
  ],
  secrets: [
    [
      `CREATE TABLE t (a Int32) ENGINE = S3('http://localhost/bucket/x', 'key', 'secret', 'CSV');`,
      `CREATE TABLE t (a Int32) ENGINE = S3('http://localhost/bucket/x', 'key', '[HIDDEN]', 'CSV');`,
    ],
    [
      `CREATE TABLE t (a Int32) ENGINE = PostgreSQL('localhost:1', 'db', 't', 'u', 'one');`,
      `CREATE TABLE t (a Int32) ENGINE = PostgreSQL('localhost:1', 'db', 't', 'u', 'two');`,
    ],
    [
      `CREATE DICTIONARY t (k UInt64, v String) PRIMARY KEY k SOURCE(POSTGRESQL(HOST 'h' PORT 1 USER 'u' PASSWORD 'one' DB 'x' TABLE 't')) LIFETIME(0) LAYOUT(FLAT());`,
      `CREATE DICTIONARY t (k UInt64, v String) PRIMARY KEY k SOURCE(POSTGRESQL(HOST 'h' PORT 1 USER 'u' PASSWORD 'two' DB 'x' TABLE 't')) LIFETIME(MIN 0 MAX 0) LAYOUT(FLAT());`,
    ],
  ],
  nested: [[table('n Nested(k String, v Int32)'), table('`n.k` Array(String), `n.v` Array(Int32)')]],
  'default database': [
    [query('SELECT a FROM t'), query('SELECT a FROM d.t')],
    [query('SELECT x.a FROM t AS x JOIN t AS y ON x.a = y.a'), query('SELECT x.a FROM d.t AS x INNER JOIN d.t AS y ON x.a = y.a')],
  ],
  quoting: [
    ['CREATE TABLE t (a Int32) ENGINE = `Null`;', 'CREATE TABLE "t" (`a` Int32) ENGINE = Null;'],
    ['CREATE TABLE t (`b\\`t` Int32) ENGINE = Null;', 'CREATE TABLE t (`b``t` Int32) ENGINE = Null;'],
    [table(`b String DEFAULT 'it''s'`), table(`b String DEFAULT 'it\\'s'`)],
  ],
  'comments and case': [
    ['create table t (a int32) engine = Memory -- a remark', 'CREATE TABLE t (a Int32) /* another */ ENGINE = Memory;'].map((sql) =>
      sql.replace('int32', 'Int32'),
    ) as [string, string],
  ],
}

const different: Readonly<Record<string, readonly [string, string]>> = {
  'left and inner join': [
    query('SELECT x.a FROM t AS x LEFT JOIN t AS y ON x.a = y.a'),
    query('SELECT x.a FROM t AS x INNER JOIN t AS y ON x.a = y.a'),
  ],
  'descending order': [query('SELECT a FROM t ORDER BY a DESC'), query('SELECT a FROM t ORDER BY a')],
  distinct: [query('SELECT DISTINCT a FROM t'), query('SELECT a FROM t')],
  'union all': [query('SELECT a FROM t UNION ALL SELECT b FROM t'), query('SELECT a FROM t UNION DISTINCT SELECT b FROM t')],
  final: [
    query('SELECT a FROM t FINAL').replace('MergeTree', 'ReplacingMergeTree'),
    query('SELECT a FROM t').replace('MergeTree', 'ReplacingMergeTree'),
  ],
  'settings of a query': [query('SELECT a FROM t SETTINGS max_threads = 1'), query('SELECT a FROM t SETTINGS max_threads = 2')],
  'brackets that count': [table('b Int64 DEFAULT (a + 1) * 2'), table('b Int64 DEFAULT a + 1 * 2')],
  'brackets in a string': [table(`b String DEFAULT '(a)'`), table(`b String DEFAULT 'a'`)],
  'a tuple and its only element': [query('SELECT tuple(a) AS x FROM t'), query('SELECT a AS x FROM t')],
  'kind of default': [table('b Int32 DEFAULT a'), table('b Int32 MATERIALIZED a')],
  'granularity of an index': [table('INDEX i a TYPE minmax GRANULARITY 1'), table('INDEX i a TYPE minmax GRANULARITY 2')],
  'database of a table': [query('SELECT a FROM d.t'), query('SELECT a FROM system.one, d.t')],
}

for (const [name, pairs] of Object.entries(same)) {
  for (const [i, [one, other]] of pairs.entries()) {
    test(`the same: ${name}${pairs.length > 1 ? ` ${i + 1}` : ''}`, async () => {
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        assert.deepEqual(await deltas(from, to), [], `${from}\n${to}`)
      }
    })
  }
}

for (const [name, [one, other]] of Object.entries(different)) {
  test(`not the same: ${name}`, async () => {
    assert.notDeepEqual(await deltas(one, other), [], `${one}\n${other}`)
    assert.notDeepEqual(await deltas(other, one), [], `${other}\n${one}`)
  })
}

/** What there is to change, as a person would say it. */
async function deltas(from: string, to: string): Promise<readonly string[]> {
  const [before, after] = [await bench.state(from), await bench.state(to)]
  const same = await clickhouse.unify(before, after, () => bench.work.scratch.get())
  return makePlan(before, same, clickhouse.rules).deltas.map((delta) => {
    if (delta.verb !== 'set') return `${delta.verb} ${delta.key}`
    const values = delta.attributes.map((name) => `${name}: ${JSON.stringify(delta.from.attrs[name])} → ${JSON.stringify(delta.to.attrs[name])}`)
    return `${delta.key} ${values.join('; ')}${delta.moved ? ' moved' : ''}`
  })
}
