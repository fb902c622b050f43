// A throwaway ClickHouse: states are loaded into it, migrations replayed on it, plans proven on it.
import { randomUUID } from 'node:crypto'
import { Failure, placeText } from '../../core/failure.js'
import type { Key } from '../../core/fact.js'
import type { Note, State } from '../../core/state.js'
import type { Row, Scope, Scratch, ScratchOptions, SqlStatement } from '../dialect.js'
import { attachment, placeholder } from './as-found.js'
import { temporaryFolder } from '../engine-files.js'
import { placeholderHint } from '../placeholder.js'
import { embeddable, madeAsNull } from './embeddable.js'
import { Engine } from './engine.js'
import { isElsewhere, misspelled, permit } from './limits.js'
import { readCatalogue, readState, type Unheld } from './introspect/state.js'
import { relationKey } from './model.js'
import { verifyPartNames } from './part-name.js'
import { id } from './quote.js'
import { withStandIns, withoutRefresh, withoutSecurity } from './rewrite.js'
import { concealed } from './secret.js'
import { classify } from './split.js'
import { subjectOf, type Subject } from './subject.js'
import { surroundings } from './surroundings.js'

/** Creation order where nothing else is known; what fails for want of another object is tried again after the rest. */
const order = ['named_collection', 'function', 'table', 'dictionary', 'view', 'materialized_view']

export class ClickHouseScratch implements Scratch {
  readonly version: string
  private engine: Engine
  private readonly start: () => Promise<Engine>
  /** A rename makes the engine remember dependants that are long gone (26.7): it is not used for another state. */
  private tainted = false
  private readonly unheld = new Map<Key, Unheld>()
  private readonly undeclared = new Set<string>()
  /** Names of what is there although it could not be made. */
  private readonly found = new Set<Key>()
  private database = ''
  /** What was read last, and the catalogue it was read from. */
  private latest: { readonly words: string; readonly state: State } | undefined

  private constructor(engine: Engine, start: () => Promise<Engine>) {
    this.engine = engine
    this.start = start
    this.version = engine.version
  }

  static async start(options: ScratchOptions): Promise<Scratch> {
    const { timeout, verbose, mentions } = options
    const start = async () => {
      const engine = await Engine.start({ path: temporaryFolder(), temporary: true, config: surroundings(mentions, true), timeout, verbose })
      await permit(engine)
      return engine
    }
    return new ClickHouseScratch(await start(), start)
  }

  async reset(scope: Scope, like: readonly SqlStatement[] = []): Promise<void> {
    if (this.tainted) {
      await this.engine.close()
      this.engine = await this.start()
      this.tainted = false
    }
    const left = await this.engine.query(
      `SELECT * FROM (SELECT 'DATABASE' AS what, name FROM system.databases WHERE name NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema')
       UNION ALL SELECT 'FUNCTION', name FROM system.functions WHERE origin = 'SQLUserDefined'
       UNION ALL SELECT 'NAMED COLLECTION', name FROM system.named_collections) ORDER BY what`,
    )
    const declared = new Map(
      like
        .map((statement) => [this.subject(statement), statement] as const)
        .filter(([subject]) => subject.verb === 'create' && subject.kind === 'database')
        .map(([subject, statement]) => [subject.name[0] ?? '', statement]),
    )
    this.unheld.clear()
    this.undeclared.clear()
    this.found.clear()
    const drops = left.map((row) => `DROP ${row.what} ${id(String(row.name))}${row.what === 'DATABASE' ? ' SYNC' : ''}`)
    // Objects of one database may need those of another: nothing is there to be protected.
    await this.all(['SET check_table_dependencies = 0', ...drops, 'SET check_table_dependencies = 1'])
    for (const name of scope.databases) {
      const statement = declared.get(name)
      if (!statement) this.undeclared.add(name)
      if (statement) await this.makeDatabase(statement)
      else await this.engine.run(`CREATE DATABASE ${id(name)} ENGINE = Atomic`)
    }
    this.database = ''
  }

  async load(statements: readonly SqlStatement[], scope: Scope, asFound = false): Promise<readonly Note[]> {
    await this.reset(scope, statements)
    // What a server shows has been taken apart already, where it was to be.
    if (asFound) await this.engine.run('SET flatten_nested = 0')
    const notes: Note[] = []
    let waiting = statements.filter((statement) => {
      if (classify(statement.text) === 'aside') {
        notes.push(setAside(statement))
        return false
      }
      return this.subject(statement, scope).kind !== 'database'
    })
    waiting = [...waiting].sort((a, b) => this.rank(a, scope) - this.rank(b, scope))
    while (waiting.length > 0) {
      const before = waiting.length
      const failed = await this.attempt(waiting, scope, notes)
      waiting = failed.map(([statement]) => statement)
      if (failed.length < before) continue
      if (!asFound) throw this.failure(failed, scope)
      const worst = mistake(failed)
      notes.push(await this.takeAsFound(worst, scope))
      waiting = waiting.filter((statement) => statement !== worst[0])
    }
    if (asFound) await this.engine.run('SET flatten_nested = 1')
    return notes
  }

