// Views that do not work as they stand: the server protects no view from what happens to its sources, so it is asked.
import { Failure } from '../../../core/failure.js'
import type { Fact } from '../../../core/fact.js'
import type { Note } from '../../../core/state.js'
import type { Scope, Session } from '../../dialect.js'
import { qualified } from '../quote.js'

/** Codes of the server that mean that something a query names is not there (ClickHouse src/Common/ErrorCodes.cpp). */
const missing = /^Code: (8|16|47|60)\./

/** The views among `facts` whose query the server cannot resolve although everything it names is managed. */
export async function brokenViews(session: Pick<Session, 'query'>, facts: readonly Fact[], scope: Scope): Promise<readonly Note[]> {
  const broken: Note[] = []
  for (const fact of facts) {
    const { query } = fact.attrs
    if (typeof query !== 'string' || (fact.kind !== 'view' && fact.kind !== 'materialized_view')) continue
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

/** A plain view keeps the columns it was made with, whatever its query gives by now: it is asked itself. */
function asked(fact: Fact, query: string): string {
  return fact.kind === 'view' && !query.includes('{') ? `SELECT * FROM ${qualified(...fact.name)}` : query
}

function namesUnmanaged(words: string, scope: Scope): boolean {
  const database = /(?:table expression identifier|Table) [`']?([^.`' ]+)[`']?\./.exec(words)?.[1]
  return database !== undefined && !scope.databases.includes(database)
}
