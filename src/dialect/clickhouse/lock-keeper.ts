// A lock that holds on every replica of a cluster: one row of a KeeperMap table, whose rows are Keeper's. In strict mode an INSERT
// of a key that is there fails, and an UPDATE or DELETE of a row that changed since it was read does: only one can take it, and
// only from the holder that was found silent. Signs of life are by the clocks of the servers.
// https://clickhouse.com/docs/engines/table-engines/special/keeper-map
import { randomUUID } from 'node:crypto'
import { Failure } from '../../core/failure.js'
import type { Holder, Session } from '../dialect.js'
import { identity } from '../identity.js'
import { silence, unknown } from './lock-holder.js'
import { literal, qualified } from './quote.js'

/**
 * Keeper said no: the row is there already, or is not as it was read. `KEEPER_EXCEPTION` with these words of ZooKeeper
 * (ClickHouse src/Common/ZooKeeper/IKeeper.cpp).
 */
const outrun = /^Code: 999\b[\s\S]*(Node exists|Bad version|No node)/i

/**
 * BAD_ARGUMENTS (no keeper_map_path_prefix in the server's configuration), UNKNOWN_STORAGE, NO_ZOOKEEPER, ACCESS_DENIED:
 * ClickHouse src/Common/ErrorCodes.cpp.
 */
const refused = /^Code: (36|56|225|497)\b/

const strict = 'SETTINGS keeper_map_strict_mode = 1'
const row = `name = 'lock'`

export class KeeperLock {
  private readonly session: Session
  private readonly parts: readonly [database: string, table: string]
  private readonly table: string
  private readonly path: string
  private readonly token = randomUUID()
  private held = false

  constructor(session: Session, ledger: readonly string[]) {
    const [database = '', table = ''] = ledger
    this.session = session
    this.parts = [database, `${table}_lock_keeper`]
    this.table = qualified(...this.parts)
    this.path = `/trueup/${encodeURIComponent(database)}.${encodeURIComponent(table)}`
  }

  /** Whether the server keeps rows in Keeper for us; its table is there afterwards. Throws what else the server says. */
  async offered(): Promise<boolean> {
    if (await this.there()) return true
    const [known] = await this.session.query(`SELECT name FROM system.settings WHERE name = 'keeper_map_strict_mode'`)
    if (!known) return false
    const columns = 'name String, token String, who String, host String, pid UInt32, since DateTime, at DateTime'
    try {
      await this.run(`CREATE TABLE IF NOT EXISTS ${this.table} (${columns}) ENGINE = KeeperMap(${literal(this.path)}) PRIMARY KEY name`)
      return true
    } catch (error) {
      if (error instanceof Failure && refused.test(error.detail.server ?? '')) return false
      throw error
    }
  }

  async take(): Promise<Holder | undefined> {
    const { who, host, pid } = identity()
    const [token, ...names] = [this.token, who, host].map((text) => literal(text))
    await this.unlessOutrun(`INSERT INTO ${this.table} ${strict} SELECT 'lock', ${token}, ${names.join(', ')}, ${pid}, now(), now()`)
    const found = await this.latest()
    // Also where an earlier answer got lost.
    this.held = found?.token === this.token
    if (this.held) return undefined
    if (!found || found.holder.silent === undefined || found.holder.silent < silence) return found?.holder ?? unknown
    const ours = `token = ${token}, who = ${names[0]}, host = ${names[1]}, pid = ${pid}, since = now(), at = now()`
    await this.unlessOutrun(`ALTER TABLE ${this.table} UPDATE ${ours} WHERE ${row} AND token = ${literal(found.token)} ${strict}`)
    const now = await this.latest()
    this.held = now?.token === this.token
    return this.held ? undefined : (now?.holder ?? unknown)
  }

  async keep(): Promise<boolean> {
    if ((await this.latest())?.token !== this.token) {
      this.held = false
      return false
    }
    await this.unlessOutrun(`ALTER TABLE ${this.table} UPDATE at = now() WHERE ${row} AND token = ${literal(this.token)} ${strict}`)
    return true
  }

  async holder(): Promise<Holder | undefined> {
    return this.held || !(await this.there()) ? undefined : (await this.latest())?.holder
  }

  async free(): Promise<void> {
    const found = (await this.there()) ? await this.latest() : undefined
    if (found) await this.remove(found.token)
  }

  async release(): Promise<void> {
    if (this.held) await this.remove(this.token)
    this.held = false
  }

  /** Takes the row of the holder with `token` away, and no other's. */
  private async remove(token: string): Promise<void> {
    await this.unlessOutrun(`ALTER TABLE ${this.table} DELETE WHERE ${row} AND token = ${literal(token)} ${strict}`)
  }

  private async latest(): Promise<{ readonly token: string; readonly holder: Holder } | undefined> {
    const [found] = await this.session.query(
      `SELECT token, who, host, pid, toUnixTimestamp(since) AS begun, toUnixTimestamp(now()) - toUnixTimestamp(at) AS silent FROM ${this.table} WHERE ${row}`,
    )
    if (!found) return undefined
    const since = new Date(Number(found.begun) * 1000).toISOString()
    return {
      token: String(found.token),
      holder: { who: String(found.who), host: String(found.host), pid: Number(found.pid), since, silent: Number(found.silent) },
    }
  }

  private async there(): Promise<boolean> {
    const [database, name] = this.parts.map((part) => literal(part))
    return (await this.session.query(`SELECT name FROM system.tables WHERE database = ${database} AND name = ${name}`)).length > 0
  }

  private async unlessOutrun(sql: string): Promise<void> {
    try {
      await this.run(sql)
    } catch (error) {
      if (!(error instanceof Failure) || !outrun.test(error.detail.server ?? '')) throw error
    }
  }

  private async run(sql: string): Promise<void> {
    await this.session.run(sql, { anywhere: true })
  }
}
