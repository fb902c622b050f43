// Secrets in statements, as people write them: kept out of errors, of the ledger and of what is shown beforehand. What is
// read from a server has none: nobody asks it for them.
import { scan, type Token } from './parse.js'
import { hidden as mark, literal } from './quote.js'

/** Words beside which a statement's strings may be secrets. Hides too much rather than too little. */
const telling = /\b(\w*PASSWORD|USER\s+MAPPING|SUBSCRIPTION|SERVER|SECRET\w*|CREDENTIALS|\w*TOKEN|dblink\w*|aws_\w+|api_?key)\b/i

const string = /^(?:[EeNn]|[Uu]&)?'/

/** In the body of a function a string is one where such a word stands before it, and where it says how to connect. */
const before = /(?:password|secret|credentials|token)\w*['"]?\s*(?:=>|:=|=|,)?\s*$/i
const connection = /password\s*=/i

export interface Concealed {
  readonly statement: string
  readonly words: string
}

/** A statement and what a server said about it, with the statement's strings hidden in both where one may be a secret. */
export function concealed(words: string, statement: string): Concealed {
  if (!telling.test(statement)) return { statement, words }
  const hidden = literal(mark)
  let tokens: readonly Token[]
  try {
    tokens = scan(statement)
  } catch {
    return { statement: hidden, words: words.replace(/'[^']*'/g, hidden) }
  }
  const bytes = Buffer.from(statement)
  const between = (from: number, to: number) => bytes.subarray(from, to).toString()
  /** Comments, which the scanner leaves out. */
  const aside = (from: number, to: number) => between(from, to).replace(/'[^']*'/g, hidden)
  const secrets: string[] = []
  const parts = tokens.map(({ start, end, text }, i) => {
    const comments = aside(tokens[i - 1]?.end ?? 0, start)
    if (string.test(text)) secrets.push(text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'"))
    return comments + (string.test(text) ? hidden : text.startsWith('$') ? bodyOf(text, hidden) : between(start, end))
  })
  const said = secrets
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, mark), words)
  return { statement: parts.join('') + aside(tokens.at(-1)?.end ?? 0, bytes.length), words: said }
}

function bodyOf(text: string, hidden: string): string {
  return text.replace(/'((?:[^']|'')*)'/g, (whole, content: string, at: number) =>
    connection.test(content) || before.test(text.slice(0, at)) ? hidden : whole,
  )
}
