// The version of trueup itself, as its package says.
import { createRequire } from 'node:module'

let known: string | undefined

export function trueupVersion(): string {
  known ??= (createRequire(import.meta.url)('trueup/package.json') as { version: string }).version
  return known
}
