// The migrations folder: pairs of `<version>_<name>.up.sql` and `.down.sql` (trueup's own form and golang-migrate's), or
// single files with sections (goose, dbmate). Read here into one shape.
import { basename, join, relative } from 'node:path'
import { Failure } from '../core/failure.js'
import { hashText } from '../core/hash.js'
import type { Dialect, SqlStatement } from '../dialect/dialect.js'
import { readText, sqlFiles } from './files.js'
import { readSum, type SumLine } from './sum.js'

export interface Migration {
  readonly version: string
  readonly name: string
  /** File name inside the folder. */
  readonly file: string
  /** Throws `sql-invalid` with the place. */
  up(): readonly SqlStatement[]
  /** Undefined where the migration cannot be reverted. Throws `sql-invalid` with the place. */
  down(): readonly SqlStatement[] | undefined
  /** SHA-256 of the file that holds `up`. */
  readonly checksum: string
  /** Taken over from a time before trueup, and unchanged since. */
  readonly adopted: boolean
  /** Environments it is for; all where the list is empty. */
  readonly environments: readonly string[]
  /** Stands for every migration before it, for databases that have none of them (`-- trueup: checkpoint`). */
  readonly checkpoint: boolean
}

export interface Migrations {
  readonly folder: string
  /** By version. */
  readonly list: readonly Migration[]
  /** Every file of the folder with its hash, in version order. */
  readonly lines: readonly SumLine[]
}

const pair = /^(\d+)_?(.*?)\.(up|down)\.sql$/
const single = /^(\d+)[_.-]?(.*)\.sql$/

/** Reads a migrations folder. Throws `sql-invalid` and `file-unreadable`, with the place. */
export function readMigrations(root: string, folder: string, dialect: Dialect): Migrations {
  const files = sqlFiles(folder)
    .filter((file) => single.test(basename(file)))
    .sort(byVersion)
  const texts = new Map(files.map((file) => [file, readText(join(folder, file), relative(root, join(folder, file)))]))
  const adopted = new Map((readSum(folder) ?? []).filter((line) => line.adopted).map((line) => [line.file, line.hash]))
  const list: Migration[] = []
  for (const file of files) {
    const text = texts.get(file) ?? ''
    const shown = relative(root, join(folder, file))
    const [, version = '', name = '', direction] = pair.exec(basename(file)) ?? single.exec(basename(file)) ?? []
    if (direction === 'down') continue
    const known = list.find((other) => compareVersions(other.version, version) === 0)
    if (known) {
      throw new Failure(
        'duplicate-object',
        `version ${version} is there twice: also ${known.file}`,
        'Give one of the two files a new version, then run `trueup hash`.',
        { place: { file: shown } },
      )
    }
    const downFile = file.replace(/\.up\.sql$/, '.down.sql')
    const downText = direction === 'up' ? texts.get(downFile) : undefined
    const sections = direction === 'up' ? { up: text, down: downText } : sectionsOf(text)
    const down = sections.down
    list.push({
      version,
      name: name || version,
      file,
      up: once(() => dialect.split(sections.up, shown)),
      down: once(() => (down === undefined ? undefined : dialect.split(down, direction === 'up' ? relative(root, join(folder, downFile)) : shown))),
      checksum: hashText(text),
      adopted: adopted.get(file) === hashText(text),
      environments: [...text.matchAll(/^--\s*trueup:\s*env\s+(\S+)\s*$/gm)].map((match) => match[1] ?? ''),
      checkpoint: /^--\s*trueup:\s*checkpoint\s*$/m.test(text),
    })
  }
  return { folder, list, lines: files.map((file) => ({ file, hash: hashText(texts.get(file) ?? '') })) }
}

/** Splitting waits until somebody asks: a project whose states are known asks for little. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/**
 * The up and down parts of a single file, blanked where they are not, so that line numbers stay.
 * https://pressly.github.io/goose/documentation/annotations/ and https://github.com/amacneil/dbmate#creating-migrations
 */
function sectionsOf(text: string): { readonly up: string; readonly down: string | undefined } {
  const marker = /^--\s*(?:\+goose\s+(Up|Down)|migrate:(up|down))\b.*$/gim
  const marks = [...text.matchAll(marker)].map((match) => ({ at: match.index, word: (match[1] ?? match[2] ?? '').toLowerCase() }))
  if (marks.length === 0) return { up: text, down: undefined }
  const part = (word: string) => {
    const kept = marks.map((mark, i) => ({ ...mark, end: marks[i + 1]?.at ?? text.length })).filter((mark) => mark.word === word)
    if (kept.length === 0) return undefined
    let out = text.replace(/[^\n]/g, ' ')
    for (const { at, end } of kept) out = out.slice(0, at) + text.slice(at, end) + out.slice(end)
    return out
  }
  return { up: part('up') ?? '', down: part('down') }
}

/** Versions are numbers of any length. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [BigInt(a), BigInt(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function byVersion(a: string, b: string): number {
  const version = (file: string) => /^\d+/.exec(basename(file))?.[0] ?? '0'
  return compareVersions(version(a), version(b)) || (a < b ? -1 : 1)
}

/** The version of a migration written now, after every one that is there: UTC, `YYYYMMDDHHMMSS`. */
export function nextVersion(migrations: Migrations, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const last = migrations.list.at(-1)?.version
  if (last === undefined || compareVersions(stamp, last) > 0) return stamp
  return String(BigInt(last) + 1n).padStart(last.length, '0')
}
