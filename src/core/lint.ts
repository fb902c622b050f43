// What statements that change rows are held against, before anybody runs them.

/** What one statement does to rows. Names are parts, the database first where the statement says it. */
export interface DataChange {
  readonly verb: 'insert' | 'update' | 'delete' | 'truncate'
  /** Tables whose rows it changes. */
  readonly tables: readonly (readonly string[])[]
  /** Tables that it only reads. */
  readonly reads: readonly (readonly string[])[]
  /** Whether it has no condition, or one that holds for every row. */
  readonly everyRow: boolean
}

export interface LintContext {
  /** The databases (schemas) of the target, by the names of the files. */
  readonly databases: readonly string[]
}

/** A rule looks at one change and says what is wrong with it, or nothing. */
export interface LintRule {
  readonly name: string
  readonly description: string
  readonly hint: string
  find(change: DataChange, context: LintContext): string | undefined
}

const named = (name: readonly string[]) => name.join('.')

export const lintRules: readonly LintRule[] = [
  {
    name: 'every-row',
    description: 'an UPDATE or DELETE without a condition',
    hint: 'Say in a WHERE which rows are meant; if all are, write `-- lint: every-row: why` before the statement.',
    find: ({ verb, tables, everyRow }) =>
      everyRow && (verb === 'update' || verb === 'delete')
        ? `${verb === 'update' ? 'changes' : 'deletes'} every row of ${tables.map(named).join(', ')}`
        : undefined,
  },
  {
    name: 'other-database',
    description: 'a change of rows of a database or schema that the target does not manage',
    hint: 'Change them with the target or the tool that owns them; if it has to be here, write `-- lint: other-database: why` before the statement.',
    find: ({ tables }, { databases }) => {
      const others = tables.filter((name) => name.length > 1 && !databases.includes(name[0] ?? ''))
      return others.length > 0 ? `changes rows of ${others.map(named).join(', ')}, which this target does not manage` : undefined
    },
  },
]

/** The rules that a `-- lint: RULE: why` line before a statement answers. */
export function answered(leading: string): ReadonlySet<string> {
  return new Set([...leading.matchAll(/^--\s*lint:\s*([a-z-]+)/gm)].map(([, name = '']) => name))
}
