// Whom a server runs as. PostgreSQL does not run as root: where this process is root, another account has to be able to
// reach what the server needs.
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, chmodSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../core/failure.js'
import { memoryFolder } from '../engine-files.js'

/** The account a server runs under where this process is root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Undefined where the server runs as this process does. */
export function account(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] = lines.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/** Whether any account may go into `folder`. */
export function reachable(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Gives a path to the server's account. */
export function own(path: string): void {
  const to = account()
  if (to) chownSync(path, to.uid, to.gid)
}

/** The folder of clusters for scratch work. Throws `engine-missing`. */
export function clusterFolder(): string {
  const memory = memoryFolder()
  if (memory === undefined) return cacheFolder()
  try {
    const folder = join(memory, `trueup-${process.getuid?.() ?? 0}`)
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    // Anybody may make folders there: one that is not ours is left alone.
    return statSync(folder).uid === process.getuid?.() ? folder : cacheFolder()
  } catch {
    return cacheFolder()
  }
}

/** The folder of what is kept between runs, which the server's account can reach. Throws `engine-missing`. */
export function cacheFolder(): string {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'trueup')
  const folder = account() && !reachable(cache) ? join(tmpdir(), `trueup-cache-${process.getuid?.() ?? 0}`) : cache
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (process.getuid && statSync(folder).uid !== process.getuid()) {
    throw new Failure('engine-missing', `${folder} belongs to somebody else`, 'Set XDG_CACHE_HOME to a folder of your own.')
  }
  if (account()) chmodSync(folder, 0o711)
  return folder
}
