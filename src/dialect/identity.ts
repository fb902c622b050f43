// Who runs this process, as ledger rows and locks name it.
import { hostname, userInfo } from 'node:os'

export interface Identity {
  readonly who: string
  readonly host: string
  readonly pid: number
}

let known: Identity | undefined

export function identity(): Identity {
  known ??= { who: userName(), host: hostname(), pid: process.pid }
  return known
}

/** In a container the process may run as a user that no passwd file knows: then there is only its number. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER ?? `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
