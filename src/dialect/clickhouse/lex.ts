// The only tokeniser of ClickHouse SQL. It knows where strings, names and comments end, and nothing of grammar.
// Source of the rules: ClickHouse src/Parsers/Lexer.cpp (26.x).
import { Failure } from '../../core/failure.js'

export type TokenType = 'space' | 'comment' | 'string' | 'quoted' | 'word' | 'number' | 'heredoc' | 'symbol'

export interface Token {
  readonly type: TokenType
  readonly text: string
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

/** Longest alternatives first; each is anchored where the previous token ended. */
const pattern = new RegExp(
  [
    /(?<space>[\s\u00a0\ufeff]+)/,
    /(?<comment>--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?\*\/)/,
    /(?<string>'(?:[^'\\]|\\[\s\S]|'')*')/,
    /(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*")/,
    /(?<heredoc>\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$)/,
    /(?<number>0[xX][0-9a-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*)(?:\.\d*)?(?:[eE][+-]?\d+)?(?!\w)|\.\d+(?:[eE][+-]?\d+)?)/,
    /(?<word>[A-Za-z_\u0080-\uffff0-9$][\w$\u0080-\uffff]*)/,
    /(?<symbol>->|::|<=>|<=|>=|<>|!=|==|\|\||@@|\?\?|[^\s\w])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'y',
)

/** The type of each of the pattern's groups, from the first on; a here document has a second group, for its tag. */
const types: readonly (TokenType | undefined)[] = ['space', 'comment', 'string', 'quoted', 'heredoc', undefined, 'number', 'word', 'symbol']

/** Groups by number: by name they cost a fifth of a plan's time. */
function typeOf(match: RegExpExecArray): TokenType | undefined {
  for (let i = 1; i < match.length; i++) if (match[i] !== undefined) return types[i - 1]
  return undefined
}

/**
 * All tokens of `sql`, spaces and comments included, so that their texts join to the input again.
 * With `most`, only so many from the beginning. Throws `sql-invalid` with `offset` in its detail where a string, name or comment does not end.
 */
export function lex(sql: string, most = Number.POSITIVE_INFINITY): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < sql.length && tokens.length < most) {
    pattern.lastIndex = at
    const match = pattern.exec(sql)
    const type = match ? typeOf(match) : undefined
    const text = match?.[0] ?? ''
    if (!type || (type === 'symbol' && (text === "'" || text === '`' || text === '"'))) throw unterminated(sql, at)
    if (type === 'symbol' && sql.startsWith('/*', at)) throw unterminated(sql, at)
    tokens.push({ type, text, start: at, end: at + text.length })
    at += text.length
  }
  return tokens
}

function unterminated(sql: string, offset: number): Failure {
  const what = sql.startsWith('/*', offset) ? 'comment' : sql[offset] === "'" ? 'string' : 'quoted name'
  return new Failure('sql-invalid', `unterminated ${what}`, `Close the ${what} that starts here.`, { offset })
}

/** The first tokens of `sql` that carry meaning: enough to tell what a statement is about. */
export function head(sql: string): readonly Token[] {
  return meaningful(lex(sql, 60))
}

/** The tokens that carry meaning. */
export function meaningful(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.type !== 'space' && token.type !== 'comment')
}

/** Whether `token` is the unquoted word `word` (upper case), in any case. */
export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.type === 'word' && words.includes(token.text.toUpperCase())
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.type === 'symbol' && token.text === symbol
}

/** The index just after the bracket that closes the one at `open`; the end of the list where none does. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.type !== 'symbol') continue
    if ('([{'.includes(token.text)) depth++
    else if (')]}'.includes(token.text) && --depth === 0) return i + 1
  }
  return tokens.length
}

/** The name a word or quoted token stands for. */
export function nameOf(token: Token): string {
  if (token.type !== 'quoted') return token.text
  const quote = token.text[0] as string
  return unescaped(token.text.slice(1, -1).replaceAll(quote + quote, quote))
}

/** The value of a string token. */
export function stringOf(token: Token): string {
  return unescaped(token.text.slice(1, -1).replaceAll("''", "'"))
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  0: '\0',
  a: '\x07',
  v: '\v',
  e: '\x1b',
}

function unescaped(text: string): string {
  return text.replace(/\\(x[0-9a-fA-F]{2}|[\s\S])/g, (_, code: string) =>
    code.length === 3
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (escapes[code] ?? (/[\\'"`/=\p{Cc}]/u.test(code) ? code : `\\${code}`)),
  )
}
