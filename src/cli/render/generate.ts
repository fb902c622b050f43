// `generate`, for people and as JSON.
import type { Generated } from '../../workflow/generate.js'
import type { Style } from '../style.js'
import { headingText } from './change.js'
import { deltasJson } from './plan.js'
import { hazardText, sections, suspectsText } from './statement.js'

export function generatedText(results: readonly Generated[], dryRun: boolean, style: Style): string {
  const parts = results.map((result) => {
    if (result.up === '') return `${result.target}: nothing to write: the schema files say what the migrations produce`
    const hazards = result.plan.statements.flatMap((statement) => statement.hazards)
    return sections(
      [style.bold(result.target), ...result.changes.map((change) => `  ${headingText(change, style)}`)].join('\n'),
      hazards.map((hazard) => hazardText(hazard, style)).join('\n'),
      suspectsText(result.plan.suspects, style),
      dryRun ? `${style.bold('up')}\n${result.up}\n${style.bold('down')}\n${result.down}` : result.files.map((file) => `wrote ${file}`).join('\n'),
    )
  })
  const wrote = results.some((result) => result.files.length > 0)
  return sections(...parts, wrote ? `${style.cyan('Next:')} review the files, commit them, then trueup apply` : '')
}

export function generatedJson(results: readonly Generated[]): object {
  return {
    targets: results.map(({ target, files, changes, plan, up, down }) => ({
      target,
      files,
      changes: deltasJson(plan.deltas, changes),
      statements: plan.statements.map(({ sql, about, hazards, transaction }) => ({ sql, about, hazards, transaction })),
      suspects: plan.suspects,
      up,
      down,
    })),
  }
}
