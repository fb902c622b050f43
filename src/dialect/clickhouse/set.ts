// What a SET statement says, as settings of the statements after it: over HTTP each is a session of its own.
import { isSymbol, isWord, lex, meaningful, nameOf, stringOf } from './lex.js'

/** The settings by name; undefined for one that goes back to its default. Nothing for any other statement. */
export function settingsIn(sql: string): Readonly<Record<string, string | undefined>> {
  const tokens = meaningful(lex(sql))
  const said: Record<string, string | undefined> = {}
  if (!isWord(tokens[0], 'SET') || !isSymbol(tokens[2], '=')) return said
  for (let i = 1; i < tokens.length; ) {
    const [name, , value] = tokens.slice(i, i + 3)
    const comma = tokens.findIndex((token, n) => n > i && isSymbol(token, ','))
    const end = comma < 0 ? tokens.length : comma
    const text =
      value?.type === 'string'
        ? stringOf(value)
        : tokens
            .slice(i + 2, end)
            .map((token) => token.text)
            .join('')
    if (name) said[nameOf(name)] = isWord(value, 'DEFAULT') ? undefined : text
    i = end + 1
  }
  return said
}
