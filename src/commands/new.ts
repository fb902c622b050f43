import { Args } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'

export default class New extends BaseCommand {
  static override summary = 'Write an empty migration pair, to be filled in by hand.'
  static override description = 'For data changes and for what trueup refuses to write. Run `trueup hash` when the files are filled in.'
  static override examples = ['<%= config.bin %> new backfill_country --target analytics']
  static override args = { name: Args.string({ required: true, description: 'what the migration does, such as backfill_country' }) }

  async run(): Promise<object> {
    const { args, flags } = await this.parse(New)
    const { createMigration } = await import('../workflow/generate.js')
    const result = await createMigration({ ...this.options(flags), name: args.name })
    const files = result.flatMap((each) => each.files)
    this.print(
      [...files.map((file) => `wrote ${file}`), `${this.style.cyan('Next:')} write the statements, then run trueup hash and trueup apply`].join('\n'),
    )
    return { targets: result }
  }
}
