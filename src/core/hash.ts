// Content hashes. Their exact bytes are pinned by a test: sum files and ledgers hold them, so a change here is a new
// format version, never a refactoring.
import { createHash } from 'node:crypto'
import { canonicalJson, type Facts } from './fact.js'

export function hashText(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The hash of what the facts say; needs are derived, so they do not count. */
export function hashFacts(facts: Facts): string {
  const lines = [...facts.values()].map((fact) => canonicalJson([fact.key, fact.position ?? null, fact.attrs]))
  return hashText(lines.sort().join('\n'))
}
