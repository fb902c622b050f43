import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/base.js'
import { confirm } from '../cli/ask.js'
import { exitCodes } from '../cli/exit.js'

export default class Baseline extends BaseCommand {
  static override summary = 'Record migrations as applied without running them: for a database that has them already.'
  static override description =
    'Says how far a database is with --to or --all, or reads the table in which another tool keeps count with --from. Compares the database with what those migrations make first, and records nothing where it differs. Shows what it records and asks.'
  static override examples = [
    '<%= config.bin %> baseline --from auto --env prod --dry-run',
    '<%= config.bin %> baseline --from golang-migrate --env prod --target app',
    '<%= config.bin %> baseline --to 20260801120000 --env prod --yes',
  ]
  static override flags = {
    to: Flags.string({ description: 'record everything up to this version; with --from, no further', helpValue: 'VERSION' }),
    all: Flags.boolean({ description: 'record every migration' }),
    from: Flags.string({
      description:
        'record what the table of this tool says: golang-migrate, goose, dbmate, flyway, liquibase, alembic, graphile-migrate, prisma, helicone, clickhouse-migrations, schema_migrations (a bare list), or auto for the one that is there',
      helpValue: 'TOOL',
    }),
    table: Flags.string({ description: 'that table, where it has another name or is in another database', helpValue: 'DATABASE.NAME' }),
    verify: Flags.boolean({ allowNo: true, default: true, description: 'compare the database with what the migrations make first' }),
    'accept-drift': Flags.boolean({ description: 'record although the database differs from what the migrations make' }),
    'accept-mismatch': Flags.boolean({ description: "record what matches although the tool's table and the folder do not say the same" }),
    'dry-run': Flags.boolean({ description: 'show what would be recorded and write nothing' }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing' }),
  }

  async run(): Promise<object> {
    const { flags } = await this.parse(Baseline)
    const { baseline } = await import('../workflow/baseline.js')
    const { baselineJson, baselineText } = await import('../cli/render/baseline.js')
    const options = this.options(flags)
    const result = await baseline({
      ...options,
      ...(flags.to === undefined ? {} : { to: flags.to }),
      ...(flags.from === undefined ? {} : { from: flags.from }),
      ...(flags.table === undefined ? {} : { table: flags.table }),
      all: flags.all,
      verify: flags.verify,
      acceptDrift: flags['accept-drift'],
      acceptMismatch: flags['accept-mismatch'],
      dryRun: flags['dry-run'],
      confirm: async (targets) => {
        if (flags.yes) return true
        this.progress.line(baselineText(targets, 'asking', this.style))
        return await confirm('Record them?', '--yes')
      },
    })
    this.print(baselineText(result.targets, result.outcome, this.style))
    if (result.outcome === 'refused') this.exitWith(exitCodes.mismatch.code)
    if (result.outcome === 'declined') this.exitWith(exitCodes.failed.code)
    return baselineJson(result)
  }
}
