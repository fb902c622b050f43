// The migrations folder, whichever tool wrote it first: pairs, single files with sections, or folders. Read here into one
// shape; what the names of files mean is in migration-name.ts, what their comments mean in sections.ts.
import { join, relative, sep } from 'node:path'
import { Failure } from '../core/failure.js'
import { hashText } from '../core/hash.js'
import { compareVersions, versionKey } from '../core/version.js'
import type { Dialect, SqlStatement } from '../dialect/dialect.js'
import { readText, sqlFiles } from './files.js'
import { readMigrationName, type MigrationName, type SkippedFile } from './migration-name.js'
import { changesetsOf, sectionsOf, verifyChangesets, withEnds } from './sections.js'
import { readSum, type SumLine } from './sum.js'

export { compareVersions } from '../core/version.js'

export interface Migration {
  readonly version: string
  readonly name: string
  /** Path inside the folder. */
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
  /** Each statement by itself, because the file says so, in trueup's words or in those of the tool it was written for. */
  readonly noTransaction: boolean
  /** Stands for every migration before it, for databases that have none of them (`-- trueup: checkpoint`). */
  readonly checkpoint: boolean
  /** `author:id` of the changesets it is made of, where Liquibase keeps count of them one by one. */
  readonly changesets: readonly string[]
}

export interface Migrations {
  readonly folder: string
  /** By version. */
  readonly list: readonly Migration[]
  /** Every file that counts with its hash, in version order. */
  readonly lines: readonly SumLine[]
  /** SQL files that are no migrations, with the reason. */
  readonly skipped: readonly SkippedFile[]
}

interface Named extends MigrationName {
  readonly file: string
  readonly shown: string
  readonly text: string
}

/**
 * trueup, goose, dbmate, graphile-migrate. https://pressly.github.io/goose/documentation/annotations/,
 * https://github.com/amacneil/dbmate#transaction, https://github.com/graphile/migrate#readme
 */
const byItself = /^--(\s*trueup:\s*no-transaction|\s*\+goose\s+NO\s+TRANSACTION|\s*migrate:\w+\b.*\btransaction:\s*false|!\s*no-transaction)\b/im

/** Reads a migrations folder. Throws `duplicate-object`, `sql-invalid` and `file-unreadable`, with the place. */
export function readMigrations(root: string, folder: string, dialect: Dialect): Migrations {
  const { named, skipped } = readNames(root, folder)
  const adopted = new Map((readSum(folder) ?? []).filter((line) => line.adopted).map((line) => [line.file, line.hash]))
  const ups = byVersion(named.filter(({ way }) => way !== 'down'))
  const downs = byVersion(named.filter(({ way }) => way === 'down'))
  const list = [...ups].map(([key, { version, name, file, shown, text, way }]): Migration => {
    const own = way === 'both' ? sectionsOf(text) : { up: text, down: undefined }
    const other = downs.get(key)
    const back = other === undefined ? (own.down === undefined ? undefined : { text: own.down, shown }) : other
    const checksum = hashText(text)
    return {
      version,
      name,
      file,
      up: once(() => {
        verifyChangesets(text, shown, dialect)
        return dialect.split(withEnds(own.up), shown)
      }),
      down: once(() => back && dialect.split(withEnds(back.text), back.shown)),
      checksum,
      adopted: adopted.get(file) === checksum,
      environments: [...text.matchAll(/^--\s*trueup:\s*env\s+(\S+)\s*$/gm)].map((match) => match[1] ?? ''),
      noTransaction: byItself.test(text),
      checkpoint: /^--\s*trueup:\s*checkpoint\s*$/m.test(text),
      changesets: changesetsOf(text),
    }
  })
  const alone = [...downs].filter(([key]) => !ups.has(key)).map(([, { file }]) => file)
  return {
    folder,
    list,
    lines: named.map(({ file, text }) => ({ file, hash: hashText(text) })),
    skipped: [...skipped, ...alone.map((file) => ({ file, reason: 'it reverts a version that no other file has' }))],
  }
}

/** The files by version, then by name; and those that are no migrations. */
function readNames(root: string, folder: string): { readonly named: readonly Named[]; readonly skipped: readonly SkippedFile[] } {
  const named: Named[] = []
  const skipped: SkippedFile[] = []
  for (const file of sqlFiles(folder)) {
    const read = readMigrationName(file.split(sep).join('/'))
    if ('reason' in read) {
      skipped.push(read)
      continue
    }
    const shown = relative(root, join(folder, file))
    named.push({ ...read, file, shown, text: readText(join(folder, file), shown) })
  }
  named.sort((a, b) => compareVersions(a.version, b.version) || (a.file < b.file ? -1 : 1))
  return { named, skipped }
}

/** One file a version, in their order. */
function byVersion(files: readonly Named[]): ReadonlyMap<string, Named> {
  const known = new Map<string, Named>()
  for (const each of files) {
    const key = versionKey(each.version)
    const other = known.get(key)
    if (other) {
      throw new Failure(
        'duplicate-object',
        `version ${each.version} is there twice: also ${other.file}`,
        'Give one of the two files a new version, then run `trueup hash`.',
        { place: { file: each.shown } },
      )
    }
    known.set(key, each)
  }
  return known
}

/** Splitting waits until somebody asks: a project whose states are known asks for little. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The version of a migration written now, after every one that is there: UTC, `YYYYMMDDHHMMSS`. */
export function nextVersion(migrations: Migrations, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const last = migrations.list.at(-1)?.version
  if (last === undefined || compareVersions(stamp, last) > 0) return stamp
  const [whole = ''] = last.split('.')
  return String(BigInt(whole) + 1n).padStart(whole.length, '0')
}
