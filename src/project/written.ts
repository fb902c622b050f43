// trueup.yaml as a person writes it: the one description from which types, validation and the JSON Schema come.
// The small build of zod: the full one costs a tenth of a second at every start.
import * as z from 'zod/mini'

const text = () => z.string().check(z.minLength(1))
const names = () => z.array(text()).check(z.minLength(1))
const key = z.string().check(z.regex(/^[A-Za-z_][\w-]*$/))

/** A schema with the words that editors show for it. */
function said<S extends z.ZodMiniType>(schema: S, description: string): S {
  z.globalRegistry.add(schema, { description })
  return schema
}

/** The key under which a target of each dialect lists what it manages. */
export const scopeKeys = { clickhouse: 'databases', postgres: 'schemas' } as const

const target = z.strictObject({
  dialect: said(z.enum(['clickhouse', 'postgres']), 'The database system of this target.'),
  schema: said(z.string().check(z.minLength(1)), 'Folder of the desired state: one SQL file an object.'),
  migrations: said(z.string().check(z.minLength(1)), 'Folder of the migrations.'),
  databases: z.optional(said(names(), 'ClickHouse databases that are managed. Anything else is never touched or reported.')),
  schemas: z.optional(said(names(), 'PostgreSQL schemas that are managed.')),
  include: z.optional(said(z.array(z.string()), 'Globs on database.object, or kind:glob. Default is everything.')),
  exclude: z.optional(said(z.array(z.string()), 'Globs on database.object, or kind:glob.')),
  outside: z.optional(
    said(text(), 'Folder of what PostgreSQL schemas refer to and others manage (auth.users): SQL files that are known, and never written.'),
  ),
  roles: z.optional(said(names(), 'PostgreSQL roles that are managed: names or globs. Default is none. They belong to the whole server.')),
  scratch: z.optional(said(text(), 'A PostgreSQL server to make scratch databases on, postgres://…, in place of the embedded engine.')),
  ledger: z.optional(
    said(z.string().check(z.minLength(1)), 'Table that records what was applied. Default is trueup_ledger in the first managed database.'),
  ),
})

const place = z.strictObject({
  url: said(z.string().check(z.minLength(1)), 'chdb:PATH, embedded-postgres:PATH, https://… or postgres://…; ${NAME} reads the environment or .env.'),
  databases: z.optional(said(z.record(z.string(), text()), 'Name in the files → name on this server.')),
})

export const writtenConfig = z.strictObject({
  version: z.literal(1),
  targets: z.record(key, target),
  environments: z.optional(
    z.record(key, z.catchall(z.object({ protected: z.optional(said(z.boolean(), 'Wants --allow data-loss at apply as well.')) }), place)),
  ),
  default_environment: z.optional(z.string()),
})

export type WrittenConfig = z.infer<typeof writtenConfig>
export type WrittenTarget = z.infer<typeof target>
export type WrittenPlace = z.infer<typeof place>

/** The JSON Schema that editors read. */
export function configSchema(): object {
  return z.toJSONSchema(writtenConfig)
}
