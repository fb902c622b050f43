// Where the file of an object goes. A convention: identity comes from the SQL inside.
import { createHash } from 'node:crypto'
import type { Fact } from '../../core/fact.js'

const plurals: Readonly<Record<string, string>> = { dictionary: 'dictionaries', index: 'indexes' }

export function objectPath(fact: Fact): readonly string[] {
  const folder = plurals[fact.kind] ?? `${fact.kind}s`
  const parts = fact.name.map(fileName)
  const file = `${parts.at(-1)}.sql`
  return parts.length > 1 ? [parts[0] as string, folder, file] : [folder, file]
}

/** A name as a file name that is safe on any disk: what is not plain is percent-encoded, what is long is cut and hashed. */
export function fileName(name: string): string {
  const encoded = [...Buffer.from(name)]
    .map((byte, i) => {
      const char = String.fromCharCode(byte)
      return /[A-Za-z0-9_-]/.test(char) || (char === '.' && i > 0) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
  if (encoded.length <= 120) return encoded === '' ? '%' : encoded
  return `${encoded.slice(0, 100)}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
}
