// Files that say in comments which part of them is which. Parts are blanked where they do not count, so that line numbers stay.
import { Failure } from '../core/failure.js'
import type { Dialect } from '../dialect/dialect.js'

export interface Sections {
  readonly up: string
  /** Undefined where the file has no way back. */
  readonly down: string | undefined
}

/**
 * The up and down parts of a single file; one without marks is all up.
 * https://pressly.github.io/goose/documentation/annotations/ and https://github.com/amacneil/dbmate#creating-migrations
 */
export function sectionsOf(text: string): Sections {
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

/**
 * `text` with a `;` wherever a tool's mark ends a statement that has none, at the same length: the next changeset of Liquibase, the
 * end of goose's block, a break of Bun or Drizzle.
 */
export function withEnds(text: string): string {
  return text.replace(marksEnd, (mark, word: string, at: number) => {
    if (/^\s*changeset/i.test(word) && !isLiquibase(text)) return mark
    return ended(text.slice(0, at)) ? mark : mark.replace(/--./, ';--')
  })
}

const marksEnd = /^[ \t]*--([ \t]*changeset\b|[ \t]*\+goose[ \t]+StatementEnd\b|(?:bun|migration):split\b|>[ \t]*statement-breakpoint\b)/gim

/** Whether the last statement of `text` has its `;`, or there is none. */
function ended(text: string): boolean {
  return /(^|;)\s*$/.test(text.replace(/^[ \t]*--.*$/gm, ''))
}

/** `author:id` of every changeset of a file of Liquibase's formatted SQL; none in any other file. */
export function changesetsOf(text: string): readonly string[] {
  return isLiquibase(text) ? [...text.matchAll(changeset)].map(([, author = '', id = '']) => `${author.replaceAll('"', '')}:${id}`) : []
}

/**
 * Liquibase's formatted SQL is plain SQL with comments, unless a changeset says that it is not for everybody or ends its
 * statements in its own way. Throws `sql-invalid` with the place of such a word.
 * https://docs.liquibase.com/reference-guide/changelog-attributes/what-is-a-changelog/sql-changelog-example
 */
export function verifyChangesets(text: string, file: string, dialect: Dialect): void {
  if (!isLiquibase(text)) return
  const refuse = (what: string, at: number) => {
    throw new Failure(
      'sql-invalid',
      `trueup runs a file as it stands, and ${what}`,
      'Take it out, or move the changeset into a file of its own; `-- trueup: env NAME` limits a file to an environment.',
      { place: { file, line: text.slice(0, at).split('\n').length, column: 1 } },
    )
  }
  for (const { 0: line, 3: attributes = '', index } of text.matchAll(changeset)) {
    for (const [, name = '', value = ''] of attributes.matchAll(/(\w+):("[^"]*"|\S*)/g)) {
      if (/^(context|contextFilter|labels|ignore)$/i.test(name)) refuse(`${name}: decides whether this changeset runs`, index)
      if (/^dbms$/i.test(name) && !value.split(',').some((each) => each.trim().startsWith(dialect.name)))
        refuse(`this changeset is for another database: ${name}:${value}`, index)
      if (/^endDelimiter$/i.test(name) && value !== ';') refuse(`this changeset ends its statements in its own way: ${line.trim()}`, index)
    }
  }
  const condition = /^--\s*precondition\S*/im.exec(text)
  if (condition) refuse('a precondition decides whether a changeset runs', condition.index)
}

const changeset = /^--\s*changeset\s+("[^"]*"|[^\s:]+):(\S+)(.*)$/gim

function isLiquibase(text: string): boolean {
  return /^\s*--\s*liquibase\s+formatted\s+sql\b/i.test(text)
}
