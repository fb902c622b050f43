// The text of an index as pg_get_indexdef prints it, cut and changed where only its form matters.

const name = String.raw`(?:"(?:[^"]|"")*"|[^\s".]+)`
const head = new RegExp(String.raw`^CREATE (UNIQUE )?INDEX ${name} ON (?:ONLY )?(${name}(?:\.${name})?) `)

/** Without its own name. */
export function withoutName(definition: string): string {
  return definition.replace(head, 'CREATE $1INDEX ON $2 ')
}

/** Without its own name and that of its table. A text of something else stays as it is. */
export function withoutNames(definition: string): string {
  return definition.replace(head, 'CREATE $1INDEX ')
}

export function withoutParameters(definition: string): string {
  return definition.replace(/ WITH \((?:[\w."]+=(?:'(?:[^']|'')*'|\w+)(?:, )?)+\)/, '')
}

/** `CREATE INDEX … ON ONLY`: partitions are left out. */
export function only(definition: string): string {
  return definition.replace(new RegExp(`^(CREATE (?:UNIQUE )?INDEX ${name} ON) `), '$1 ONLY ')
}

/** `CREATE INDEX CONCURRENTLY`: built without holding off writers. */
export function concurrently(definition: string): string {
  return definition.replace(/ INDEX /, ' INDEX CONCURRENTLY ')
}
