// A project with one PostgreSQL target, on a server that a test has started.
import type { Server } from '../../src/dialect/postgres/engine.js'
import { ProjectFolder } from './cli.js'

interface Place {
  /** Which schema is managed. Default is `public`. */
  readonly schema?: string
  /** Default is `postgres`. */
  readonly database?: string
}

/** The project with these files besides its trueup.yaml: the target is `app`, the environment `local`. */
export function postgresProject(server: Server, files: Readonly<Record<string, string>>, place: Place = {}): ProjectFolder {
  const { schema = 'public', database = 'postgres' } = place
  const { host, user } = server.address(database) as { host: string; user: string }
  return new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  app: { dialect: postgres, schema: schema, migrations: generated, schemas: [${schema}] }
environments:
  local: { app: { url: "postgres://${user}@/${database}?host=${encodeURIComponent(host)}" } }
`,
    ...files,
  })
}
