// What managed objects refer to and others manage, such as the tables of a service beside the product: SQL files, written by hand or by
// `pg_dump --schema-only`.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure } from '../core/failure.js'
import type { Dialect, SqlStatement } from '../dialect/dialect.js'
import { readText, sqlFiles } from './files.js'

/** The statements of a folder, file by file; none may be about one of the `managed` databases. Throws `file-unreadable`, `sql-invalid`. */
export function readOutside(root: string, folder: string, dialect: Dialect, managed: readonly string[]): readonly SqlStatement[] {
  if (!existsSync(folder)) {
    throw new Failure('file-unreadable', 'there is no such folder', 'Make it, or mend `outside:` of the target in trueup.yaml.', {
      place: { file: relative(root, folder) },
    })
  }
  const statements = sqlFiles(folder).flatMap((file) => {
    const shown = relative(root, join(folder, file))
    // Dumps begin and end with commands of the command line (\\restrict), which are no SQL; their lines stay.
    return dialect.split(readText(join(folder, file), shown).replace(/^\\\S.*$/gm, ''), shown)
  })
  for (const statement of statements) {
    const made = dialect.createsIn(statement)
    if (made === undefined || !managed.includes(made)) continue
    throw new Failure(
      'sql-invalid',
      `${made} is managed by this target, and what \`outside:\` names is not`,
      'Move the statement into the schema folder.',
      {
        place: statement.place,
      },
    )
  }
  return statements
}
