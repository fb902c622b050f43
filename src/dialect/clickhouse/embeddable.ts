// What a statement becomes on an embedded engine: one server, without a cluster and without Keeper.
import type { Engine } from './engine.js'
import { isElsewhere } from './limits.js'
import { literal, qualified, id } from './quote.js'
import { withoutCluster } from './rewrite.js'
import type { Subject } from './subject.js'
import { toNull, toTwin, twinMark, twinMarkName, type Original } from './twin.js'

export interface Embeddable {
  readonly sql: string
  /** Runs after it, if it succeeded: says of a table what its engine stands for. */
  readonly after?: string
  /** What its engine stands for, where nothing in `sql` says so. */
  readonly unsaid?: Original
}

export function embeddable(sql: string, { verb, kind, name: [database, name] }: Subject): Embeddable {
  if (verb === 'create' && kind === 'database') return { sql: localDatabase(sql) }
  const twin = toTwin(withoutCluster(sql))
  const { unsaid } = twin
  if (unsaid === undefined || verb !== 'create' || kind !== 'table' || database === undefined || name === undefined) return twin
  const after = `ALTER TABLE ${qualified(database, name)} DROP CONSTRAINT IF EXISTS ${id(twinMarkName)}, ADD ${twinMark(unsaid)}`
  return { ...twin, after }
}

/** Makes a Null table in place of one that can only be made where its other end is, or says that it cannot. */
export async function madeAsNull(engine: Engine, sql: string, { verb, kind }: Subject, server: string): Promise<boolean> {
  if (verb !== 'create' || kind !== 'table' || !isElsewhere(server)) return false
  try {
    const [row] = await engine.query(`SELECT formatQuerySingleLine(${literal(sql)}) AS text`)
    const twin = toNull(String(row?.text))
    if (!twin || twin.unsaid !== undefined) return false
    await engine.run(twin.sql)
    return true
  } catch {
    return false
  }
}

function localDatabase(sql: string): string {
  return withoutCluster(sql).replace(/\bENGINE\s*=\s*(Replicated|Shared|Overlay|Lazy|Ordinary)\b(\s*\([^)]*\))?/i, 'ENGINE = Atomic')
}
