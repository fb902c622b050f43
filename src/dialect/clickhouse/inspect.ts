// The hazards that the words of a hand-written statement show. Plain reading, no meaning: it errs towards telling.
import type { Hazard } from '../../core/hazard.js'
import { subjectOf } from './subject.js'
import { isWord, lex, meaningful, type Token } from './lex.js'

export function inspect(sql: string): readonly Hazard[] {
  const tokens = meaningful(lex(sql))
  const [first, second] = tokens
  if (isWord(first, 'DROP', 'DETACH') && isWord(second, 'TABLE', 'DATABASE')) return [loss(`drops ${named(sql)} with its rows`)]
  if (isWord(first, 'TRUNCATE', 'DELETE')) return [loss(`removes rows: ${words(tokens, 4)} …`)]
  const start = tokens.slice(0, 4)
  if (isWord(first, 'CREATE', 'REPLACE') && start.some((token) => isWord(token, 'REPLACE')) && start.some((token) => isWord(token, 'TABLE'))) {
    return [loss(`replaces ${named(sql)} with its rows`)]
  }
  if (!isWord(first, 'ALTER')) return []
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    if (isWord(token, 'DROP', 'CLEAR') && isWord(next, 'COLUMN', 'PARTITION', 'PART')) {
      const named = isWord(tokens[i + 2], 'IF') ? tokens[i + 4] : tokens[i + 2]
      return [loss(`drops ${next?.text.toLowerCase()} ${named?.text ?? ''} with its values`)]
    }
    if (isWord(token, 'DELETE') && isWord(next, 'WHERE', 'IN')) return [loss('ALTER … DELETE removes rows')]
    return []
  })
}

/** The statement's subject, as a person says it. */
function named(sql: string): string {
  const { kind, name } = subjectOf(sql, '')
  return `${kind} ${name.filter(Boolean).join('.')}`
}

function loss(message: string): Hazard {
  return { code: 'data-loss', message }
}

function words(tokens: readonly Token[], count: number): string {
  return tokens
    .slice(0, count)
    .map((token) => token.text)
    .join(' ')
}
