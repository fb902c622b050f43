// Names of objects as names of files: the only place that makes one safe.
import { createHash } from 'node:crypto'

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
