// Secrets in statements, as people write them: kept out of errors and of the ledger. What a server prints of its objects
// it hides itself.
import { lex, stringOf, type Token } from './lex.js'
import { literal } from './quote.js'

/** Words beside which a statement's strings may be secrets. Hides too much rather than too little. */
const telling =
  /\b(PASSWORD|IDENTIFIED|SECRET\w*|CREDENTIALS|TOKEN|COLLECTION|MySQL|PostgreSQL|MongoDB|Redis|remote\w*|S3\w*|GCS|OSS|COSN|Azure\w*|Iceberg\w*|DeltaLake\w*|Hudi|Kafka|RabbitMQ|NATS|HEADERS|ExternalDistributed|ODBC|JDBC)\b/i

export interface Concealed {
  readonly statement: string
  readonly words: string
}

/** A statement and what a server said about it, with the statement's strings hidden in both where one may be a secret. */
export function concealed(words: string, statement: string): Concealed {
  if (!telling.test(statement)) return { statement, words }
  const hidden = literal('[HIDDEN]')
  let tokens: readonly Token[]
  try {
    tokens = lex(statement)
  } catch {
    return { statement: hidden, words: words.replace(/'[^']*'/g, hidden) }
  }
  const strings = tokens.filter((token) => token.type === 'string')
  const said = strings
    .map((token) => stringOf(token))
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '[HIDDEN]'), words)
  return { statement: tokens.map((token) => (token.type === 'string' ? hidden : token.text)).join(''), words: said }
}
