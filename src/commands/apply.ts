import { Flags } from '@oclif/core'
import { lockFlags, RunCommand, runFlags } from '../cli/run.js'

export default class Apply extends RunCommand {
  static override summary = 'Run the pending migrations of an environment.'
  static override description =
    'Takes the lock, checks everything that can be checked beforehand (sum file, history, order, rights, hazards), then runs statement by statement and records each in the ledger. Stops at the first failure; the next run goes on at the statement that failed.'
  static override examples = [
    '<%= config.bin %> apply',
    '<%= config.bin %> apply --env prod --dry-run',
    '<%= config.bin %> apply --to 20260801120000',
    '<%= config.bin %> apply --env prod --wait-for 120 --log-format json',
  ]
  static override flags = {
    ...runFlags,
    ...lockFlags,
    to: Flags.string({ description: 'stop after this version', helpValue: 'VERSION' }),
    steps: Flags.integer({ min: 1, description: 'run at most so many migrations' }),
    'out-of-order': Flags.boolean({ description: 'also run migrations that are older than the newest applied one' }),
    'stop-on-drift': Flags.boolean({ description: 'run nothing where the server differs from what its migrations make (exit 5)' }),
    'ignore-tracking': Flags.boolean({ description: 'run from the first migration on although the table of another tool says that some ran there' }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing; there is nothing to ask yet' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Apply)
    const { apply } = await import('../workflow/apply.js')
    const { appliedText } = await import('../cli/render/apply.js')
    const targets = await apply({
      ...(await this.runOptions(flags)),
      ...(flags.to === undefined ? {} : { to: flags.to }),
      ...(flags.steps === undefined ? {} : { steps: flags.steps }),
      outOfOrder: flags['out-of-order'],
      stopOnDrift: flags['stop-on-drift'],
      ignoreTracking: flags['ignore-tracking'],
    })
    this.print(appliedText(targets, flags['dry-run'], this.style))
    return { dryRun: flags['dry-run'], targets }
  }
}
