import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { count } from '../cli/render/statement.js'

export default class Init extends BaseCommand {
  static override summary = 'Write trueup.yaml and the folders of a project, new or adopted.'
  static override description = `With --from-migrations, replays an existing folder of migrations (docs/adopt.md names the tools) on a scratch engine,
writes what they make as the schema files, and takes the folder as the project's own. With --url, writes what a server holds.
Where there is a trueup.yaml already, the target is added to it, or filled in.`
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --from-migrations db/clickhouse --database analytics',
    '<%= config.bin %> init --dialect postgres --target app --from-migrations db/postgres',
    '<%= config.bin %> init --url http://localhost:8123 --database analytics',
    '<%= config.bin %> init --url postgres://localhost/app --schema public --schema billing',
  ]
  static override flags = {
    'from-migrations': Flags.string({ description: 'folder of existing migrations to adopt', helpValue: 'DIR', exclusive: ['url'] }),
    url: Flags.string({ description: 'server to pull the schema from' }),
    database: Flags.string({
      multiple: true,
      aliases: ['schema'],
      description:
        'managed database, or schema of PostgreSQL; may be given again; default is what the migrations or the URL name, `default` or `public`',
    }),
    dialect: Flags.string({
      options: ['clickhouse', 'postgres'],
      description: "dialect of the target; default is the target's own, the URL's, or clickhouse",
    }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Init)
    const { init } = await import('../workflow/init.js')
    const { targets, ...options } = this.options(flags)
    const result = await init({
      ...options,
      ...(targets?.[0] === undefined ? {} : { target: targets[0] }),
      ...(flags['from-migrations'] === undefined ? {} : { fromMigrations: flags['from-migrations'] }),
      ...(flags.url === undefined ? {} : { url: flags.url }),
      ...(flags.database === undefined ? {} : { databases: flags.database }),
      ...(flags.dialect === undefined ? {} : { dialect: flags.dialect }),
    })
    const lines = result.files.map((file) => `wrote ${file}`)
    if (result.migrations > 0) lines.push(`adopted ${count(result.migrations, 'migration')} as target ${result.target}`)
    for (const { file, reason } of result.skipped) lines.push(`${this.style.yellow('left out:')} ${file}: ${reason}`)
    if (result.variable !== undefined)
      lines.push(`the URL holds a secret and was written nowhere: set ${result.variable} to it, in the environment or in .env`)
    this.print([...lines, `${this.style.cyan('Next:')} trueup check`].join('\n'))
    return result
  }
}
