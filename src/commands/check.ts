import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { exitCodes } from '../cli/exit.js'
import { findingFormats } from '../cli/formats.js'

export default class Check extends BaseCommand {
  static override summary = 'Fail where something is not as planned: the gate of a build.'
  static override description =
    'Without --env it needs no database: the sum file is intact, the migrations replay on an empty engine, the schema files say what the migrations produce, and `lint` finds nothing. With --env also: history, partial runs, and drift. Exits with 3 on findings.'
  static override examples = ['<%= config.bin %> check', '<%= config.bin %> check --env prod', '<%= config.bin %> check --format github']
  static override flags = {
    format: Flags.string({
      options: findingFormats,
      default: 'text',
      description: 'how findings are printed',
    }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Check)
    const { check } = await import('../workflow/check.js')
    const { checkJson, checkText } = await import('../cli/render/check.js')
    const result = await check(this.options(flags))
    this.print(checkText(result, flags.format, this.style))
    if (result.findings.some((finding) => finding.severity === 'error')) this.exitWith(exitCodes.found.code)
    return checkJson(result)
  }
}
