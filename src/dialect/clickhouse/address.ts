// What the URL of a ClickHouse server says: who asks, and what goes along with every request. Read here and nowhere else;
// the one thing that may be shown of it is `masked`.
import { Failure } from '../../core/failure.js'

export interface Address {
  /** Protocol, host, port and, for a server behind a proxy, its path. */
  readonly url: URL
  /** The URL without what is secret. */
  readonly masked: string
  readonly headers: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string>>
  /** Milliseconds a request may take. */
  readonly timeout: number
}

/** Milliseconds a request may take: a mutation that is waited for may take hours, so only silence is limited. */
const patient = 3_600_000

/** The parameters have the names that ClickHouse's own JavaScript client gives them. */
const setting = /^(?:clickhouse_setting|ch)_(.+)$/
const header = /^http_header_(.+)$/

/** Throws `config-invalid`. The path of `text` is a database, which is not of interest here: names mean the managed ones. */
export function addressOf(text: string): Address {
  const written = parsed(text)
  const user = decoded(written.username) || 'default'
  const password = decoded(written.password)
  const headers: Record<string, string> = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
  const settings: Record<string, string> = {}
  const url = new URL(`${written.protocol}//${written.host}`)
  let timeout = patient
  for (const [name, value] of written.searchParams) {
    const [, option] = setting.exec(name) ?? []
    const [, field] = header.exec(name) ?? []
    if (option !== undefined) settings[option] = value
    else if (field !== undefined) headers[field.toLowerCase()] = value
    else if (name === 'request_timeout') timeout = milliseconds(value)
    else if (name === 'access_token') headers.authorization = `Bearer ${value}`
    else if (name === 'pathname') url.pathname = value
    else throw unusable(`it has the parameter ${name}, which means nothing here`)
  }
  return { url, masked: masked(written), headers, settings, timeout }
}

function parsed(text: string): URL {
  try {
    return new URL(text)
  } catch {
    throw unusable('it cannot be read')
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw unusable('its user or password has a % that encodes nothing')
  }
}

function milliseconds(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw unusable('its request_timeout is not a number of milliseconds')
  return Number(text)
}

function unusable(reason: string): Failure {
  return new Failure(
    'config-invalid',
    `the url of the environment cannot be used: ${reason}`,
    'Write https://user:password@host:8443, with special characters of the password percent-encoded.',
  )
}

function masked(url: URL): string {
  return `${url.protocol}//${url.username ? `${url.username}${url.password ? ':***' : ''}@` : ''}${url.host}`
}
