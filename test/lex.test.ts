// The tokeniser on inputs that hide strings, names and comments; and the engine's own view of the same inputs.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { Failure } from '../src/core/failure.js'
import { isSymbol, lex, meaningful, nameOf, stringOf, type Token } from '../src/dialect/clickhouse/lex.js'
import { Bench } from './support/clickhouse.js'

const words = (sql: string) => meaningful(lex(sql)).map((token) => `${token.type} ${token.text}`)
const only = (sql: string): Token => {
  const [token, ...more] = meaningful(lex(sql))
  assert.ok(token && more.length === 0, sql)
  return token
}

const cases: Readonly<Record<string, readonly string[]>> = {
  "'it''s' 'back\\'slash' '--' '/*'": ["string 'it''s'", "string 'back\\'slash'", "string '--'", "string '/*'"],
  '`a``b` `c\\`d` "e""f" `\n`': ['quoted `a``b`', 'quoted `c\\`d`', 'quoted "e""f"', 'quoted `\n`'],
  'a -- b ; c\nd': ['word a', 'word d'],
  'a /* b ; -- */ c': ['word a', 'word c'],
  'a # b ;\nc #! d\ne': ['word a', 'word c', 'word e'],
  "SELECT $$ it's ; -- $$, $tag$ $$ $tag$": ['word SELECT', "heredoc $$ it's ; -- $$", 'symbol ,', 'heredoc $tag$ $$ $tag$'],
  '1e10 .5 1.5 0x1F 1_000 0b11': ['number 1e10', 'number .5', 'number 1.5', 'number 0x1F', 'number 1_000', 'number 0b11'],
  '1abc': ['word 1abc'],
  'x -> x::Int8': ['word x', 'symbol ->', 'word x', 'symbol ::', 'word Int8'],
  '{x:UInt64}': ['symbol {', 'word x', 'symbol :', 'word UInt64', 'symbol }'],
  'a != b <> c <= d || e ?? f': [
    'word a',
    'symbol !=',
    'word b',
    'symbol <>',
    'word c',
    'symbol <=',
    'word d',
    'symbol ||',
    'word e',
    'symbol ??',
    'word f',
  ],
  '\ufeffSELECT\r\n1': ['word SELECT', 'number 1'],
  'ünïcödé 日本': ['word ünïcödé', 'word 日本'],
  '': [],
}

for (const [sql, expected] of Object.entries(cases)) {
  test(`tokens of ${JSON.stringify(sql)}`, () => {
    assert.deepEqual(words(sql), expected)
    assert.equal(
      lex(sql)
        .map((token) => token.text)
        .join(''),
      sql,
    )
  })
}

test('tuple access keeps its parts apart', () => {
  const tokens = meaningful(lex('a.1, `t`.2.3, f(x).1'))
  assert.deepEqual(tokens.map((token) => token.text).join(''), 'a.1,`t`.2.3,f(x).1')
  assert.equal(tokens[0]?.text, 'a')
})

test('nothing is lost where a string, a name or a comment does not end', () => {
  for (const [sql, offset] of [
    ["SELECT 'x", 7],
    ['SELECT `x', 7],
    ['SELECT "x', 7],
    ['SELECT 1 /* x', 9],
    ["SELECT 'x\\'", 7],
  ] as const) {
    assert.throws(
      () => lex(sql),
      (error: unknown) => error instanceof Failure && error.code === 'sql-invalid' && error.detail.offset === offset,
      sql,
    )
  }
})

const bench = await Bench.open()
after(() => bench.close())

test('names and strings mean what the engine takes them for', async () => {
  for (const name of ['`a\\`b`', '`a``b`', '`a\\\\b`', '`a\\nb`', '"a\\"b"', '`a\\x41b`', '`😀`', '`dot.ted`', "`it's`"]) {
    const [row] = await bench.server.query(`SELECT 1 AS ${name}`)
    assert.deepEqual(Object.keys(row ?? {}), [nameOf(only(name))], name)
  }
  for (const text of [
    "'a''b'",
    "'a\\'b'",
    "'a\\\\b'",
    "'a\\nb'",
    "'a\\tb'",
    "'a\\x41b'",
    "'😀'",
    "'\\%'",
    "'\\_'",
    "'\\d'",
    "'\\/'",
    "'\\='",
    "'\\q\\\\'",
    "'\\\"'",
    "'--'",
    "'a\nb'",
  ]) {
    const [row] = await bench.server.query(`SELECT ${text} AS x`)
    assert.equal(stringOf(only(text)), row?.x, text)
  }
})

test('what the tokeniser calls a comment, the engine skips', async () => {
  for (const sql of [
    'SELECT 1 -- x;\n AS a',
    'SELECT 1 # x;\n AS a',
    'SELECT 1 #!x;\n AS a',
    'SELECT 1 /* ; */ AS a',
    '/* ; */ SELECT 1 AS a',
    '--\nSELECT 1 AS a',
  ]) {
    assert.ok(!meaningful(lex(sql)).some((token) => isSymbol(token, ';')), sql)
    assert.deepEqual(await bench.server.query(sql), [{ a: 1 }], sql)
  }
})
