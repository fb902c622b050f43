// `lint`, in every format a build may want.
import { placeText } from '../../core/failure.js'
import type { LintResult } from '../../workflow/lint.js'
import { plain, type Style } from '../style.js'
import { findingsJson, findingText, formatted } from './finding.js'
import { count, sections } from './statement.js'

export function lintText(result: LintResult, format: string, style: Style): string {
  if (format === 'json') return JSON.stringify(lintJson(result), null, 2)
  if (format !== 'text') return formatted('lint', result.findings, format)
  const unread = result.changes.filter(({ read }) => !read)
  const looked = `${count(result.changes.length, 'statement')} that ${result.changes.length === 1 ? 'changes' : 'change'} rows${unread.length > 0 ? `, ${unread.length} of them not understood` : ''}`
  return sections(
    ...result.findings.map((finding) => findingText(finding, style)),
    unread.length === 0
      ? ''
      : `${style.bold('Not understood')} (no rule looked at these)\n${unread.map(({ place }) => `  ${plain(placeText(place))}`).join('\n')}`,
    result.findings.length === 0
      ? style.green(`Looked at ${looked}: nothing found.`)
      : style.red(`${count(result.findings.length, 'finding')} in ${looked}.`),
  )
}

export function lintJson(result: LintResult): object {
  return {
    formatVersion: 1,
    environment: result.environment,
    ok: result.findings.length === 0,
    findings: findingsJson(result.findings),
    changes: result.changes,
    read: result.changes.filter(({ read }) => read).length,
    unread: result.changes.filter(({ read }) => !read).length,
  }
}
