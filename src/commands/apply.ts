import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { hazardCodes } from '../core/hazard.js'

export default class Apply extends BaseCommand {
  static override summary = 'Run the pending migrations of an environment.'
  static override description =
    'Checks everything that can be checked beforehand (sum file, history, hazards), then runs statement by statement and records each in the ledger. Stops at the first failure; the next run goes on at the statement that failed.'
  static override examples = [
    '<%= config.bin %> apply',
    '<%= config.bin %> apply --env prod --dry-run',
    '<%= config.bin %> apply --to 20260801120000',
  ]
  static override flags = {
    to: Flags.string({ description: 'stop after this version', helpValue: 'VERSION' }),
    steps: Flags.integer({ min: 1, description: 'run at most so many migrations' }),
    'dry-run': Flags.boolean({ description: 'show what would run and run nothing' }),
    allow: Flags.string({
      multiple: true,
      options: [...hazardCodes],
      description: 'a hazard that may run although its file does not declare it; may be given again',
    }),
    'in-doubt': Flags.string({ options: ['retry', 'done'], description: 'what became of a statement that was started and never reported back' }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing; there is nothing to ask yet' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Apply)
    const { apply } = await import('../workflow/apply.js')
    const { appliedText, eventText } = await import('../cli/render/apply.js')
    const options = this.options(flags)
    const targets = await apply({
      ...options,
      ...(flags.to === undefined ? {} : { to: flags.to }),
      ...(flags.steps === undefined ? {} : { steps: flags.steps }),
      ...(flags['in-doubt'] === undefined ? {} : { inDoubt: flags['in-doubt'] as 'retry' | 'done' }),
      dryRun: flags['dry-run'],
      allow: flags.allow ?? [],
      report: (target, event) => {
        const { text, stays } = eventText(target, event)
        if (stays) this.progress.line(text)
        else this.progress.step(text)
      },
    })
    this.print(appliedText(targets, flags['dry-run'], this.style))
    return { dryRun: flags['dry-run'], targets }
  }
}
