// `check`, in every format a build may want.
import type { CheckResult } from '../../workflow/check.js'
import type { Style } from '../style.js'
import { findingsJson, findingText, formatted } from './finding.js'
import { count, notesText, sections } from './statement.js'

export function checkText(result: CheckResult, format: string, style: Style): string {
  if (format === 'json') return JSON.stringify(checkJson(result), null, 2)
  if (format !== 'text') return formatted('check', result.findings, format)
  const errors = result.findings.filter((finding) => finding.severity === 'error').length
  return sections(
    ...result.findings.map((finding) => findingText(finding, style)),
    notesText('Unmodelled', result.unmodelled, style),
    notesText('Unverified', result.unverified, style),
    errors === 0
      ? style.green(`Checked${result.environment === null ? '' : ` with ${result.environment}`}: nothing unplanned.`)
      : style.red(`${count(errors, 'finding')}.`),
  )
}

export function checkJson(result: CheckResult): object {
  return {
    formatVersion: 1,
    environment: result.environment,
    ok: !result.findings.some((finding) => finding.severity === 'error'),
    findings: findingsJson(result.findings),
    unverified: result.unverified,
    unmodelled: result.unmodelled,
  }
}
