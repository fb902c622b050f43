import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'

export default class Squash extends BaseCommand {
  static override summary = 'Write a checkpoint: one migration that stands for all before it.'
  static override description =
    'New databases start at the checkpoint, those that have run any of the migrations before it ignore it, and it is proven to give the same schema. The old files stay: databases that ran them are checked against them.'
  static override examples = ['<%= config.bin %> squash --dry-run', '<%= config.bin %> squash --target analytics --to 20260801120000']
  static override flags = {
    to: Flags.string({ description: 'newest version that it stands for; default is the newest there is', helpValue: 'VERSION' }),
    allow: Flags.string({ multiple: true, options: ['data-loss'], description: 'leave out statements that change rows' }),
    'dry-run': Flags.boolean({ description: 'print it and write nothing' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Squash)
    const { squash } = await import('../workflow/squash.js')
    const targets = await squash({
      ...this.options(flags),
      ...(flags.to === undefined ? {} : { to: flags.to }),
      allow: flags.allow ?? [],
      dryRun: flags['dry-run'],
    })
    const lines = targets.map(({ target, files, migrations, text }) =>
      files.length === 0 ? text : `${this.style.bold(target)}: wrote ${files.join(', ')}, which stands for ${migrations} migrations`,
    )
    this.print(lines.join('\n'))
    return { dryRun: flags['dry-run'], targets }
  }
}
