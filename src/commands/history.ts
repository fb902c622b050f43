import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'

export default class History extends BaseCommand {
  static override summary = 'Show the ledger of an environment, newest first.'
  static override examples = ['<%= config.bin %> history --env prod --limit 50']
  static override flags = { limit: Flags.integer({ min: 1, default: 30, description: 'how many rows to show' }) }

  async run(): Promise<object> {
    const { flags } = await this.parse(History)
    const { history } = await import('../workflow/history.js')
    const { historyText } = await import('../cli/render/history.js')
    const targets = await history(this.options(flags))
    this.print(historyText(targets, flags.limit, this.style))
    return { targets: targets.map((target) => ({ ...target, rows: target.rows.slice(0, flags.limit) })) }
  }
}
