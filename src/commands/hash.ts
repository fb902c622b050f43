import { BaseCommand } from '../cli/base.js'
import type { SumProblem } from '../project/sum.js'

/** What was found, and what trueup.sum says of it now. */
const done: Readonly<Record<SumProblem['problem'], string>> = {
  edited: 'was edited; trueup.sum has its new hash',
  missing: 'is not there any more; trueup.sum no longer lists it',
  unlisted: 'was not listed; trueup.sum lists it now',
  reordered: 'had its lines or its total changed; it is written anew',
}

export default class Hash extends BaseCommand {
  static override summary = 'Bring trueup.sum up to date after migrations were edited or added by hand.'
  static override description = 'Says what changed. With --env, refuses to bless the edit of a migration which that environment has applied.'
  static override examples = ['<%= config.bin %> hash', '<%= config.bin %> hash --env prod']

  async run(): Promise<object> {
    const { flags } = await this.parse(Hash)
    const { hash } = await import('../workflow/hash.js')
    const targets = await hash(this.options(flags))
    const lines = targets.flatMap(({ target, problems }) =>
      problems.length === 0 ? [`${target}: trueup.sum is up to date`] : problems.map(({ file, problem }) => `${target}: ${file} ${done[problem]}`),
    )
    this.print(lines.join('\n'))
    return { targets }
  }
}
