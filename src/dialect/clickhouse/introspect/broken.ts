// Views that do not work as they stand: the server protects no view from what happens to its sources, so it is asked.
import { Failure } from '../../../core/failure.js'
import type { Fact, Key } from '../../../core/fact.js'
import type { Note } from '../../../core/state.js'
import type { Scope, Session } from '../../dialect.js'
import { qualified } from '../quote.js'

/** Codes of the server that mean that something a query names is not there (ClickHouse src/Common/ErrorCodes.cpp). */
const missing = /^Code: (8|16|47|60)\./

/** The views among `facts` whose query the server cannot resolve although everything it names is managed. */
export async function brokenViews(session: Pick<Session, 'query'>, facts: readonly Fact[], scope: Scope): Promise<readonly Note[]> {
  const broken: Note[] = []
  const loading = restingOnDictionaries(facts)
  for (const fact of facts) {
    const { query } = fact.attrs
    if (typeof query !== 'string' || (fact.kind !== 'view' && fact.kind !== 'materialized_view')) continue
    if (loading.has(fact)) continue
    try {
      await session.query(`DESCRIBE TABLE (${asked(fact, query)}\n)`)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'statement-failed') throw error
      const words = error.detail.server ?? error.message
      if (missing.test(words) && !namesUnmanaged(words, scope)) broken.push({ about: fact.key, reason: words })
    }
  }
  return broken
}

/**
 * Views over dictionaries, through other views or not: to be asked for its columns makes the engine load a dictionary, from
 * wherever its rows are, and a database is not dropped before that has ended, be it minutes later (26.7).
 */
function restingOnDictionaries(facts: readonly Fact[]): ReadonlySet<Fact> {
  const names = new Set<Key>(facts.flatMap((fact) => (fact.kind === 'dictionary' ? (fact.provides ?? []) : [])))
  const found = new Set<Fact>()
  for (let size = -1; size < found.size; ) {
    size = found.size
    for (const fact of facts) {
      if (fact.kind === 'dictionary' || !fact.needs.some((need) => names.has(need))) continue
      found.add(fact)
      for (const name of fact.provides ?? []) names.add(name)
    }
  }
  return found
}

/** A plain view keeps the columns it was made with, whatever its query gives by now: it is asked itself. */
function asked(fact: Fact, query: string): string {
  return fact.kind === 'view' && !query.includes('{') ? `SELECT * FROM ${qualified(...fact.name)}` : query
}

function namesUnmanaged(words: string, scope: Scope): boolean {
  const database = /(?:table expression identifier|Table) [`']?([^.`' ]+)[`']?\./.exec(words)?.[1]
  return database !== undefined && !scope.databases.includes(database)
}
