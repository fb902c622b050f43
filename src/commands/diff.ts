import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { exitCodes } from '../cli/exit.js'

export default class Diff extends BaseCommand {
  static override summary = 'Compare any two states, and print what leads from one to the other.'
  static override description =
    'A state is one of: env:NAME, schema (the schema files), migrations (what they produce), dir:PATH, file:PATH, git:REV (the schema files of a revision), or the URL of a server (chdb:PATH, https://…, embedded-postgres:PATH, postgres://…).'
  static override examples = [
    '<%= config.bin %> diff migrations schema',
    '<%= config.bin %> diff env:staging env:prod --sql',
    '<%= config.bin %> diff git:main schema',
  ]
  static override args = {
    from: Args.string({ required: true, description: 'the state to start from' }),
    to: Args.string({ required: true, description: 'the state to reach' }),
  }
  static override flags = {
    sql: Flags.boolean({ description: 'print only the SQL' }),
    'exit-code': Flags.boolean({ description: 'exit with 3 where anything differs' }),
  }

  async run(): Promise<object> {
    const { args, flags } = await this.parse(Diff)
    const { close, diff } = await import('../workflow/diff.js')
    const { diffJson, diffText } = await import('../cli/render/diff.js')
    const { sqlText } = await import('../cli/render/statement.js')
    const { targets: results } = await diff({ ...this.options(flags), from: args.from, to: args.to }).finally(close)
    this.print(flags.sql ? sqlText(results.flatMap((result) => result.statements)) : diffText(results, this.style))
    if (flags['exit-code'] && results.some((result) => result.plan.deltas.length > 0)) this.exitWith(exitCodes.found.code)
    return diffJson(results)
  }
}
