// A real ClickHouse server of another age (Debian's package is 18.16), on the loopback interface, with a data folder of
// its own. It has no Atomic databases, no SQL users, no functions, and half the catalogue's columns.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './port.js'

const places = [process.env.TRUEUP_CLICKHOUSE_SERVER, '/usr/bin/clickhouse-server', '/usr/sbin/clickhouse-server', '/usr/local/bin/clickhouse-server']

/** The program, where one is installed. */
export const serverProgram = places.find((place) => place !== undefined && existsSync(place))

export interface How {
  /** The folder that its files are below. */
  readonly place?: string
  /** Elements of its configuration. */
  readonly config?: string
  /** Milliseconds after which its query log is written; tests that wait for it want that sooner than a server as installed (7500). */
  readonly flush?: number
}

export class OldServer {
  readonly port: number
  private readonly child: ChildProcess
  private readonly folder: string

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.child = child
    this.folder = folder
    this.port = port
  }

  /** `users` are names with passwords; the user `reader` may only read. */
  static async start(program: string, users: Readonly<Record<string, string>>, how: How = {}): Promise<OldServer> {
    const folder = mkdtempSync(join(how.place ?? tmpdir(), 'trueup-server-'))
    const [http, tcp, interserver] = [await freePort(), await freePort(), await freePort()]
    for (const name of ['data', 'tmp']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'users.xml'), usersXml(users))
    writeFileSync(
      join(folder, 'config.xml'),
      `<yandex>
<logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port>
<listen_host>127.0.0.1</listen_host><interserver_http_host>127.0.0.1</interserver_http_host>${how.config ?? ''}<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
<query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>${how.flush ?? 500}</flush_interval_milliseconds></query_log>
<mark_cache_size>67108864</mark_cache_size><users_config>${folder}/users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
</yandex>`,
    )
    const child = spawn(program, [`--config-file=${folder}/config.xml`], { cwd: folder, stdio: 'ignore' })
    const server = new OldServer(child, folder, http)
    for (let i = 0; i < 100; i++) {
      if (child.exitCode !== null) break
      const answer = await fetch(`http://127.0.0.1:${http}/ping`).catch(() => undefined)
      if (answer?.ok) return server
      await new Promise((later) => setTimeout(later, 100))
    }
    const errors = existsSync(join(folder, 'errors')) ? readFileSync(join(folder, 'errors'), 'utf8') : ''
    await server.close()
    throw new Error(`the server did not start: ${errors}`)
  }

  url(user: string, password: string): string {
    return `http://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${this.port}`
  }

  /** Runs a statement as the administrator would, behind trueup's back; what it answers. */
  async run(sql: string): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/`, { method: 'POST', body: sql })
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return text
  }

  /**
   * Removes what a CREATE left that found the disk full: this server makes no table of that name again while it is there
   * (later ones remove it themselves).
   */
  removeUnfinished(): void {
    const metadata = join(this.folder, 'data', 'metadata')
    for (const file of readdirSync(metadata, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.sql.tmp')) rmSync(join(metadata, file), { force: true })
    }
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = new Promise((ended) => this.child.once('exit', ended))
      this.child.kill('SIGKILL')
      await gone
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function usersXml(users: Readonly<Record<string, string>>): string {
  const user = ([name, password]: readonly [string, string]) =>
    `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>${name === 'reader' ? 'reader' : 'default'}</profile><quota>default</quota></${name}>`
  return `<yandex><profiles><default/><reader><readonly>1</readonly></reader></profiles><users>${Object.entries({ default: '', ...users })
    .map(user)
    .join('')}</users><quotas><default/></quotas></yandex>`
}
