import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { exitCodes } from '../cli/exit.js'

export default class Pull extends BaseCommand {
  static override summary = 'Write what an environment holds into the schema files.'
  static override description = 'Touches only the files whose objects differ; files of objects that are gone are removed.'
  static override examples = ['<%= config.bin %> pull --env prod', '<%= config.bin %> pull --env prod --check']
  static override flags = {
    check: Flags.boolean({ description: 'only compare; exit with 3 where anything differs' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Pull)
    const { pull } = await import('../workflow/pull.js')
    const { pulledJson, pulledText } = await import('../cli/render/pull.js')
    const results = await pull({ ...this.options(flags), check: flags.check })
    this.print(pulledText(results, flags.check, this.style))
    if (flags.check && results.some((result) => result.changes.length > 0)) this.exitWith(exitCodes.found.code)
    return pulledJson(results)
  }
}
