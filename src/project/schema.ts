// The desired state on disk: SQL files in any order, each statement once. A file's folder says which database it is about.
import { relative, join, sep } from 'node:path'
import type { Key } from '../core/fact.js'
import { Failure, placeText, type Place } from '../core/failure.js'
import type { Dialect, Scope, SqlStatement } from '../dialect/dialect.js'
import { readText, sqlFiles } from './files.js'

export interface Desired {
  readonly statements: readonly SqlStatement[]
  /** Which file, relative to the schema folder, defines which object. */
  readonly files: ReadonlyMap<Key, string>
}

/** Reads a schema folder. Throws `sql-invalid`, `file-unreadable` and `duplicate-object`, with the place. */
export function readDesired(root: string, folder: string, dialect: Dialect, scope: Scope): Desired {
  const statements: SqlStatement[] = []
  const places = new Map<Key, Place>()
  const files = new Map<Key, string>()
  for (const file of sqlFiles(folder)) {
    const shown = relative(root, join(folder, file))
    const [first] = file.split(sep)
    const database = scope.databases.find((name) => name === first)
    for (const statement of dialect.split(readText(join(folder, file), shown), shown)) {
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
