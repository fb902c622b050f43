import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { exitCodes } from '../cli/exit.js'

export default class Status extends BaseCommand {
  static override summary = 'Show which migrations an environment has applied.'
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --env prod --exit-code']
  static override flags = {
    'exit-code': Flags.boolean({ description: 'exit with 3 where migrations are pending, with 5 where history does not match' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Status)
    const { status } = await import('../workflow/status.js')
    const { statusText } = await import('../cli/render/status.js')
    const result = await status(this.options(flags))
    this.print(statusText(result, this.style))
    const states = result.targets.flatMap((target) => target.migrations.map((migration) => migration.state))
    if (flags['exit-code']) {
      if (states.some((state) => state === 'changed' || state === 'missing')) this.exitWith(exitCodes.mismatch.code)
      else if (states.some((state) => state === 'pending' || state === 'partial')) this.exitWith(exitCodes.found.code)
    }
    return result
  }
}
