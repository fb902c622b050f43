// What the readers of all kinds share while one state is read: facts as they are found, and which catalogue rows stand for
// which of them. Needs are worked out at the end, from pg_depend alone.
import { keyOf, type Fact, type Key, type Value } from '../../../core/fact.js'
import type { Note } from '../../../core/state.js'
import type { Row } from '../../dialect.js'
import { hidden } from '../quote.js'
import { fact, type Kind, type More, type Options, type Postgres } from '../model.js'

/** One kind's question to the catalogue and what becomes of each row of the answer; `$1` is the managed schemas. */
export interface Reader {
  /** The catalogue rows without any of which the answer is empty: asking is dearer than looking. Default is to ask. */
  readonly among?: string
  sql(version: number): string
  read(row: Row, reading: Reading): void
}

/** A row of a catalogue: `pg_class 16390`, or `pg_class 16390 2` for a column. */
export type Source = string

/** A fact as long as only the reading has it. */
type Found = { -readonly [P in keyof Fact]: Fact[P] }

export class Reading {
  private readonly facts: Found[] = []
  readonly unmodelled: Note[] = []
  readonly unverified: Note[] = []
  /** `extension=comment`, as each extension brings it. */
  readonly usualComments: string[] = []
  /** What partitions have from their parents, as JSON. */
  readonly handed: string[] = []
  /** `member, role, grantor` of what somebody else granted, as JSON. */
  readonly grantors: string[] = []
  private readonly keys = new Map<Source, Key>()
  private readonly sources = new Map<Key, Source[]>()
  private readonly bodies = new Map<Key, string>()

  /** Adds a fact. `sources` are the catalogue rows that stand for it: what needs them needs it, and what they need it needs. */
  add<K extends Kind>(kind: K, name: readonly string[], attrs: Postgres[K], sources: readonly Source[], more: More = {}): Fact {
    const made = fact(kind, name, attrs, more)
    this.facts.push(made)
    this.sources.set(made.key, [...sources])
    for (const source of sources) this.stand(source, made.key)
    return made
  }

  /** The keys of those among `names` that are managed roles. */
  roles(...names: readonly string[]): readonly Key[] {
    return names.map((name) => keyOf('role', [name])).filter((key) => this.sources.has(key))
  }

  /** The key of the schema, where it is managed. */
  schema(name: string): Key | undefined {
    const key = keyOf('schema', [name])
    return this.sources.has(key) ? key : undefined
  }

  /** Says that whatever needs the catalogue row `source` needs `key`. */
  stand(source: Source, key: Key): void {
    if (!this.keys.has(source)) this.keys.set(source, key)
  }

  /** The catalogue row `source` says what the fact `key` needs. */
  feed(key: Key, source: Source): void {
    this.sources.get(key)?.push(source)
  }

  /** The fact `key` runs `body`, in which the server does not keep track of names. */
  runs(key: Key, body: string): void {
    this.bodies.set(key, body)
  }

  keyAt(source: Source): Key | undefined {
    return this.keys.get(source)
  }

  /** The facts with their needs. `depends` leads from a catalogue row to those it depends on. */
  finish(depends: ReadonlyMap<Source, readonly Source[]>): readonly Fact[] {
    const named = this.bodies.size === 0 ? new Map<string, readonly Key[]>() : this.byName()
    // Thousands of columns depend on few types and tables.
    const found = new Map<Source, Key | undefined>()
    const keyFor = (source: Source) => {
      if (!found.has(source)) found.set(source, this.keys.get(source) ?? this.wholeAt(source))
      return found.get(source)
    }
    for (const each of this.facts) {
      const needs: Key[] = []
      const need = (key: Key | undefined) => {
        if (key !== undefined && key !== each.key && key !== each.parent && !needs.includes(key)) needs.push(key)
      }
      for (const key of each.needs) need(key)
      for (const source of this.sources.get(each.key) ?? []) for (const other of depends.get(source) ?? []) need(keyFor(other))
      each.needs = needs.sort()
      const hints = this.bodies.has(each.key) ? this.hints(each, named) : []
      if (hints.length > 0) each.hints = hints
    }
    this.rank()
    return this.facts
  }

