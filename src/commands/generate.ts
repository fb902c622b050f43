import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { hazardCodes } from '../core/hazard.js'

export default class Generate extends BaseCommand {
  static override summary = 'Write the next migration: from what the migrations produce to what the schema files say.'
  static override description =
    'Needs no database: both sides are built on a scratch engine, and the migration is proven there before it is written. Writes a pair, up and down, for each target that differs, and brings trueup.sum up to date.'
  static override examples = [
    '<%= config.bin %> generate add_country',
    '<%= config.bin %> generate drop_legacy --allow data-loss',
    '<%= config.bin %> generate --dry-run',
  ]
  static override args = { name: Args.string({ description: 'what the migration does, such as add_country; default is made from the changes' }) }
  static override flags = {
    allow: Flags.string({ multiple: true, options: [...hazardCodes], description: 'a hazard that may be written; may be given again' }),
    'dry-run': Flags.boolean({ description: 'print the migration and write nothing' }),
  }

  async run(): Promise<object> {
    const { args, flags } = await this.parse(Generate)
    const { generate } = await import('../workflow/generate.js')
    const { generatedJson, generatedText } = await import('../cli/render/generate.js')
    const result = await generate({
      ...this.options(flags),
      ...(args.name === undefined ? {} : { name: args.name }),
      allow: flags.allow ?? [],
      dryRun: flags['dry-run'],
    })
    this.print(generatedText(result, flags['dry-run'], this.style))
    return generatedJson(result)
  }
}
