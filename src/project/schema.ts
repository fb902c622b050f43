// The desired state on disk: SQL files in any order, each statement once. A file's folder says which database it is about.
import { relative, join, sep } from 'node:path'
import type { Key } from '../core/fact.js'
import { Failure, placeText, type Place } from '../core/failure.js'
import { hashText } from '../core/hash.js'
import type { Dialect, Scope, SqlStatement } from '../dialect/dialect.js'
import { readText, sqlFiles } from './files.js'

export interface Desired {
  /** What the folder holds, as one hash: equal hashes are equal folders. */
  readonly hash: string
  /** Throws `sql-invalid` and `duplicate-object`, with the place. */
  statements(): readonly SqlStatement[]
  /** Which file, relative to the schema folder, defines which object. Throws like `statements`. */
  files(): ReadonlyMap<Key, string>
  /** Whether a word stands anywhere in the files. */
  mentions(word: string): boolean
}

/** Reads a schema folder; what its files mean is worked out when it is asked for. Throws `file-unreadable`. */
export function readDesired(root: string, folder: string, dialect: Dialect, scope: Scope): Desired {
  const texts = sqlFiles(folder).map((file) => {
    const shown = relative(root, join(folder, file))
    return { file, shown, text: readText(join(folder, file), shown) }
  })
  let parsed: Parsed | undefined
  const parse = () => {
    parsed ??= parseAll(texts, dialect, scope)
    return parsed
  }
  return {
    hash: hashText(JSON.stringify(texts)),
    statements: () => parse().statements,
    files: () => parse().files,
    mentions: (word) => texts.some(({ text }) => text.includes(word)),
  }
}

interface Parsed {
  readonly statements: readonly SqlStatement[]
  readonly files: ReadonlyMap<Key, string>
}

function parseAll(
  texts: readonly { readonly file: string; readonly shown: string; readonly text: string }[],
  dialect: Dialect,
  scope: Scope,
): Parsed {
  const statements: SqlStatement[] = []
  const places = new Map<Key, Place>()
  const files = new Map<Key, string>()
  for (const { file, shown, text } of texts) {
    const [first] = file.split(sep)
    const database = scope.databases.find((name) => name === first)
    for (const statement of dialect.split(text, shown)) {
      const placed = database === undefined ? statement : { ...statement, database }
      for (const key of dialect.names(placed, scope)) {
        const other = places.get(key)
        if (other) {
          throw new Failure('duplicate-object', `${key} is defined twice: also at ${placeText(other)}`, 'Keep one of the two definitions.', {
            place: statement.place,
            object: key,
          })
        }
        places.set(key, statement.place)
        files.set(key, file)
      }
      statements.push(placed)
    }
  }
  return { statements, files }
}
