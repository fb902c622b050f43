import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { exitCodes } from '../cli/exit.js'
import { findingFormats } from '../cli/formats.js'

export default class Lint extends BaseCommand {
  static override summary = 'Look at what migrations do to rows.'
  static override description =
    'Reads the statements of your migrations that change rows: which tables they touch, and whether an UPDATE or DELETE says which rows it means. Needs no database; with --env it looks at what is pending there. What it cannot read is listed. Exits with 3 on findings.'
  static override examples = ['<%= config.bin %> lint', '<%= config.bin %> lint --env prod', '<%= config.bin %> lint --format github']
  static override flags = {
    format: Flags.string({ options: findingFormats, default: 'text', description: 'how findings are printed' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Lint)
    const { lint } = await import('../workflow/lint.js')
    const { lintJson, lintText } = await import('../cli/render/lint.js')
    const result = await lint(this.options(flags))
    this.print(lintText(result, flags.format, this.style))
    if (result.findings.length > 0) this.exitWith(exitCodes.found.code)
    return lintJson(result)
  }
}
