import { Flags } from '@oclif/core'
import { confirm } from '../cli/ask.js'
import { BaseCommand } from '../cli/base.js'

export default class Unlock extends BaseCommand {
  static override summary = 'Free the lock of a run that is gone.'
  static override description =
    'Says whose lock it is and since when, and asks before it takes it away. A run that loses its lock stops before its next statement.'
  static override examples = ['<%= config.bin %> unlock --env prod']
  static override flags = { yes: Flags.boolean({ char: 'y', description: 'do not ask' }) }

  async run(): Promise<object> {
    const { flags } = await this.parse(Unlock)
    const { unlock } = await import('../workflow/unlock.js')
    const { holderText } = await import('../apply/hold.js')
    const targets = await unlock({
      ...this.options(flags),
      ...(flags.yes ? {} : { confirm: (question: string) => confirm(question, '--yes') }),
    })
    const lines = targets.map(({ target, holder, freed }) => {
      const what = holder ? `${freed ? 'freed' : 'left as it was:'} the lock of ${holderText(holder)}` : 'nobody holds the lock'
      return `${this.style.bold(target)}: ${what}`
    })
    this.print(lines.join('\n'))
    return { targets }
  }
}
