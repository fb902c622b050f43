// The lock of a ClickHouse server: a row in Keeper where the server has one and lets tables keep rows there, so that it holds on
// every replica; a table of the one server otherwise.
import type { Holder, Lock, SessionOptions, SqlStatement } from '../dialect.js'
import { alone } from '../alone.js'
import { databaseMade } from './ground.js'
import { silence } from './lock-holder.js'
import { KeeperLock } from './lock-keeper.js'
import { TableLock } from './lock-table.js'
import { literal } from './quote.js'
import { open } from './session.js'

export async function openLock(
  url: string,
  options: SessionOptions,
  ledger: readonly string[],
  migrations: () => readonly SqlStatement[] = () => [],
): Promise<Lock> {
  if (url.startsWith('chdb:')) return alone
  const session = await open(url, { ...options, readOnly: false })
  const home = async () => {
    const database = ledger[0] ?? ''
    const [known] = await session.query(`SELECT name FROM system.databases WHERE name = ${literal(database)}`)
    if (!known) await session.run(databaseMade(database, options.databases, migrations()), { anywhere: true })
  }
  return new ServerLock(new KeeperLock(session, ledger), new TableLock(session, ledger), home, () => session.close())
}

/** Both kinds of lock, of which a server gives one. */
class ServerLock implements Lock {
  private readonly keeper: KeeperLock
  private readonly table: TableLock
  /** Makes the database that locks are in. */
  private readonly home: () => Promise<void>
  private readonly end: () => Promise<void>
  private chosen: KeeperLock | TableLock

  constructor(keeper: KeeperLock, table: TableLock, home: () => Promise<void>, end: () => Promise<void>) {
    this.keeper = keeper
    this.table = table
    this.home = home
    this.end = end
    this.chosen = table
  }

  async take(): Promise<Holder | undefined> {
    await this.home()
    this.chosen = (await this.keeper.offered()) ? this.keeper : this.table
    const holder = await this.chosen.take()
    if (holder || this.chosen === this.table) return holder
    // A run of before the server had a Keeper, or one that may not use it; not one that is gone.
    const other = await this.table.holder()
    if (!other || (other.silent ?? 0) >= silence) return undefined
    await this.keeper.release()
    return other
  }

  keep(): Promise<boolean> {
    return this.chosen.keep()
  }

  async holder(): Promise<Holder | undefined> {
    return (await this.keeper.holder()) ?? (await this.table.holder())
  }

  async free(): Promise<void> {
    await this.keeper.free()
    await this.table.free()
  }

  async quiet(): Promise<boolean> {
    return true
  }

  release(): Promise<void> {
    return this.chosen.release()
  }

  async close(): Promise<void> {
    await this.end()
  }
}
