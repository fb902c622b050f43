// Content hashes. Their exact bytes are pinned by a test: sum files and ledgers hold them, so a change here is a new
// format version, never a refactoring.
import { createHash } from 'node:crypto'
import { canonicalJson, type Facts } from './fact.js'

export function hashText(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The hash of what the facts say; needs are derived, so they do not count. */
export function hashFacts(facts: Facts): string {
  const known = hashes.get(facts)
  if (known !== undefined) return known
  const lines = [...facts.values()].map((fact) => canonicalJson([fact.key, fact.position ?? null, fact.attrs]))
  const hash = hashText(lines.sort().join('\n'))
  hashes.set(facts, hash)
  return hash
}

/** Says what the hash of `facts` is, where it is known from before. */
export function rememberHash(facts: Facts, hash: string): void {
  hashes.set(facts, hash)
}

const hashes = new WeakMap<Facts, string>()
