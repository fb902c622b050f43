// Findings, in every format a build may want.
import { placeText } from '../../core/failure.js'
import type { Finding } from '../../workflow/finding.js'
import { line, plain, type Style } from '../style.js'
import { changeText, unified } from './change.js'
import { count } from './statement.js'

/** Findings of `command` for machines, in one of the formats but text and JSON. */
export function formatted(command: string, findings: readonly Finding[], format: string): string {
  if (format === 'github') return githubText(findings)
  if (format === 'junit') return junitText(command, findings)
  if (format === 'sarif') return JSON.stringify(sarif(findings), null, 2)
  return markdownText(command, findings)
}

export function findingText(finding: Finding, style: Style): string {
  const colour = finding.severity === 'error' ? style.red : style.yellow
  const where = finding.place ? `${style.bold(plain(placeText(finding.place)))}\n` : ''
  const body = finding.change ? `\n${changeText(finding.change, style)}` : ''
  const sign = colour(`${finding.severity === 'error' ? '✗' : '·'} ${finding.code}:`)
  const what = style.prose(`${sign} ${line(finding.message)} ${style.dim(`[${finding.target}]`)}`)
  return `${where}${what}${body}\n${style.prose(`  ${style.cyan('Try:')} ${plain(finding.hint)}`, 5)}`
}

export function findingsJson(findings: readonly Finding[]): readonly object[] {
  return findings.map(({ change, ...finding }) => ({
    ...finding,
    ...(change ? { key: change.key, verb: change.verb, diff: unified(change.from, change.to).join('\n') } : {}),
  }))
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubText(findings: readonly Finding[]): string {
  const encode = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string) => encode(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const lines = findings.map(({ severity, code, message, hint, place }) => {
    const at = place
      ? [`file=${property(place.file)}`, place.line ? `line=${place.line}` : '', place.column ? `col=${place.column}` : ''].filter(Boolean)
      : []
    return `::${severity === 'error' ? 'error' : 'notice'} ${[...at, `title=${property(`trueup ${code}`)}`].join(',')}::${encode(`${message}\n${hint}`)}`
  })
  return lines.length === 0 ? '::notice title=trueup::nothing unplanned' : lines.join('\n')
}

function junitText(command: string, findings: readonly Finding[]): string {
  const encode = (text: string) => plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const errors = findings.filter((finding) => finding.severity === 'error')
  const cases = errors.map(
    (finding) =>
      `  <testcase classname="trueup.${encode(finding.target)}" name="${encode(finding.code)}: ${encode(finding.message)}"><failure message="${encode(finding.message)}">${encode(finding.hint)}</failure></testcase>`,
  )
  const passed = errors.length === 0 ? [`  <testcase classname="trueup" name="${command}"/>`] : cases
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuite name="trueup ${command}" tests="${passed.length}" failures="${errors.length}">`,
    ...passed,
    '</testsuite>',
  ].join('\n')
}

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
function sarif(findings: readonly Finding[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'trueup', rules: [...new Set(findings.map(({ code }) => code))].map((id) => ({ id })) } },
        results: findings.map(({ code, severity, message, hint, place }) => ({
          ruleId: code,
          level: severity,
          message: { text: `${message}. ${hint}` },
          ...(place
            ? {
                locations: [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: place.file },
                      ...(place.line ? { region: { startLine: place.line, startColumn: place.column ?? 1 } } : {}),
                    },
                  },
                ],
              }
            : {}),
        })),
      },
    ],
  }
}

function markdownText(command: string, findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const parts = findings.map(({ code, message, hint, place, change }) => {
    const diff = change ? `\n\n\`\`\`diff\n${unified(change.from, change.to).join('\n')}\n\`\`\`` : ''
    return `- **${code}**${place ? ` \`${placeText(place)}\`` : ''}: ${message}. ${hint}${diff}`
  })
  return [`### trueup ${command}: ${errors === 0 ? 'nothing unplanned' : count(errors, 'finding')}`, '', ...parts].join('\n')
}
