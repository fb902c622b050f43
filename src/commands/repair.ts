import { Flags } from '@oclif/core'
import { confirm } from '../cli/ask.js'
import { BaseCommand } from '../cli/base.js'
import { lockFlags, lockOptions } from '../cli/run.js'
import { Failure } from '../core/failure.js'

const repairs = ['mark-applied', 'mark-reverted', 'retry', 'accept-checksum'] as const

export default class Repair extends BaseCommand {
  static override summary = 'Settle a partial, failed or changed migration after you have looked.'
  static override description =
    'Runs nothing on the schema: it writes a row into the ledger that says what is true, who said so and why. `trueup status` explains how a migration stands.'
  static override examples = [
    '<%= config.bin %> repair --mark-applied 20260801120000 --reason "the rest was run by hand"',
    '<%= config.bin %> repair --retry 20260801120000',
    '<%= config.bin %> repair --accept-checksum 20260801120000 --yes',
  ]
  static override flags = {
    ...lockFlags,
    'mark-applied': Flags.string({ helpValue: 'VERSION', description: 'count it as applied; it is not run' }),
    'mark-reverted': Flags.string({ helpValue: 'VERSION', description: 'count it as not applied' }),
    retry: Flags.string({ helpValue: 'VERSION', description: 'its open statement did not run; the next run begins with it' }),
    'accept-checksum': Flags.string({ helpValue: 'VERSION', description: 'take the file as it is now for the one that was applied' }),
    reason: Flags.string({ description: 'why; kept in the ledger' }),
    yes: Flags.boolean({ char: 'y', description: 'do not ask' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Repair)
    const [chosen, other] = repairs.filter((name) => flags[name] !== undefined)
    if (chosen === undefined || other !== undefined) {
      throw new Failure('usage', 'choose one repair', `Give one of ${repairs.map((name) => `--${name} VERSION`).join(', ')}.`)
    }
    const { repair } = await import('../workflow/repair.js')
    const result = await repair({
      ...this.options(flags),
      ...lockOptions(flags),
      repair: chosen,
      version: flags[chosen] ?? '',
      ...(flags.reason === undefined ? {} : { reason: flags.reason }),
      ...(flags.yes ? {} : { confirm: (question: string) => confirm(question, '--yes') }),
    })
    this.print(result.written ? `${this.style.bold(result.target)}: ${result.said}` : 'nothing was written')
    return result
  }
}
