// ClickHouse under faults: a real server over its real wire (Debian's package), with its query log, and migrations whose
// second run would show in the rows.
import { OldServer } from '../support/old-server.js'
import { SmallDisk } from '../support/small-disk.js'
import type { Bench } from './bench.js'

function migrations(database: string): Readonly<Record<string, string>> {
  return {
    '1_tables.up.sql': `CREATE TABLE ${database}.counter (n UInt64) ENGINE = TinyLog;
INSERT INTO ${database}.counter SELECT 1;
CREATE TABLE ${database}.log (d Date, id UInt64, what String) ENGINE = MergeTree PARTITION BY d ORDER BY id;
`,
    '2_rows.up.sql': `INSERT INTO ${database}.log SELECT toDate('2026-01-01'), number, 'two' FROM system.numbers LIMIT 10;
INSERT INTO ${database}.counter SELECT max(n) + 1 FROM ${database}.counter;
`,
    '3_columns.up.sql': `ALTER TABLE ${database}.log ADD COLUMN extra UInt32 DEFAULT 3;
INSERT INTO ${database}.log (d, id, what) SELECT d, id + 100, what FROM ${database}.log;
INSERT INTO ${database}.counter SELECT max(n) * 10 FROM ${database}.counter;
`,
    '4_swap.up.sql': `CREATE TABLE ${database}.new_log (d Date, id UInt64, what String, extra UInt32) ENGINE = MergeTree PARTITION BY d ORDER BY id;
INSERT INTO ${database}.new_log SELECT d, id, what, extra FROM ${database}.log;
RENAME TABLE ${database}.log TO ${database}.old_log, ${database}.new_log TO ${database}.log;
DROP TABLE ${database}.old_log;
`,
    '5_last.up.sql': `INSERT INTO ${database}.counter SELECT max(n) + 5 FROM ${database}.counter;
CREATE VIEW ${database}.by_what AS SELECT what, count() AS c FROM ${database}.log GROUP BY what;
INSERT INTO ${database}.log SELECT d, id + 1000, 'last', extra FROM ${database}.log;
`,
  }
}

export async function clickhouseBench(program: string): Promise<Bench> {
  const disk = SmallDisk.mount(512)
  const start = () => OldServer.start(program, {}, disk === undefined ? {} : { place: disk.folder })
  let server = await start()
  return {
    ...(disk === undefined ? {} : { disk }),
    name: 'clickhouse',
    dialect: 'clickhouse',
    scope: '',
    migrations,
    get target() {
      return { host: '127.0.0.1', port: server.port }
    },
    prepare: async () => {},
    url: (port) => `http://default@127.0.0.1:${port}`,
    observe: async (name) => {
      const ask = (sql: string) => server.run(`${sql} FORMAT TabSeparated`)
      const tables = await ask(`SELECT name, engine FROM system.tables WHERE database = '${name}' AND name NOT LIKE 'trueup%' ORDER BY name`)
      const columns = await ask(
        `SELECT table, name, type, default_expression FROM system.columns WHERE database = '${name}' AND table NOT LIKE 'trueup%' ORDER BY table, name`,
      )
      const counter = await ask(`SELECT n FROM ${name}.counter ORDER BY n`)
      const log = await ask(`SELECT what, extra, count(), sum(id) FROM ${name}.log GROUP BY what, extra ORDER BY what, extra`)
      return [tables, columns, counter, log].join('\n')
    },
    remove: (name) => server.run(`DROP DATABASE IF EXISTS ${name}`).then(() => {}),
    mend: () => server.removeUnfinished(),
    renew: async () => {
      await server.close()
      server = await start()
    },
    close: async () => {
      await server.close()
      disk?.unmount()
    },
  }
}
