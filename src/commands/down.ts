import { Flags } from '@oclif/core'
import { lockFlags, RunCommand, runFlags } from '../cli/run.js'

export default class Down extends RunCommand {
  static override summary = 'Revert applied migrations, last first.'
  static override description =
    'Runs the down files of the newest applied migrations, one migration unless told otherwise, with the same lock, checks and ledger as apply. What they lose is declared in them; --dry-run shows the statements.'
  static override examples = ['<%= config.bin %> down --dry-run', '<%= config.bin %> down --steps 2', '<%= config.bin %> down --to 20260801120000']
  static override flags = {
    ...runFlags,
    ...lockFlags,
    to: Flags.string({ description: 'revert everything after this version; 0 reverts all', helpValue: 'VERSION' }),
    steps: Flags.integer({ min: 1, description: 'revert so many migrations; default is 1' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Down)
    const { down } = await import('../workflow/down.js')
    const { revertedText } = await import('../cli/render/apply.js')
    const targets = await down({
      ...(await this.runOptions(flags)),
      ...(flags.to === undefined ? {} : { to: flags.to }),
      ...(flags.steps === undefined ? {} : { steps: flags.steps }),
    })
    this.print(revertedText(targets, flags['dry-run'], this.style))
    return { dryRun: flags['dry-run'], targets }
  }
}
