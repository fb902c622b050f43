// Connections to ClickHouse: `chdb:PATH` for the embedded engine, `http(s)://` for servers; the same above this file.
// The only place that sees a password.
import { Failure } from '../../core/failure.js'
import type { Session, SessionOptions } from '../dialect.js'
import { EmbeddedSession } from './embedded.js'
import { HttpSession } from './http.js'

export function accepts(url: string): boolean {
  return /^(chdb:|https?:\/\/)/.test(url)
}

/** `http://host/name`: the path is the database, as it is for the client. */
export function databaseIn(url: string): string | undefined {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return undefined
  const name = /^\/([^/]+)\/?$/.exec(new URL(url).pathname)?.[1]
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return undefined
  }
}

/** Opens a session. Throws `connection-failed`, `engine-missing`. */
export async function open(url: string, options: SessionOptions): Promise<Session> {
  if (!url.startsWith('chdb:')) return await HttpSession.open(url, options)
  const path = url.slice('chdb:'.length)
  if (path === '') {
    throw new Failure('config-invalid', 'the url chdb: has no path', 'Write chdb:PATH, such as chdb:.trueup/local/clickhouse.')
  }
  return await EmbeddedSession.open(path, options)
}