  /** Positions as ranks from 0: dropped columns leave holes in the server's numbers. */
  private rank(): void {
    const siblings = new Map<Key | undefined, Found[]>()
    for (const each of this.facts) {
      if (each.position === undefined) continue
      const list = siblings.get(each.parent)
      if (list) list.push(each)
      else siblings.set(each.parent, [each])
    }
    for (const list of siblings.values()) {
      list.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
      for (const [rank, each] of list.entries()) each.position = rank
    }
  }

  /** What the words of a body may mean, whichever schema it finds them in. */
  private hints({ key, needs }: Fact, named: ReadonlyMap<string, readonly Key[]>): readonly Key[] {
    const body = this.bodies.get(key)
    if (body === undefined) return []
    const words = new Set(body.match(/[A-Za-z_][\w$]*|(?<=")[^"]+(?=")/g))
    const found = [...words].flatMap((word) => named.get(word) ?? named.get(word.toLowerCase()) ?? [])
    return [...new Set(found)].filter((each) => each !== key && !needs.includes(each)).sort()
  }

  /** What stands for the object that a column's row belongs to, or for the extension that the object belongs to. */
  private wholeAt(part: Source): Key | undefined {
    const whole = part.split(' ').slice(0, 2).join(' ')
    return this.keys.get(whole) ?? this.keys.get(member(whole))
  }

  private byName(): ReadonlyMap<string, readonly Key[]> {
    const named = new Map<string, Key[]>()
    for (const { key, kind, name, provides } of this.facts) {
      if (!provides && !/^(function|procedure|aggregate)$/.test(kind)) continue
      const word = name[1] ?? ''
      named.set(word, [...(named.get(word) ?? []), key])
    }
    return named
  }
}

/** What somebody made: the server's own rows have numbers below (PostgreSQL, FirstNormalObjectId). */
export function made(catalogue: string, condition = 'true'): string {
  return `${catalogue} WHERE oid >= 16384 AND ${condition}`
}

/** Under this the extension stands for what belongs to it. */
export function member(of: Source): Source {
  return `member ${of}`
}

export function source(catalogue: string, oid: Value | undefined, column: Value | undefined = 0): Source {
  return column === 0 ? `${catalogue} ${oid}` : `${catalogue} ${oid} ${column}`
}

/** `pg_class` rows that belong to an extension are the extension's. */
export function ownedByNoExtension(catalogue: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM pg_depend xd WHERE xd.classid = '${catalogue}'::regclass AND xd.objid = ${oid} AND xd.deptype = 'e')`
}

/** The owner's name; NULL for the connected role. */
export function ownerOf(column: string): string {
  return `nullif(pg_get_userbyid(${column}), current_user::name)`
}

/** The same as obj_description(), which is a function of SQL: calling it costs ten times the looking. */
export function commentOf(catalogue: string, oid: string): string {
  return `coalesce((SELECT xc.description FROM pg_description xc WHERE xc.objoid = ${oid} AND xc.classoid = '${catalogue}'::regclass AND xc.objsubid = 0), '')`
}

export function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value)
}

export function textOrNull(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

export function texts(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.map((each) => String(each)) : []
}

/** `{name=value,…}` as the catalogue keeps options. */
export function options(value: Value | undefined): Options {
  return Object.fromEntries(texts(value).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const))
}

/** Options by whose name a person would keep the value to themselves. */
const secret = /pass|secret|token|credential|private|(^|_)key$|keyfile|passphrase/i

export function looksSecret(name: string): boolean {
  return secret.test(name)
}

/** Options of foreign objects: values that look like secrets are hidden, so they are neither compared nor shown nor written. */
export function foreignOptions(value: Value | undefined): Options {
  return Object.fromEntries(Object.entries(options(value)).map(([name, text]) => [name, looksSecret(name) ? hidden : text]))
}

export function owned(row: Row): { readonly owner: string | null; readonly comment: string } {
  return { owner: textOrNull(row.owner), comment: text(row.comment) }
}
