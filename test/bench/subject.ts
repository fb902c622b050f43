// What the benchmarks work on: tables of one shape, as many as wanted.

/** What a dialect's project is made of. */
export interface Subject {
  readonly config: string
  /** Folder of the tables, below the project. */
  readonly folder: string
  /** What stands after the last column where one more is wanted. */
  readonly added: string
  table(number: number, extra?: string): string
}

const types = ['UInt64', 'String', 'LowCardinality(String)', "DateTime64(3, 'UTC')", 'Nullable(Float64)'] as const

/** A table of 15 columns with an index, a key of two columns and a TTL. */
function table(number: number, extra = ''): string {
  const columns = Array.from({ length: 15 }, (_, i) => `    \`c${i}\` ${types[i % types.length]}${i % 4 === 0 ? ' CODEC(ZSTD(1))' : ''}`)
  return `CREATE TABLE bench.t${number}\n(\n${columns.join(',\n')}${extra},\n    INDEX i c1 TYPE bloom_filter GRANULARITY 4\n)\nENGINE = MergeTree\nPARTITION BY toYYYYMM(c3)\nORDER BY (c0, c1)\nTTL toDateTime(c3) + INTERVAL 1 YEAR;\n`
}

/** A table of 15 columns with a key, two indexes, a check and a foreign key to the table before it. */
export function relation(number: number, extra = ''): string {
  const kinds = ['text', 'integer NOT NULL DEFAULT 0', 'timestamptz DEFAULT now()', 'numeric(12, 2)', 'jsonb']
  const columns = Array.from({ length: 13 }, (_, i) => `    c${i} ${kinds[i % kinds.length]}`)
  const before = number === 0 ? '' : ` REFERENCES bench.t${number - 1} (id)`
  return `CREATE TABLE bench.t${number} (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    before bigint${before},\n${columns.join(',\n')}${extra},\n    CHECK (c1 >= 0)\n);\nCREATE INDEX t${number}_a ON bench.t${number} (c0);\nCREATE INDEX t${number}_b ON bench.t${number} (c2, c3) WHERE c1 > 0;\n`
}

export const subjects: Readonly<Record<string, Subject>> = {
  clickhouse: {
    config:
      'version: 1\ntargets:\n  bench: { dialect: clickhouse, schema: schema, migrations: generated, databases: [bench] }\nenvironments:\n  local: { bench: { url: "chdb:db" } }\n',
    folder: 'schema/bench/tables',
    added: ',\n    `added` String',
    table,
  },
  postgres: {
    config:
      'version: 1\ntargets:\n  bench: { dialect: postgres, schema: schema, migrations: generated, schemas: [bench] }\nenvironments:\n  local: { bench: { url: "embedded-postgres:db" } }\n',
    folder: 'schema/bench/tables',
    added: ',\n    added text',
    table: relation,
  },
}
