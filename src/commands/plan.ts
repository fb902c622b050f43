import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { exitCodes } from '../cli/exit.js'

export default class Plan extends BaseCommand {
  static override summary = 'Show what differs in an environment and what would be done about it. Changes nothing.'
  static override description =
    'Compares three states: the schema files (desired), what the migrations produce (recorded) and what the server holds (live). Shows what was changed by hand (drift), which migrations are pending, which edits have no migration yet (ungenerated), and the statements that lead from live to desired, each proven on a scratch engine.'
  static override examples = ['<%= config.bin %> plan', '<%= config.bin %> plan --env prod --exit-code', '<%= config.bin %> plan --sql > review.sql']
  static override flags = {
    sql: Flags.boolean({ description: 'print only the SQL' }),
    'exit-code': Flags.boolean({ description: 'exit with 3 where anything differs' }),
    out: Flags.string({ description: 'write the plan as JSON to this file as well', helpValue: 'FILE' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Plan)
    const { plan, writeDocument } = await import('../workflow/plan.js')
    const { planJson, planText } = await import('../cli/render/plan.js')
    const { sqlText } = await import('../cli/render/statement.js')
    const result = await plan(this.options(flags))
    if (flags.out !== undefined) writeDocument(flags.out, planJson(result))
    this.print(flags.sql ? sqlText(result.targets.flatMap((target) => target.statements)) : planText(result, this.style))
    const differs = result.targets.some((target) => !target.inSync)
    if (flags['exit-code'] && differs) this.exitWith(exitCodes.found.code)
    return planJson(result)
  }
}
