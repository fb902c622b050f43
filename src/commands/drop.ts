import { Flags } from '@oclif/core'
import { answer } from '../cli/ask.js'
import { BaseCommand } from '../cli/base.js'
import { lockFlags, lockOptions } from '../cli/run.js'

export default class Drop extends BaseCommand {
  static override summary = 'Remove all managed objects of an environment, and its ledger.'
  static override description =
    'For test environments. Asks for the name of the environment to be typed; refuses where trueup.yaml says `protected: true`.'
  static override examples = ['<%= config.bin %> drop --env local --dry-run', '<%= config.bin %> drop --env ci --confirm ci']
  static override flags = {
    ...lockFlags,
    'dry-run': Flags.boolean({ description: 'show what would run and run nothing' }),
    confirm: Flags.string({ helpValue: 'ENVIRONMENT', description: 'the name of the environment, instead of typing it' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Drop)
    const { drop } = await import('../workflow/drop.js')
    const targets = await drop({
      ...this.options(flags),
      ...lockOptions(flags),
      dryRun: flags['dry-run'],
      typed: async (question) => flags.confirm ?? (await answer(`${question}\nType the name of the environment: `, '--confirm ENVIRONMENT')).trim(),
    })
    const lines = targets.map(({ target, statements }) =>
      [
        ...(flags['dry-run'] ? statements.map((sql) => `${sql};`) : []),
        `${this.style.bold(target)}: ${flags['dry-run'] ? 'would run' : 'ran'} ${statements.length} statements`,
      ].join('\n'),
    )
    this.print(lines.join('\n'))
    return { dryRun: flags['dry-run'], targets }
  }
}
