// The data folder of an embedded engine, seen from outside: whether anything in it was written since it was last looked at, and
// what the engine was told of besides, which it has to be told again.
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { namedIn, together, type Named } from './surroundings.js'

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

const told = 'surroundings.json'

/** What statements that ran here named beyond SQL; nothing where none did. */
export function namedHere(folder: string): Named {
  const file = join(folder, told)
  return existsSync(file) ? together(namedIn([]), JSON.parse(readFileSync(file, 'utf8')) as Named) : namedIn([])
}

export function keepNamed(folder: string, named: Named): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, told), JSON.stringify(named))
}

/** The UUID of the database `default` that an engine keeps in its folder. */
export function atomicDefault(folder: string): string {
  return basename(readlinkSync(join(folder, 'metadata/default')))
}
