// Folders of database clusters: made, locked while a process uses them, freed of servers that a killed process left behind.
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../../core/failure.js'
import { account } from './engine-account.js'
import type { Binaries } from './engine-binaries.js'

export const superuser = 'postgres'

/**
 * A folder as a process says it that was handed the open folder as its file `descriptor`. On Linux that is a way in
 * whoever the process runs as, however long the path: a cluster may lie in a folder that only root can reach.
 */
export function inherited(folder: string, descriptor = 3): string {
  return existsSync('/proc/self/fd') ? `/proc/self/fd/${descriptor}` : folder
}

/** The first cluster that no living process uses: several commands may run at once. */
export function claim(prefix: string): { readonly folder: string; readonly release: () => void } {
  for (let number = 1; number <= 64; number++) {
    const folder = `${prefix}-${number}`
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    const release = lock(folder)
    if (release) return { folder, release }
  }
  throw new Failure('engine-missing', `64 clusters in ${dirname(prefix)} are in use`, 'End the processes that use them.')
}

/** Takes the lock of a cluster's folder; `undefined` where a living process holds it. */
export function lock(folder: string): (() => void) | undefined {
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
export function stopLeftover(folder: string): void {
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
  if (!existsSync('/proc/self/cwd')) return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === join(realpathSync(folder), 'data')
  } catch {
    return false
  }
}

/** All that a server sees of this process's environment. */
export function environment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, LC_ALL: 'C', TZ: 'UTC' }
}

/** Makes a cluster in `folder`. Throws `engine-crashed`. */
export function initialise(folder: string, { folder: bin }: Binaries): void {
  const data = join(folder, 'data')
  rmSync(data, { recursive: true, force: true })
  const handle = openSync(folder, 'r')
  const args = ['-D', `${inherited(folder)}/data`, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  const result = spawnSync(join(bin, 'initdb'), args, {
    encoding: 'utf8',
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe', handle],
    ...account(),
  })
  closeSync(handle)
  if (result.status === 0) return
  rmSync(data, { recursive: true, force: true })
  throw new Failure('engine-crashed', 'the embedded PostgreSQL cannot make its database cluster', 'Run the command again with --verbose.', {
    server: `${result.stderr ?? ''}${result.error?.message ?? ''}`.trim().slice(-600),
  })
}
