// Reading and writing files, with the failures a person can act on. Nothing is written outside the folder it belongs to.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isUtf8 } from 'node:buffer'
import { Failure } from '../core/failure.js'

/** Bytes of the largest SQL file that is read: beyond it, somebody put data where a definition belongs. */
const largest = 16 * 1024 * 1024

/** The text of a file. Throws `file-unreadable`. */
export function readText(file: string, shown = file): string {
  let bytes: Buffer
  try {
    const { size } = statSync(file)
    if (size > largest) {
      throw new Failure(
        'file-unreadable',
        `the file is ${Math.round(size / 1048576)} MiB, more than ${largest / 1048576} MiB`,
        'Keep data out of it: trueup reads definitions.',
        { place: { file: shown } },
      )
    }
    bytes = readFileSync(file)
  } catch (error) {
    if (error instanceof Failure) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new Failure('file-unreadable', `the file cannot be read (${code ?? 'unknown'})`, 'Check that it is there and that this user may read it.', {
      place: { file: shown },
    })
  }
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new Failure('file-unreadable', 'the file is not UTF-8 text', 'Save it as UTF-8, or move it out of the folder.', { place: { file: shown } })
  }
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}

/** Whether there is a file or folder. */
export function isThere(path: string): boolean {
  return existsSync(path)
}

/** The text of a file, or nothing where there is none. Throws `file-unreadable`. */
export function textIfThere(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false }) === undefined ? undefined : readText(file)
}

/** All files below `folder` whose name ends in `.sql`, as paths relative to it, sorted; none where there is no folder. */
export function sqlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.sql'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Failure(
      'file-unreadable',
      `the folder cannot be read (${(error as NodeJS.ErrnoException).code})`,
      'Check that it is a folder this user may read.',
      { place: { file: folder } },
    )
  }
}

/** Writes a file below `folder`, whole or not at all. Throws when `parts` lead out of the folder. */
export function writeBelow(folder: string, parts: readonly string[], text: string): string {
  const file = resolve(folder, ...parts)
  if (!file.startsWith(resolve(folder) + sep)) {
    throw new Failure('file-unreadable', `refusing to write ${file}: it is outside ${folder}`, 'Report this: names must be encoded.', {})
  }
  const partial = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(partial, text)
    renameSync(partial, file)
  } catch (error) {
    if (existsSync(partial)) rmSync(partial, { force: true })
    throw new Failure(
      'file-unreadable',
      `the file cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Check the folder, its permissions and the free space.',
      { place: { file } },
    )
  }
  return file
}

/** Writes a file that a person named, wherever it is. */
export function writeNamed(name: string, text: string): void {
  const file = resolve(name)
  writeBelow(dirname(file), [basename(file)], text)
}

export function removeFile(file: string): void {
  rmSync(file, { force: true })
}
