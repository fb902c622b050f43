// PostgreSQL's own parser, and the little trueup asks of its trees. Loaded once, before anything synchronous asks.
import type * as LibPgQuery from 'libpg-query'
import { assert } from '../../core/failure.js'

/** A node of a parse tree: one property named for its type. */
export type Node = { readonly [name: string]: unknown }

export interface Parsed {
  readonly type: string
  readonly node: Node
  /** Offsets in bytes of UTF-8. */
  readonly start: number
  readonly end: number
}

let parser: typeof LibPgQuery | undefined

export async function loadParser(): Promise<void> {
  if (parser) return
  const loaded = await import('libpg-query')
  await loaded.loadModule()
  parser = loaded
}

export class ParseError extends Error {
  /** In characters. */
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.position = position
  }
}

/** The statements of `sql`, in order. Throws `ParseError`. */
export function parse(sql: string): readonly Parsed[] {
  assert(parser, 'the PostgreSQL parser is asked before it is loaded')
  if (sql.trim() === '') return []
  try {
    const bytes = Buffer.byteLength(sql)
    const { stmts = [] } = parser.parseSync(sql) as unknown as { stmts?: { stmt: Record<string, Node>; stmt_location?: number; stmt_len?: number }[] }
    return stmts.map(({ stmt, stmt_location: start = 0, stmt_len: length = 0 }) => {
      const [type = '', node = {}] = Object.entries(stmt)[0] ?? []
      return { type, node, start, end: length === 0 ? bytes : start + length }
    })
  } catch (error) {
    const details = (error as { sqlDetails?: { message: string; cursorPosition: number } }).sqlDetails
    throw new ParseError(details?.message ?? (error as Error).message, Math.max(0, details?.cursorPosition ?? 0))
  }
}

/** The statements of `sql`; none where it does not parse: the server will say what is wrong with it. */
export function parsedOrNone(sql: string): readonly Parsed[] {
  try {
    return parse(sql)
  } catch (error) {
    if (error instanceof ParseError) return []
    throw error
  }
}

/** Offsets in bytes of UTF-8. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The words of `sql`, without comments. */
export function scan(sql: string): readonly Token[] {
  assert(parser, 'the PostgreSQL parser is asked before it is loaded')
  return parser.scanSync(sql).tokens.filter(({ tokenName }) => !/COMMENT$/.test(tokenName))
}

export function child(node: unknown, name: string): Node | undefined {
  const value = (node as Node | undefined)?.[name]
  return typeof value === 'object' && value !== null ? (value as Node) : undefined
}

export function list(node: unknown, name: string): readonly Node[] {
  const value = (node as Node | undefined)?.[name]
  return Array.isArray(value) ? (value as Node[]) : []
}

export function text(node: unknown, name: string): string {
  const value = (node as Node | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}

/** The strings of a list of `String` nodes: a dotted name. */
export function names(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    const value = text(child(node, 'String'), 'sval')
    return value === '' ? [] : [value]
  })
}

/** The schema and name of a `RangeVar`. */
export function rangeName(node: Node | undefined, schema: string): readonly string[] {
  return [text(node, 'schemaname') || schema, text(node, 'relname')]
}
