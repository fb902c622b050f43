// What is wrong with a configuration, in words: the only place that knows how the validator says it.
import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

const articles: Readonly<Record<string, string>> = { array: 'a list, such as [analytics]', record: 'a map', object: 'a map', string: 'text' }

/** The mistake to show of many: a misspelt key explains the missing one beside it. */
export function worst(issues: readonly Issue[]): Issue | undefined {
  return issues.find((issue) => issue.code === 'unrecognized_keys') ?? issues[0]
}

/** What was expected and what is there, as `must be …`. */
export function issueText(issue: Issue, document: unknown): string {
  const found = issue.path.reduce((value: unknown, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], document)
  const missing = found === undefined || found === null
  if (issue.code === 'invalid_value') return missing ? `is missing: ${choice(issue.values)}` : `${choice(issue.values)}, not ${shown(found)}`
  if (issue.code === 'invalid_type') {
    const wanted = `must be ${articles[issue.expected] ?? `a ${issue.expected}`}`
    return missing ? `is missing: ${wanted}` : `${wanted}, not ${shown(found)}`
  }
  if (issue.code === 'too_small') return 'must not be empty'
  if (issue.code === 'invalid_key') return 'must be a word of letters, digits, _ and -, and begin with a letter'
  return issue.message
}

function choice(values: readonly unknown[]): string {
  return values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`
}

/** The kind of a value rather than the value, which may be a secret; plain short words are shown. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return typeof value === 'string' ? (/^\w{1,20}$/.test(value) ? value : 'text') : String(value)
}
