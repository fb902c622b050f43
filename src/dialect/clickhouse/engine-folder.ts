// The data folder of an embedded engine, seen from outside: whether anything in it was written since it was last looked at.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Entries beyond which looking costs more than opening the engine. */
const most = 100_000

/** A data part is written once: that it is there says what is in it. */
const part = /_\d+_\d+_\d+(_\d+)?$/

/** A hash of every entry's path, size, inode and time of last write; undefined where there are too many, or none. */
export function folderFingerprint(folder: string): string | undefined {
  const hash = createHash('sha256')
  let left = most
  const visit = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      if (--left < 0) return
      const file = join(path, name)
      const { size, ino, mtimeNs, mode } = lstatSync(file, { bigint: true })
      hash.update(`${file}\0${size}\0${ino}\0${mtimeNs}\0${mode}\n`)
      if ((mode & 0o170000n) === 0o040000n && !part.test(name)) visit(file)
    }
  }
  try {
    visit(folder)
  } catch {
    return undefined
  }
  return left > 0 && left < most ? hash.digest('hex') : undefined
}