  /** Attaches what cannot be made, or lets something of its name stand for it; what to tell of it. */
  private async takeAsFound([statement, server]: Failed, scope: Scope): Promise<Note> {
    const subject = this.subject(statement, scope)
    const about = subject.name.join('.') || placeText(statement.place)
    const words = concealed(server, statement.text).words
    const { sql, after } = this.prepared(statement, scope)
    const [database = '', name = ''] = subject.name
    await this.enter(statement, scope)
    const run = async (text: string | undefined) => text !== undefined && (await this.engine.runAll([text])).size === 0
    if (await run(attachment(sql, randomUUID()))) {
      if (after !== undefined) await this.engine.runAll([after])
      this.found.add(relationKey(database, name))
      return { about, reason: `it is there and could not be made again, so it is compared as it stands and written to no file (${words})` }
    }
    if (!(await run(placeholder(subject)))) return { about, reason: `it cannot be loaded here and is left out (${words})` }
    const key = relationKey(database, name)
    this.found.add(key)
    this.unheld.set(key, { definition: statement.text })
    return { about, reason: `it cannot be loaded here: only its text is compared, and it is written to no file (${words})` }
  }

  async replay(statements: readonly SqlStatement[], scope: Scope): Promise<readonly Note[]> {
    const notes: Note[] = []
    let batch: SqlStatement[] = []
    const flush = async () => {
      const [failed] = await this.attempt(batch, scope, notes, true)
      batch = []
      if (failed && classify(failed[0].text) === 'data' && isElsewhere(failed[1])) notes.push(setAside(failed[0]))
      else if (failed) throw placed(failed[1], failed[0])
    }
    for (const statement of statements) {
      const what = classify(statement.text)
      if (what === 'aside') notes.push(setAside(statement))
      if (what === 'aside' || what === 'query') continue
      const subject = this.subject(statement, scope)
      if (subject.kind === 'database' && subject.verb === 'create' && this.undeclared.delete(subject.name[0] ?? '')) {
        await flush()
        await this.engine.run(`DROP DATABASE ${id(subject.name[0] ?? '')} SYNC`)
        await this.makeDatabase(statement)
        this.database = ''
        continue
      }
      // What SET said is not for the next state.
      if (subject.verb === 'rename' || /^SET\b/i.test(statement.text)) this.tainted = true
      // What is not a plain creation is run by itself: its outcome decides what comes next.
      const alone = subject.verb !== 'create' || what === 'data'
      if (alone) await flush()
      batch.push(statement)
      if (alone || batch.length === 50) await flush()
    }
    await flush()
    return notes
  }

