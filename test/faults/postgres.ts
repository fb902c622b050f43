// PostgreSQL under faults: a server of the machine's binaries, and migrations whose second run would show in the rows.
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { own } from '../../src/dialect/postgres/engine-account.js'
import { Server } from '../../src/dialect/postgres/engine.js'
import { PostgresSession } from '../../src/dialect/postgres/session.js'
import { serverBinaries } from '../support/postgres.js'
import { SmallDisk } from '../support/small-disk.js'
import type { Bench } from './bench.js'

const migrations = {
  '1_tables.up.sql': `CREATE TABLE app.counter (n integer NOT NULL);
INSERT INTO app.counter VALUES (0);
CREATE TABLE app.log (id bigint GENERATED ALWAYS AS IDENTITY, what text);
`,
  '2_rows.up.sql': `INSERT INTO app.log (what) SELECT 'two' FROM generate_series(1, 10);
UPDATE app.counter SET n = n + 1;
`,
  '3_index.up.sql': `ALTER TABLE app.log ADD COLUMN extra integer;
CREATE INDEX CONCURRENTLY log_what ON app.log (what);
UPDATE app.counter SET n = n + 10;
INSERT INTO app.log (what, extra) SELECT what || 'x', 3 FROM app.log;
`,
  '4_copy.up.sql': `CREATE TABLE app.new_log AS SELECT * FROM app.log;
INSERT INTO app.new_log SELECT * FROM app.log;
DROP TABLE app.log;
ALTER TABLE app.new_log RENAME TO log;
`,
  '5_more.up.sql': `CREATE INDEX CONCURRENTLY counter_n ON app.counter (n);
UPDATE app.counter SET n = n * 2;
CREATE INDEX CONCURRENTLY log_extra ON app.log (extra);
`,
  '6_last.up.sql': 'UPDATE app.counter SET n = n + 5;\nINSERT INTO app.log (what) SELECT what FROM app.log;\n',
}

export async function postgresBench(): Promise<Bench> {
  const server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-faults-')))
  const session = (name: string) => PostgresSession.connect(server.address(name), name, { readOnly: false, databases: {}, database: '' })
  const admin = await session('postgres')
  const disk = SmallDisk.mount(128)
  if (disk) {
    const place = join(disk.folder, 'space')
    mkdirSync(place)
    own(place)
    await admin.execute(`CREATE TABLESPACE small LOCATION '${place}'`)
  }
  const { host, user } = server.address('postgres') as ClientConfig & { host: string; user: string }
  return {
    ...(disk === undefined ? {} : { disk }),
    name: 'postgres',
    dialect: 'postgres',
    scope: 'schemas: [app]',
    migrations,
    target: { path: join(host, '.s.PGSQL.5432') },
    prepare: (name) => admin.execute(`CREATE DATABASE ${name}${disk ? ' TABLESPACE small' : ''}`),
    url: (port, name) => `postgres://${user}@127.0.0.1:${port}/${name}`,
    observe: async (name) => {
      const own = await session(name)
      try {
        const columns = await own.query(
          `SELECT c.relname, c.relkind::text, a.attname, format_type(a.atttypid, a.atttypmod) AS type, i.indisvalid
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid
           LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
           WHERE n.nspname = 'app' AND c.relname !~ '^trueup' ORDER BY 1, a.attnum`,
        )
        const counter = await own.query('SELECT n FROM app.counter')
        const log = await own.query('SELECT what, extra, count(*)::int AS count FROM app.log GROUP BY 1, 2 ORDER BY 1, 2')
        return JSON.stringify({ columns, counter, log }, null, 1)
      } finally {
        await own.close()
      }
    },
    remove: (name) => admin.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    close: async () => {
      await admin.close()
      await server.close()
      disk?.unmount()
    },
  }
}
