// Cuts a CREATE statement as the server's own formatter prints it into its clauses. Not a parser of what people type:
// people's text goes through the scratch engine first. What the cuts give is checked by rendering it again (introspect).
import { closing, isSymbol, lex, meaningful, type Token } from './lex.js'

export class Definition {
  readonly text: string
  readonly tokens: readonly Token[]

  constructor(text: string) {
    this.text = text
    this.tokens = meaningful(lex(text))
  }

  /** The text of tokens `from` up to but not including `to`. */
  slice(from: number, to: number): string {
    if (from >= to) return ''
    return this.text.slice((this.tokens[from] as Token).start, (this.tokens[to - 1] as Token).end)
  }

  /** Ranges between the commas of the bracket at `open`, nested brackets skipped. */
  list(open: number): readonly (readonly [from: number, to: number])[] {
    const end = closing(this.tokens, open) - 1
    return this.separated(open + 1, end)
  }

  /** Ranges between the commas of `from` up to `to`. */
  separated(from: number, to: number): readonly (readonly [from: number, to: number])[] {
    const ranges: (readonly [number, number])[] = []
    let start = from
    for (let i = from; i < to; i++) {
      if (isSymbol(this.tokens[i], '(') || isSymbol(this.tokens[i], '[') || isSymbol(this.tokens[i], '{')) {
        i = closing(this.tokens, i) - 1
      } else if (isSymbol(this.tokens[i], ',')) {
        ranges.push([start, i])
        start = i + 1
      }
    }
    if (start < to) ranges.push([start, to])
    return ranges
  }

  /**
   * Where each clause named in `starts` (such as `ORDER BY`) begins and ends in `from` up to `to`. The formatter prints
   * keywords in upper case, and a column may be called like one: where an operand is due, a word is a name.
   */
  clauses(from: number, to: number, starts: readonly string[]): ReadonlyMap<string, readonly [from: number, to: number]> {
    const found: { readonly name: string; readonly at: number; readonly body: number }[] = []
    let operandDue = false
    for (let i = from; i < to; i++) {
      const token = this.tokens[i] as Token
      const name = token.type === 'word' ? starts.find((start) => this.startsWith(i, start)) : undefined
      if (name !== undefined && (!operandDue || this.certain(i, name, found.at(-1)?.name))) {
        const body = i + name.split(' ').length
        found.push({ name, at: i, body })
        i = body - 1
        operandDue = !standsAlone.has(name)
        if (name === 'AS') break
        continue
      }
      if ('([{'.includes(token.text) && token.type === 'symbol') i = closing(this.tokens, i) - 1
      operandDue = (token.type === 'symbol' && !'([{*'.includes(token.text)) || (token.type === 'word' && wordOperators.has(token.text))
    }
    return new Map(found.map((clause, i) => [clause.name, [clause.body, found[i + 1]?.at ?? to] as const]))
  }

  private startsWith(at: number, words: string): boolean {
    return words.split(' ').every((word, i) => this.tokens[at + i]?.type === 'word' && this.tokens[at + i]?.text === word)
  }

  /** A clause right after a keyword that may stand alone: certain by the token that follows. */
  private certain(at: number, name: string, last: string | undefined): boolean {
    if (last !== 'EPHEMERAL') return false
    const next = this.tokens[at + 1]
    return name === 'COMMENT' ? next?.type === 'string' : isSymbol(next, '(')
  }
}

/** Clauses that need nothing after them. */
const standsAlone = new Set(['APPEND', 'EMPTY'])

/** Words after which an operand is due. */
const wordOperators = new Set(
  'AND OR NOT IN LIKE ILIKE BETWEEN IS DIV MOD GLOBAL THEN ELSE WHEN CASE INTERVAL DISTINCT BY KEY WHERE SET DELETE'.split(' '),
)
