// Changes to SQL text that depend on where it runs: other database names, no cluster, no such user. Token by token;
// nothing inside strings is touched unless it names a database in a place where the server expects one.
import { closing, isSymbol, isWord, lex, meaningful, nameOf, stringOf, type Token } from './lex.js'
import { id, literal } from './quote.js'

/** `sql` with database names replaced; unchanged text where no name changes. */
export function renameDatabases(sql: string, databases: Readonly<Record<string, string>>): string {
  const changed = Object.entries(databases).filter(([from, to]) => from !== to)
  if (changed.length === 0 || !changed.some(([from]) => sql.includes(from))) return sql
  const names = new Map(changed)
  const tokens = meaningful(lex(sql))
  const edits: { readonly token: Token; readonly text: string }[] = []
  tokens.forEach((token, i) => {
    if (token.type === 'word' || token.type === 'quoted') {
      const to = names.get(nameOf(token))
      if (to !== undefined && namesDatabase(tokens, i)) edits.push({ token, text: id(to, token.type === 'quoted') })
    } else if (token.type === 'string') {
      const text = renamedString(tokens, i, names)
      if (text !== undefined) edits.push({ token, text: literal(text) })
    }
  })
  return edit(sql, edits)
}

function namesDatabase(tokens: readonly Token[], i: number): boolean {
  const previous = tokens[i - 1]
  if (isSymbol(tokens[i + 1], '.') && !isSymbol(previous, '.')) return true
  if (isWord(previous, 'DATABASE', 'USE')) return true
  if (isWord(previous, 'EXISTS') && tokens.slice(0, i).some((token) => isWord(token, 'DATABASE'))) return true
  return engineArgument(tokens, i)
}

/** `Distributed(cluster, database, table)`, `Buffer(database, table)`, `Merge(database, regexp)`, `Dictionary(database.name)`. */
function engineArgument(tokens: readonly Token[], i: number): boolean {
  if (isSymbol(tokens[i - 1], '(') && isWord(tokens[i - 2], 'BUFFER', 'MERGE')) return true
  return isSymbol(tokens[i - 1], ',') && isSymbol(tokens[i - 3], '(') && isWord(tokens[i - 4], 'DISTRIBUTED')
}

function renamedString(tokens: readonly Token[], i: number, names: ReadonlyMap<string, string>): string | undefined {
  const value = stringOf(tokens[i] as Token)
  if (engineArgument(tokens, i)) return names.get(value)
  if (isWord(tokens[i - 1], 'DB', 'DATABASE')) return names.get(value)
  const [database, ...rest] = value.split('.')
  if (database === undefined || rest.length !== 1 || !isSymbol(tokens[i - 1], '(')) return undefined
  const to = names.get(database)
  return to !== undefined && /^(dict|joinGet)/i.test(tokens[i - 2]?.text ?? '') ? `${to}.${rest[0]}` : undefined
}

/** `sql` without `ON CLUSTER name`. */
export function withoutCluster(sql: string): string {
  if (!/\bcluster\b/i.test(sql)) return sql
  const tokens = meaningful(lex(sql))
  const edits = tokens.flatMap((token, i) => {
    if (!isWord(token, 'ON') || !isWord(tokens[i + 1], 'CLUSTER') || !tokens[i + 2]) return []
    return [token, tokens[i + 1] as Token, tokens[i + 2] as Token].map((each) => ({ token: each, text: '' }))
  })
  return edit(sql, edits)
}

/** Whose rights a view uses, as somebody wrote it. */
export interface Security {
  readonly definer?: string
  readonly security?: string
}