  async read(scope: Scope): Promise<State> {
    const catalogue = await readCatalogue(this.engine, scope)
    const words = JSON.stringify([scope, catalogue, [...this.unheld]])
    // Migrations and schema files mostly say the same: what was just read is not read again.
    if (this.latest?.words !== words) this.latest = { words, state: await readState(this.engine, catalogue, scope, this.unheld) }
    const { state } = this.latest
    const found = [...state.facts.values()].filter((fact) => fact.provides?.some((key) => this.found.has(key)))
    return { ...state, lists: { ...state.lists, undeclaredDatabases: [...this.undeclared], asFound: found.map((fact) => fact.key) } }
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.engine.query(sql)
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  private subject(statement: SqlStatement, scope?: Scope): Subject {
    return subjectOf(statement.text, statement.database ?? scope?.databases[0] ?? '')
  }

  private rank(statement: SqlStatement, scope: Scope): number {
    const { verb, kind } = this.subject(statement, scope)
    const rank = order.indexOf(kind)
    return verb === 'create' ? (rank < 0 ? order.length : rank) : order.length + 1
  }

  /**
   * Runs every statement once, by database; those that failed, with the server's words. In order, it ends with the first that
   * fails, and each finds what those before it left.
   */
  private async attempt(statements: readonly SqlStatement[], scope: Scope, notes: Note[], inOrder = false): Promise<readonly Failed[]> {
    const failed: Failed[] = []
    for (let i = 0; i < statements.length; ) {
      const batch = this.batch(statements.slice(i, i + 50), scope, inOrder)
      await this.enter(statements[i] as SqlStatement, scope)
      const words = await this.engine.runAll(
        batch.map(({ sql }) => sql),
        inOrder,
      )
      for (const [index, server] of words) {
        const { statement, sql } = batch[index] as Prepared
        const wrong = await this.standIn(statement, sql, scope, server, notes)
        if (wrong !== undefined) failed.push([statement, wrong])
      }
      await this.all(batch.flatMap(({ after }, index) => (after === undefined || words.has(index) ? [] : [after])))
      if (inOrder && failed.length > 0) return failed
      const [stopped] = words.keys()
      i += inOrder && stopped !== undefined ? stopped + 1 : batch.length
    }
    return failed
  }

  /** The first of `statements` that the engine can be given at once: one database; in order, nothing after one that has a sequel. */
  private batch(statements: readonly SqlStatement[], scope: Scope, inOrder: boolean): readonly Prepared[] {
    const batch: Prepared[] = []
    for (const statement of statements) {
      if (statement.database !== statements[0]?.database) break
      const prepared = this.prepared(statement, scope)
      batch.push(prepared)
      if (inOrder && prepared.after !== undefined) break
    }
    return batch
  }

  /** Makes a Null table in place of one that can only be made where its other end is; the server's words where that fails. */
  private async standIn(statement: SqlStatement, sql: string, scope: Scope, server: string, notes: Note[]): Promise<string | undefined> {
    const subject = this.subject(statement, scope)
    if (misspelled(server) && statement.place.line !== undefined) return server
    if (!(await madeAsNull(this.engine, sql, subject, server))) return server
    notes.push({ about: subject.name.join('.'), reason: `its engine cannot be tried out here and is compared as text (${server.slice(0, 120)})` })
    return undefined
  }

  private async makeDatabase(statement: SqlStatement): Promise<void> {
    const failed = await this.engine.runAll([embeddable(statement.text, this.subject(statement)).sql])
    for (const server of failed.values()) throw placed(server, statement)
  }

  private async enter(statement: SqlStatement, scope: Scope): Promise<void> {
    const database = statement.database ?? scope.databases[0] ?? 'default'
    if (database === this.database) return
    await this.engine.run(`USE ${id(database)}`)
    this.database = database
  }

  private async all(statements: readonly string[]): Promise<void> {
    if (statements.length === 0) return
    const failed = await this.engine.runAll(statements)
    for (const [index, server] of failed)
      throw new Failure('statement-failed', server, 'Report this: it is a bug in trueup.', { statement: statements[index] ?? '', server })
  }

  /** The statement as the scratch engine can run it; what it cannot hold is remembered. */
  private prepared(statement: SqlStatement, scope: Scope): Prepared {
    verifyPartNames(statement)
    const subject = this.subject(statement, scope)
    const { sql: text, after, unsaid } = embeddable(withStandIns(withoutRefresh(statement.text)), subject)
    const { sql, security } = withoutSecurity(text)
    const [database, name] = subject.name
    if (subject.verb === 'create' && database !== undefined && name !== undefined) {
      const storage = subject.kind === 'materialized_view' ? unsaid?.original : undefined
      this.unheld.set(relationKey(database, name), { ...security, ...(storage === undefined ? {} : { storage }) })
    }
    return { statement, sql, ...(after === undefined ? {} : { after }) }
  }

  /** The failure to show when nothing more can be made: a real mistake before a mere missing object. */
  private failure(failed: readonly (readonly [SqlStatement, string])[], scope: Scope): Failure {
    const wanting = failed.filter(wants)
    const names = new Set(failed.map(([statement]) => this.subject(statement, scope).name.join('.')))
    const worst = mistake(failed)
    if (
      wants(worst) &&
      (wanting.length > 1 || worst[1].includes(`identifier '${this.subject(worst[0], scope).name.join('.')}'`)) &&
      wanting.every(([, server]) => [...names].some((name) => server.includes(name.split('.').at(-1) ?? name)))
    ) {
      const [statement] = wanting[0] as readonly [SqlStatement, string]
      const circle = wanting.map(([each]) => this.subject(each, scope).name.join('.')).join(', ')
      return new Failure(
        'circular-objects',
        `these objects need each other in a circle: ${circle}`,
        'Take one of them out of the circle: no server can create them.',
        { place: statement.place },
      )
    }
    return placed(worst[1], worst[0])
  }
}

/** Whether a statement failed for want of another object. */
function wants([, server]: Failed): boolean {
  return /UNKNOWN_TABLE|UNKNOWN_DATABASE|UNKNOWN_FUNCTION|DICTIONARIES_WAS_NOT_LOADED/.test(server)
}

/** The failure that most likely is no consequence of another. */
function mistake(failed: readonly Failed[]): Failed {
  return failed.find((each) => !wants(each)) ?? (failed[0] as Failed)
}

type Failed = readonly [statement: SqlStatement, server: string]

interface Prepared {
  readonly statement: SqlStatement
  readonly sql: string
  /** Runs after it, if it succeeded. */
  readonly after?: string
}

function setAside(statement: SqlStatement): Note {
  const { file, line } = statement.place
  const words = statement.text.split(/\s+/).slice(0, 3).join(' ')
  return { about: `${file}:${line}`, reason: `${words} … cannot run on the scratch engine and was set aside` }
}

/** What the server said of a statement, as the failure of the place where somebody wrote it. */
function placed(server: string, statement: SqlStatement): Failure {
  const shown = concealed(server, statement.text)
  const left = /SYNTAX_ERROR/.test(server) ? placeholderHint(statement.text) : undefined
  return new Failure('sql-invalid', shown.words, left ?? `Mend the statement at ${placeText(statement.place)}.`, {
    place: statement.place,
    statement: shown.statement,
    server: shown.words,
  })
}
