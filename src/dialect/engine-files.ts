// Where throwaway engines keep their files: in memory where the system has room for that. On a disk they cost up to three times
// the time, most of it where many files were removed a moment before (ext4 passes over the numbers of files just removed).
import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../core/failure.js'

const memory = '/dev/shm'

/** Bytes that have to be free: thousands of tables take some hundred megabytes. Containers often have 64 MB there. */
const room = 2 ** 31

/** The folder whose files are in memory; undefined where there is none, or little room in it. */
export function memoryFolder(): string | undefined {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= room ? memory : undefined
  } catch {
    return undefined
  }
}

/** An empty folder for a throwaway engine. Throws `file-unreadable`. */
export function temporaryFolder(): string {
  try {
    return mkdtempSync(join(memoryFolder() ?? tmpdir(), 'trueup-'))
  } catch {
    throw new Failure('file-unreadable', 'no folder for temporary files can be written', 'Set TMPDIR to a folder this user may write.')
  }
}