/** `sql` without the rights that the scratch engine cannot give (it has one user, who may not waive them), and those. */
export function withoutSecurity(sql: string): { readonly sql: string; readonly security: Security } {
  if (!/\b(definer|security)\b/i.test(sql)) return { sql, security: {} }
  const tokens = meaningful(lex(sql))
  const as = tokens.findIndex((token) => isWord(token, 'AS'))
  const head = as < 0 ? [] : tokens.slice(0, as)
  const none = head.findIndex((token, i) => isWord(token, 'SQL') && isWord(tokens[i + 1], 'SECURITY') && isWord(tokens[i + 2], 'NONE'))
  if (none >= 0) {
    const edits = tokens.slice(none, none + 3).map((token) => ({ token, text: '' }))
    return { sql: edit(sql, edits), security: { security: 'NONE' } }
  }
  const at = head.findIndex((token, i) => isWord(token, 'DEFINER') && isSymbol(tokens[i + 1], '='))
  const name = tokens[at + 2]
  if (at < 0 || !name || isWord(name, currentUser)) return { sql, security: {} }
  const text = name.type === 'string' ? stringOf(name) : nameOf(name)
  return { sql: edit(sql, [{ token: name, text: currentUser }]), security: { definer: id(text) } }
}

/** The definer that the server takes where nobody is named: whoever runs the statement. */
export const currentUser = 'CURRENT_USER'

/** Values of named collections that what uses them wants in a certain form. */
const standIns: Readonly<Record<string, string>> = { port: '1', secure: '0', url: `'http://localhost/trueup/file.csv'`, format: `'CSV'` }

/** A named collection as a server shows it, with values that its users accept in place of the hidden ones. */
export function withStandIns(sql: string): string {
  if (!/^\s*CREATE\s+NAMED\s+COLLECTION\b/i.test(sql)) return sql
  const tokens = meaningful(lex(sql))
  const edits = tokens.flatMap((token, i) => {
    const name = tokens[i - 2]
    const value = name && token.text === literal('[HIDDEN]') ? standIns[nameOf(name).toLowerCase()] : undefined
    return value === undefined ? [] : [{ token, text: value }]
  })
  return edit(sql, edits)
}

/** `sql` with EMPTY in a refreshable view: the scratch engine must not run its query, which may read from anywhere. */
export function withoutRefresh(sql: string): string {
  if (!/^\s*(CREATE|ATTACH|REPLACE)\b[\s\S]*\bREFRESH\b/i.test(sql)) return sql
  const tokens = meaningful(lex(sql))
  let refresh = false
  let place: Token | undefined
  for (let i = 0; i < tokens.length; i++) {
    const [token, next] = [tokens[i] as Token, tokens[i + 1]]
    if (isSymbol(token, '(')) i = closing(tokens, i) - 1
    if (isWord(token, 'REFRESH') && isWord(next, 'EVERY', 'AFTER')) refresh = true
    if (isWord(token, 'EMPTY') && refresh && !isSymbol(tokens[i - 1], '.')) return sql
    const ends =
      (isWord(token, 'DEFINER') && isSymbol(next, '=')) ||
      (isWord(token, 'SQL') && isWord(next, 'SECURITY')) ||
      (isWord(token, 'COMMENT') && next?.type === 'string') ||
      isWord(token, 'AS')
    if (ends) place ??= token
    if (isWord(token, 'AS')) break
  }
  return refresh && place ? edit(sql, [{ token: place, text: `EMPTY ${place.text}` }]) : sql
}

/** `sql` without the columns that a server shows for an Alias table and takes back from nobody: they were those of its target. */
export function withoutAliasColumns(sql: string): string {
  if (!/\bENGINE = Alias\b/.test(sql)) return sql
  const tokens = meaningful(lex(sql))
  const open = tokens.findIndex((token) => isSymbol(token, '('))
  const end = closing(tokens, open)
  const alias = isWord(tokens[1], 'TABLE') && isWord(tokens[end], 'ENGINE') && isWord(tokens[end + 2], 'ALIAS')
  return alias ? `${sql.slice(0, tokens[open]?.start)}${sql.slice(tokens[end]?.start)}` : sql
}

export function edit(sql: string, edits: readonly { readonly token: Token; readonly text: string }[]): string {
  let result = ''
  let at = 0
  for (const { token, text } of edits) {
    result += sql.slice(at, token.start) + text
    at = token.end
  }
  return result + sql.slice(at)
}
