// The real command line as a child process, and a project in a temporary folder to run it in.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { Engine } from '../../src/dialect/clickhouse/engine.js'
import type { Row } from '../../src/dialect/dialect.js'

/** The repository, seen from `dist/test/support`. */
export const repository = resolve(import.meta.dirname, '../../..')

export interface Ran {
  readonly stdout: string
  readonly stderr: string
  /** Null where a signal ended it. */
  readonly code: number | null
}

export interface CliOptions {
  readonly folder: string
  /** Laid over the environment of this process; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Runs it as this user. */
  readonly uid?: number
  /** Another build of the program than this one. */
  readonly program?: string
  /** Handed the child as soon as it runs. */
  readonly started?: (child: ChildProcess) => void
}

/** Runs `trueup` with `words`; never throws, whatever its exit code. */
export function trueup(words: readonly string[], options: CliOptions): Promise<Ran> {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_ENV: undefined, ...options.env }
  const child = spawn(process.execPath, [options.program ?? join(repository, 'bin/run.js'), ...words], {
    cwd: options.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  })
  options.started?.(child)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((done) => child.on('close', (code) => done({ stdout, stderr, code })))
}

/** A folder of a project, with the short ways a test has to look into it and change it. */
export class ProjectFolder {
  readonly folder: string

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'trueup-project-'))
    this.write(files)
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true })
      writeFileSync(join(this.folder, file), text)
    }
  }

  delete(file: string): void {
    rmSync(join(this.folder, file))
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8')
  }

  /** Paths of all files below `folder` but those of trueup's own working folder, sorted. */
  files(folder = '.'): readonly string[] {
    return readdirSync(join(this.folder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('.trueup/'))
      .sort()
  }

  /** Every file with its text. */
  contents(folder = '.'): Readonly<Record<string, string>> {
    return Object.fromEntries(this.files(folder).map((file) => [file, this.read(file)]))
  }

  run(words: readonly string[], options: Omit<CliOptions, 'folder'> = {}): Promise<Ran> {
    return trueup(words, { folder: this.folder, ...options })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Runs statements on an embedded database that no trueup process holds, as somebody else would. */
export async function byHand(folder: ProjectFolder, path: string, ...statements: readonly string[]): Promise<readonly Row[]> {
  const engine = await Engine.start({ path: join(folder.folder, path), temporary: false, timeout: 60_000, verbose: false })
  try {
    let rows: readonly Row[] = []
    for (const sql of statements) {
      if (/^\s*SELECT/i.test(sql)) rows = await engine.query(sql)
      else await engine.run(sql)
    }
    return rows
  } finally {
    await engine.close()
  }
}

/** A small project: two tables and a view, one embedded environment at `.trueup/local`. */
export const shop: Readonly<Record<string, string>> = {
  'trueup.yaml': `version: 1
targets:
  analytics: { dialect: clickhouse, schema: schema/analytics, migrations: generated/analytics, databases: [shop] }
environments:
  local: { analytics: { url: "chdb:.trueup/local" } }
`,
  'schema/analytics/shop/tables/events.sql': `CREATE TABLE shop.events
(
    id UInt64,
    at DateTime,
    country String
)
ENGINE = MergeTree ORDER BY (id, at);
`,
  'schema/analytics/shop/tables/sessions.sql': 'CREATE TABLE shop.sessions (id UInt64, seconds UInt32) ENGINE = MergeTree ORDER BY id;\n',
  'schema/analytics/shop/views/by_country.sql': 'CREATE VIEW shop.by_country AS SELECT country, count() AS n FROM shop.events GROUP BY country;\n',
}

/** The lines of output that matter to a reader of a test: no empty ones. */
export function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
