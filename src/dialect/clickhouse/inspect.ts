// The hazards that the words of a hand-written statement show. Plain reading, no meaning: it errs towards telling.
import type { Hazard } from '../../core/hazard.js'
import { isWord, lex, meaningful, type Token } from './lex.js'

export function inspect(sql: string): readonly Hazard[] {
  const tokens = meaningful(lex(sql))
  const [first, second] = tokens
  if (isWord(first, 'DROP', 'DETACH') && isWord(second, 'TABLE', 'DATABASE')) return [loss(`${words(tokens, 3)} takes its rows with it`)]
  if (isWord(first, 'TRUNCATE', 'DELETE')) return [loss(`${words(tokens, 3)} removes rows`)]
  if (
    isWord(first, 'CREATE', 'REPLACE') &&
    tokens.slice(0, 4).some((token) => isWord(token, 'REPLACE')) &&
    tokens.slice(0, 5).some((token) => isWord(token, 'TABLE'))
  ) {
    return [loss('replaces a table with its rows')]
  }
  if (!isWord(first, 'ALTER')) return []
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    if (isWord(token, 'DROP', 'CLEAR') && isWord(next, 'COLUMN', 'PARTITION', 'PART')) return [loss(`${words(tokens.slice(i), 3)} removes values`)]
    if (isWord(token, 'DELETE') && isWord(next, 'WHERE', 'IN')) return [loss('ALTER … DELETE removes rows')]
    return []
  })
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
