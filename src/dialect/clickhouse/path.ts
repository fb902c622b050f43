// Where the file of an object goes. A convention: identity comes from the SQL inside.
import type { Fact } from '../../core/fact.js'
import { fileName } from '../file-name.js'

const plurals: Readonly<Record<string, string>> = { dictionary: 'dictionaries', index: 'indexes' }

export function objectPath(fact: Fact): readonly string[] {
  const folder = plurals[fact.kind] ?? `${fact.kind}s`
  const parts = fact.name.map(fileName)
  const file = `${parts.at(-1)}.sql`
  return parts.length > 1 ? [parts[0] as string, folder, file] : [folder, file]
}
