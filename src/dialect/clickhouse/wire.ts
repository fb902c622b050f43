// One request after the other to a ClickHouse server, on connections that are kept: a statement is a POST and its answer a
// text, whatever it says. https://clickhouse.com/docs/interfaces/http
import { Agent as PlainAgent, request as plain } from 'node:http'
import { Agent as SecureAgent, request as secure } from 'node:https'
import { text as readText } from 'node:stream/consumers'
import type { Address } from './address.js'

export interface Answer {
  readonly text: string
  /** The server, or what stands before it, says that it failed. */
  readonly failed: boolean
}

/** Milliseconds after which a connection that nobody uses is not used again: servers close theirs after some seconds. */
const idle = 2500

export class Wire {
  private readonly address: Address
  private readonly agent: PlainAgent
  private readonly request: typeof plain

  constructor(address: Address) {
    const kept = { keepAlive: true, timeout: idle }
    this.address = address
    this.agent = address.url.protocol === 'https:' ? new SecureAgent(kept) : new PlainAgent(kept)
    this.request = address.url.protocol === 'https:' ? secure : plain
  }

  /** Rejects where no whole answer came within `limit` milliseconds. */
  async send(body: string, parameters: Readonly<Record<string, string | number>>, limit: number): Promise<Answer> {
    const { url, headers } = this.address
    const search = new URLSearchParams(Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]))
    const bytes = Buffer.from(body)
    return await new Promise<Answer>((answered, failed) => {
      const request = this.request({
        agent: this.agent,
        protocol: url.protocol,
        // A host of IPv6 has its brackets in a URL and nowhere else.
        hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port,
        method: 'POST',
        path: `${url.pathname}?${search}`,
        headers: { 'user-agent': 'trueup', ...headers, 'content-length': bytes.length },
      })
      const timer = setTimeout(() => request.destroy(new Error(`no answer within ${Math.round(limit / 1000)} s`)), limit)
      const fail = (error: Error) => {
        clearTimeout(timer)
        failed(error)
      }
      request.on('error', fail)
      request.on('response', (response) => {
        readText(response).then((text) => {
          clearTimeout(timer)
          const { statusCode: status = 0 } = response
          const failed = status < 200 || status > 299 || response.headers['x-clickhouse-exception-code'] !== undefined
          answered({ text: failed ? text || `HTTP ${status}` : text, failed })
        }, fail)
      })
      request.end(bytes)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
