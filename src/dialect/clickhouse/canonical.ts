// How the server's spelling varies where the meaning does not, and the questions that make it tell. Texts are never
// compared with what a person typed: both sides come from the same scratch engine before they get here.
import { Failure } from '../../core/failure.js'
import { factsOf, sameValue, type Fact, type Key, type Value } from '../../core/fact.js'
import type { State } from '../../core/state.js'
import { Definition } from './definition.js'
import { isSymbol, isWord, lex, meaningful } from './lex.js'
import type { Settings } from './model.js'
import { implicitEphemeral } from './render.js'
import { literal } from './quote.js'
import { currentUser } from './rewrite.js'
import type { Scratch } from '../dialect.js'

type Asked = Pick<Scratch, 'query'>

/** A fact with the spellings evened out that need no question: keys as lists, derived primary keys, empty partitions. */
export function normal(fact: Fact): Fact {
  if (fact.kind === 'column') return normalColumn(fact)
  if (fact.kind !== 'table') return fact
  const orderBy = normalKey(fact.attrs.orderBy as string | null)
  const primaryKey = normalKey(fact.attrs.primaryKey as string | null) ?? orderBy
  const partition = normalKey(fact.attrs.partitionBy as string | null)
  const engine = String(fact.attrs.engine)
    .replace(/^`([^`]*)`/, '$1')
    .replace(/\(\)$/, '')
  const settings = withoutNoise(engine, normalSettings(fact.attrs.settings as Settings))
  return { ...fact, attrs: { ...fact.attrs, orderBy, primaryKey, partitionBy: partition === 'tuple()' ? null : partition, engine, settings } }
}

/** `true` and `1` are one value of a setting. */
function normalSettings(settings: Settings): Settings {
  const values: Readonly<Record<string, string>> = { true: '1', false: '0' }
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, values[value] ?? value]))
}

/** ALTER writes down what EPHEMERAL alone means, CREATE does not. */
function normalColumn(fact: Fact): Fact {
  const spelled = `EPHEMERAL ${implicitEphemeral(String(fact.attrs.type))}`
  return fact.attrs.default === spelled ? { ...fact, attrs: { ...fact.attrs, default: 'EPHEMERAL' } } : fact
}

/** Any ALTER of an EmbeddedRocksDB table makes the server write down a setting at its default. */
function withoutNoise(engine: string, settings: Settings): Settings {
  if (!engine.startsWith('EmbeddedRocksDB')) return settings
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => name !== 'optimize_for_bulk_insert' || value !== '1'))
}

/** `(a)`, `tuple(a)` and `a` are one key; `tuple(a, b)` and `(a, b)` are another. */
export function normalKey(text: string | null): string | null {
  if (text === null) return null
  const elements = keyElements(text)
  if (elements.length === 0) return 'tuple()'
  return elements.length === 1 ? (elements[0] as string) : `(${elements.join(', ')})`
}

/** The expressions of a key, without its outer brackets. */
export function keyElements(text: string): readonly string[] {
  const definition = new Definition(text)
  const { tokens } = definition
  const open = isWord(tokens[0], 'TUPLE') ? 1 : 0
  const last = tokens.length - 1
  if (!isSymbol(tokens[open], '(') || !isSymbol(tokens[last], ')')) return tokens.length === 0 ? [] : [text]
  const inner = definition.list(open)
  const end = inner.at(-1)?.[1] ?? last
  if (end !== last) return [text]
  if (inner.length === 1 && open === 0) return keyElements(definition.slice(...(inner[0] as readonly [number, number])))
  return inner.map((range) => definition.slice(...range))
}

/** The text without brackets outside strings: what is left when cosmetic brackets are taken away, and more. */
function withoutBrackets(text: string): string {
  return meaningful(lex(text))
    .filter((token) => !isSymbol(token, '(') && !isSymbol(token, ')'))
    .map((token) => token.text)
    .join(' ')
}

/** How to make a statement of an attribute, so that the server can be asked for its syntax tree. */
const wrappers: Readonly<Record<string, (text: string) => string>> = {
  'table.partitionBy': (text) => `SELECT ${text}`,
  'table.primaryKey': (text) => `SELECT ${text}`,
  'table.orderBy': (text) => `SELECT ${text}`,
  'table.sampleBy': (text) => `SELECT ${text}`,
  'table.ttl': (text) => `ALTER TABLE t MODIFY TTL ${text}`,
  'table.engine': (text) => `CREATE TABLE t (a Int8) ENGINE = ${text}`,
  'column.default': (text) => `SELECT ${text.replace(/^[A-Z]+ ?/, '') || '1'}`,
  'column.ttl': (text) => `SELECT ${text}`,
  'index.expression': (text) => `SELECT ${text}`,
  'projection.definition': (text) => `ALTER TABLE t ADD PROJECTION p ${text}`,
  'constraint.definition': (text) => `ALTER TABLE t ADD CONSTRAINT c ${text}`,
  'view.query': (text) => text,
  'materialized_view.query': (text) => text,
  'materialized_view.storage': (text) => `CREATE TABLE t (a Int8) ENGINE = ${text}`,
  'function.definition': (text) => `CREATE FUNCTION f AS ${text}`,
}

/**
 * `to` with the spelling of `from` where both mean the same: texts that differ in brackets only and have the same
 * syntax tree (neither alone is safe), hidden secrets, and a definer nobody declared.
 */
export async function unify(from: State, to: State, scratch: () => Promise<Asked>): Promise<State> {
  const candidates: { readonly fact: Fact; readonly name: string; readonly spelled: string; readonly text: string }[] = []
  const retyped: (readonly [key: Key, from: string, to: string])[] = []
  const changed = new Map<Fact, Record<string, Value>>()
  const set = (fact: Fact, name: string, value: Value) => {
    changed.set(fact, { ...(changed.get(fact) ?? fact.attrs), [name]: value })
  }
  for (const fact of to.facts.values()) {
    const before = from.facts.get(fact.key)
    if (!before) continue
    if (fact.kind === 'database' && to.lists.undeclaredDatabases?.includes(fact.name[0] ?? '')) {
      if (!sameValue(fact.attrs, before.attrs)) changed.set(fact, before.attrs)
      continue
    }
    for (const name of Object.keys(fact.attrs)) {
      const [spelled, text] = [before.attrs[name], fact.attrs[name]]
      if (sameValue(spelled, text)) continue
      if (fact.kind === 'column' && name === 'type') retyped.push([fact.key, String(spelled), String(text)])
      if (name === 'definer' && (text === currentUser || spelled === currentUser) && text !== null && spelled !== null)
        set(fact, name, spelled as string)
      if (typeof spelled !== 'string' || typeof text !== 'string') continue
      if (sameButHidden(spelled, text)) set(fact, name, spelled)
      const wrap = wrappers[`${fact.kind}.${name}`]
      if (wrap && withoutBrackets(spelled) === withoutBrackets(text)) candidates.push({ fact, name, spelled, text })
    }
  }
  if (candidates.length > 0) {
    const engine = await scratch()
    for (const { fact, name, spelled, text } of candidates) {
      const wrap = wrappers[`${fact.kind}.${name}`] as (text: string) => string
      if ((await syntaxTree(engine, wrap(spelled))) === (await syntaxTree(engine, wrap(text)))) set(fact, name, spelled)
    }
  }
  const unconvertible = retyped.length === 0 ? [] : await unconvertibleOf(await scratch(), retyped)
  const lists = unconvertible.length === 0 ? to.lists : { ...to.lists, unconvertible }
  if (changed.size === 0) return lists === to.lists ? to : { ...to, lists }
  return { ...to, lists, facts: factsOf([...to.facts.values()].map((fact) => ({ ...fact, attrs: changed.get(fact) ?? fact.attrs }))) }
}

/** Columns whose old type the engine has no conversion from to the new one: `ALTER` could only fail. */
async function unconvertibleOf(engine: Asked, retyped: readonly (readonly [key: Key, from: string, to: string])[]): Promise<readonly Key[]> {
  const found: Key[] = []
  for (const [key, from, to] of retyped) {
    try {
      await engine.query(`SELECT CAST(materialize(defaultValueOfTypeName(${literal(from)})), ${literal(to)}) FROM system.one WHERE 0`)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'statement-failed') throw error
      found.push(key)
    }
  }
  return found
}

async function syntaxTree(session: Asked, sql: string): Promise<string> {
  const rows = await session.query(`EXPLAIN AST ${sql}`)
  return rows.map((row) => Object.values(row)[0]).join('\n')
}

/** Whether the texts are the same once every string that one side hides is hidden on the other. */
function sameButHidden(from: string, to: string): boolean {
  const hidden = literal('[HIDDEN]')
  if (!from.includes(hidden) && !to.includes(hidden)) return false
  const [a, b] = [meaningful(lex(from)), meaningful(lex(to))]
  if (a.length !== b.length) return false
  return a.every((token, i) => token.text === b[i]?.text || token.text === hidden || b[i]?.text === hidden)
}
