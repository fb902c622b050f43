// Picks the dialect: by its name in the configuration, or by a URL.
import { Failure } from '../core/failure.js'
import { clickhouse } from './clickhouse/index.js'
import { postgres } from './postgres/index.js'
import type { Dialect } from './dialect.js'

export const dialects: readonly Dialect[] = [clickhouse, postgres]

export function dialectNamed(name: string): Dialect {
  const found = dialects.find((dialect) => dialect.name === name)
  if (found) return found
  throw new Failure(
    'config-invalid',
    `this version of trueup has no dialect ${name}`,
    `Use one of: ${dialects.map((dialect) => dialect.name).join(', ')}.`,
  )
}

/** The dialect that speaks to servers at `url`, if there is one. */
export function dialectOf(url: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.accepts(url))
}
