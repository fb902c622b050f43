// A Keeper for servers of a test: Debian's ZooKeeper, whose protocol Keeper speaks, on the loopback interface.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, listens } from './port.js'

const jars = ['zookeeper', 'zookeeper-jute', 'slf4j-api', 'slf4j-nop', 'netty-all', 'netty', 'snappy-java', 'metrics-core', 'reload4j', 'log4j-1.2']
  .map((name) => `/usr/share/java/${name}.jar`)
  .filter(existsSync)

/** Where it is missing, why tests that want it are skipped; false otherwise. */
export const noKeeper = jars.some((jar) => jar.endsWith('/zookeeper.jar')) ? false : 'NO ZOOKEEPER (apt-get install zookeeper)'
if (noKeeper) process.stderr.write(`\nSKIPPED: ${noKeeper}\n\n`)

export class Keeper {
  readonly port: number
  private readonly child: ChildProcess
  private readonly folder: string

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.child = child
    this.folder = folder
    this.port = port
  }

  static async start(): Promise<Keeper> {
    const folder = mkdtempSync(join(tmpdir(), 'trueup-keeper-'))
    const port = await freePort()
    const settings = { tickTime: 500, dataDir: folder, clientPort: port, clientPortAddress: '127.0.0.1', 'admin.enableServer': false }
    const file = join(folder, 'zoo.cfg')
    writeFileSync(
      file,
      Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    )
    const program = ['-Xmx128m', '-cp', jars.join(':'), 'org.apache.zookeeper.server.quorum.QuorumPeerMain', file]
    const keeper = new Keeper(spawn('java', program, { cwd: folder, stdio: 'ignore' }), folder, port)
    for (let i = 0; i < 300; i++) {
      if (await listens(port)) return keeper
      await new Promise((later) => setTimeout(later, 100))
    }
    await keeper.close()
    throw new Error('ZooKeeper did not start')
  }

  async close(): Promise<void> {
    const gone = new Promise((ended) => this.child.once('exit', ended))
    if (this.child.exitCode === null && this.child.kill('SIGKILL')) await gone
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** What a server's configuration says of it; the server's own names are `replica`, and its rows are below one prefix. */
export function keeperXml(port: number, replica: string): string {
  return `<zookeeper><node><host>127.0.0.1</host><port>${port}</port></node></zookeeper>
<keeper_map_path_prefix>/keeper_map_tables</keeper_map_path_prefix><macros><shard>1</shard><replica>${replica}</replica></macros>`
}
