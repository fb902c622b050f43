// trueup.yaml as a person writes it: the one description from which types, validation and the JSON Schema come.
import { z } from 'zod'

const target = z.strictObject({
  dialect: z.enum(['clickhouse', 'postgres']).describe('The database system of this target.'),
  schema: z.string().min(1).describe('Folder of the desired state: one SQL file an object.'),
  migrations: z.string().min(1).describe('Folder of the migrations.'),
  databases: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('ClickHouse databases that are managed. Anything else is never touched or reported.'),
  schemas: z.array(z.string().min(1)).min(1).optional().describe('PostgreSQL schemas that are managed.'),
  include: z.array(z.string()).optional().describe('Globs on database.object, or kind:glob. Default is everything.'),
  exclude: z.array(z.string()).optional().describe('Globs on database.object, or kind:glob.'),
  ledger: z.string().min(1).optional().describe('Table that records what was applied. Default is trueup_ledger in the first managed database.'),
})

const place = z.strictObject({
  url: z.string().min(1).describe('chdb:PATH, http://… or https://…; ${NAME} reads the environment or .env.'),
  databases: z.record(z.string(), z.string().min(1)).optional().describe('Name in the files → name on this server.'),
})

export const writtenConfig = z.strictObject({
  version: z.literal(1),
  targets: z.record(z.string().regex(/^[A-Za-z_][\w-]*$/), target),
  environments: z
    .record(
      z.string().regex(/^[A-Za-z_][\w-]*$/),
      z.object({ protected: z.boolean().optional().describe('Wants --allow data-loss at apply as well.') }).catchall(place),
    )
    .optional(),
  default_environment: z.string().optional(),
})

export type WrittenConfig = z.infer<typeof writtenConfig>
export type WrittenTarget = z.infer<typeof target>
export type WrittenPlace = z.infer<typeof place>

/** The JSON Schema that editors read. */
export function configSchema(): object {
  return z.toJSONSchema(writtenConfig)
}
