// Names that some tool replaces before it runs a file. trueup runs a file as it stands, so they are only recognised, to say what is wrong.

const forms = /\$\{[^}\n]*\}|\{\{[^}\n]*\}\}|\?\(?[A-Z][A-Z_]+\)?/

/** What to do about a statement that the server cannot parse, where it holds a placeholder. */
export function placeholderHint(sql: string): string | undefined {
  const [found] = forms.exec(sql) ?? []
  if (found === undefined) return undefined
  return `trueup runs a file as it stands, and ${found} is for another tool to fill in: write the value in its place.`
}
