// What the name of a file in the migrations folder says. Files keep the names that the tool gave them which wrote them
// first: one row a form, and whatever fits none is left out with a reason that people are told.

export interface MigrationName {
  readonly version: string
  readonly name: string
  /** `both`: a single file, which may hold its way back in a section of its own. */
  readonly way: 'up' | 'down' | 'both'
}

export interface SkippedFile {
  /** Path inside the folder. */
  readonly file: string
  readonly reason: string
}

interface Form {
  /** Names `version`, and `name` and `way` where the form has them. */
  readonly form: RegExp
  readonly way: (word: string) => MigrationName['way']
}

const single = () => 'both' as const
const named = (word: string) => (word === 'down' ? 'down' : 'up')

const forms: readonly Form[] = [
  // trueup, and https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md
  { form: /^(?<version>\d+(?:\.\d+)*)[_.-]?(?<name>[^/]*?)\.(?<way>up|down)\.sql$/, way: named },
  // https://documentation.red-gate.com/fd/versioned-migrations-273973333.html: `V2_1__x.sql` is 2.1, `U` undoes it
  { form: /^(?<way>[VU])(?<version>\d+(?:[._]\d+)*)__(?<name>[^/]*)\.sql$/, way: (word) => (word === 'U' ? 'down' : 'both') },
  // https://github.com/Helicone/helicone/blob/main/clickhouse/ch_hcone.py
  { form: /^schema_(?<version>\d+(?:\.\d+)*)(?:_(?<name>[^/]*))?\.sql$/, way: single },
  // https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories: a folder a migration
  { form: /^(?<version>\d+)_(?<name>[^/]*)\/(?<way>migration|down)\.sql$/, way: (word) => (word === 'down' ? 'down' : 'both') },
  // goose, dbmate, graphile-migrate, clickhouse-migrations, and folders that people number by hand
  { form: /^(?<version>\d+(?:\.\d+)*)[_.-]?(?<name>[^/]*)\.sql$/, way: single },
]

const others: readonly (readonly [form: RegExp, reason: string])[] = [
  [/(^|\/)R__.*\.sql$/, 'a repeatable migration of Flyway has no version: rename it to the next one, such as V9__name.sql, and it runs once'],
  [/(^|\/)B\d[^/]*__.*\.sql$/, 'a baseline migration of Flyway stands for the versioned ones, which are read instead'],
  [/(^|\/)current(\/.*)?\.sql$/, 'it is not committed yet, as graphile-migrate calls it: commit it first'],
]

/** What a file's path inside the folder says, with `/` between its parts; or why it is not taken for a migration. */
export function readMigrationName(file: string): MigrationName | SkippedFile {
  const known = others.find(([form]) => form.test(file))
  if (known) return { file, reason: known[1] }
  const [base = '', folder = ''] = file.split('/').reverse()
  for (const { form, way } of forms) {
    const { version, name = '', way: word = '' } = form.exec(base)?.groups ?? form.exec(`${folder}/${base}`)?.groups ?? {}
    if (version !== undefined) return { version: version.replaceAll('_', '.'), name: name || version, way: way(word) }
  }
  return { file, reason: 'its name says no version: begin it with a number, such as 001_name.sql' }
}
