// The embedded PostgreSQL: real server binaries, started on a unix socket in a private folder and stopped when done. A
// shell beside the server watches a pipe from this process: when the process goes, however it goes, the server stops.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ClientConfig } from 'pg'
import { Failure } from '../../core/failure.js'
import { account, clusterFolder, own } from './engine-account.js'
import { binaries, inspectBinaries, type Binaries } from './engine-binaries.js'
import type { Host } from './host.js'
import { claim, environment, initialise, inherited, lock, stopLeftover, superuser } from './engine-cluster.js'

const socket = '.s.PGSQL.5432'

/** Bytes of the longest path a socket may have: `sun_path` with its end. */
const longestSocket = 103

/** A first migration may make thousands of objects in one transaction, and each takes a lock. */
const roomy = ['max_locks_per_transaction=1024']

/** Nothing in these clusters outlives a command, so nothing is written to be safe. */
const careless = [
  ...roomy,
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'jit=off',
  'max_connections=40',
  'wal_level=logical',
  'min_wal_size=32MB',
  'max_wal_size=128MB',
]

export class Server implements Host {
  readonly version: string
  readonly ours = true
  private readonly folder: string
  private readonly child: ChildProcess
  private readonly release: () => void
  /** The folder, held open: the server and long paths go through it. */
  private readonly handle: number
  private words = ''
  private ended = false

  private constructor(folder: string, binaries: Binaries, settings: readonly string[], verbose: boolean, release: () => void) {
    this.folder = folder
    this.version = binaries.version
    this.release = release
    this.handle = openSync(folder, 'r')
    const there = inherited(folder)
    const all = ['listen_addresses=', `unix_socket_directories=${there}/run`, 'unix_socket_permissions=0700', 'lc_messages=C', ...settings]
    const args = ['-D', `${there}/data`, ...all.flatMap((setting) => ['-c', setting])]
    const script = '"$@" & server=$!; read -r _; kill -INT $server 2>/dev/null; wait $server'
    this.child = spawn('/bin/sh', ['-c', script, 'sh', join(binaries.folder, 'postgres'), ...args], {
      stdio: ['pipe', 'pipe', 'pipe', this.handle],
      detached: true,
      cwd: folder,
      env: environment(folder),
      ...account(),
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.words = (this.words + chunk.toString()).slice(-4000)
        if (verbose) process.stderr.write(chunk)
      })
      ;(stream as unknown as { unref?(): void } | null)?.unref?.()
    }
    this.child.stdin?.on('error', () => {})
    this.child.on('exit', () => {
      this.ended = true
    })
  }

  /** A server for scratch work, on a cluster that is kept. Throws `engine-missing`. */
  static async scratch(verbose: boolean): Promise<Server> {
    const found = binaries()
    const { folder, release } = claim(join(clusterFolder(), found.version))
    return await Server.start(
      folder,
      found,
      [...careless, 'max_logical_replication_workers=0', ...(Number.parseInt(found.version, 10) >= 15 ? ['allow_in_place_tablespaces=on'] : [])],
      verbose,
      release,
    )
  }

  /** A server on the cluster in `path`, which is made where there is none. */
  static async at(path: string, verbose: boolean): Promise<Server> {
    const folder = resolve(path)
    const found = binaries()
    mkdirSync(folder, { recursive: true })
    const release = lock(folder)
    if (!release) throw new Failure('lock-held', `another process uses the database in ${path}`, 'Wait for it to end, then run the command again.')
    const made = join(folder, 'data', 'PG_VERSION')
    const major = existsSync(made) ? readFileSync(made, 'utf8').trim() : ''
    if (major !== '' && major !== String(Number.parseInt(found.version, 10))) {
      release()
      throw new Failure(
        'engine-missing',
        `the database in ${path} was made by PostgreSQL ${major}, and the embedded engine is ${found.version}`,
        `Install the embedded engine of version ${major}, or remove the folder.`,
      )
    }
    return await Server.start(folder, found, roomy, verbose, release)
  }

  /** A server of the binaries in `bin`, on a cluster of its own in `folder`: one that trueup does not work on by itself. */
  static async beside(bin: string, folder: string, settings: readonly string[] = careless): Promise<Server> {
    const found = inspectBinaries(bin)
    if (!found) throw new Failure('engine-missing', `there are no PostgreSQL binaries in ${bin}`, 'Name the folder of `postgres` and `initdb`.')
    chmodSync(folder, 0o711)
    return await Server.start(folder, found, settings, false, () => rmSync(folder, { recursive: true, force: true }))
  }

  private static async start(folder: string, found: Binaries, settings: readonly string[], verbose: boolean, release: () => void): Promise<Server> {
    try {
      own(folder)
      stopLeftover(folder)
      if (!existsSync(join(folder, 'data', 'PG_VERSION'))) initialise(folder, found)
      const run = join(folder, 'run')
      rmSync(run, { recursive: true, force: true })
      mkdirSync(run, { mode: 0o700 })
      own(run)
    } catch (error) {
      release()
      throw error
    }
    const server = new Server(folder, found, settings, verbose, release)
    await server.ready()
    return server
  }

  address(database = 'postgres'): ClientConfig {
    const run = join(this.folder, 'run')
    const short = Buffer.byteLength(join(run, socket)) <= longestSocket
    return { host: short ? run : `${inherited(this.folder, this.handle)}/run`, port: 5432, user: superuser, database }
  }

  async close(): Promise<void> {
    if (!this.ended) {
      const gone = new Promise<void>((done) => this.child.once('exit', () => done()))
      this.child.stdin?.end()
      const timer = setTimeout(() => stopLeftover(this.folder), 5000)
      await gone
      clearTimeout(timer)
      closeSync(this.handle)
    }
    this.release()
  }

  private async ready(): Promise<void> {
    const { default: pg } = await import('pg')
    for (let attempt = 0; attempt < 2000 && !this.ended; attempt++) {
      await new Promise((done) => setTimeout(done, attempt < 40 ? 5 : 15))
      if (!existsSync(join(this.folder, 'run', socket))) continue
      const client = new pg.Client(this.address('postgres'))
      client.on('error', () => {})
      try {
        await client.connect()
        await client.end()
        return
      } catch {
        await client.end().catch(() => {})
      }
    }
    await this.close()
    throw new Failure('engine-crashed', 'the embedded PostgreSQL does not start', 'Run the command again with --verbose to see what it says.', {
      server: this.words.trim().slice(-600),
    })
  }
}
