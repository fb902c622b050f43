import { BaseCommand } from '../cli/base.js'

export default class Hash extends BaseCommand {
  static override summary = 'Bring trueup.sum up to date after migrations were edited or added by hand.'
  static override description = 'Says what changed. With --env, refuses to bless the edit of a migration which that environment has applied.'
  static override examples = ['<%= config.bin %> hash', '<%= config.bin %> hash --env prod']

  async run(): Promise<object> {
    const { flags } = await this.parse(Hash)
    const { hash } = await import('../workflow/hash.js')
    const targets = await hash(this.options(flags))
    const lines = targets.flatMap(({ target, problems }) =>
      problems.length === 0
        ? [`${target}: trueup.sum is up to date`]
        : problems.map(({ file, problem }) => `${target}: ${file} was ${problem}; trueup.sum now says so`),
    )
    this.print(lines.join('\n'))
    return { targets }
  }
}
