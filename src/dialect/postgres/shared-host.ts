// Hosts of scratch databases that several engines of this process use at once: each is started for the first and closed with the last.
import { connect, createDatabase, removeDatabase } from './database.js'
import { Server } from './engine.js'
import { hostAt, type Host } from './host.js'

/** A database that nothing was made in, but that was connected to: copies of it open faster than copies of the server's own. */
export const blank = 'trueup_blank'

const hosts = new Map<string, { readonly host: Promise<Host>; users: number }>()

/** The host of a key, at `url` or, where that is empty, the embedded one. Throws what `hostAt` and `Server.scratch` throw. */
export async function borrow(key: string, url: string, verbose: boolean): Promise<Host> {
  const mine = hosts.get(key) ?? { host: url === '' ? startServer(verbose) : hostAt(url), users: 0 }
  hosts.set(key, mine)
  mine.users++
  try {
    return await mine.host
  } catch (error) {
    if (hosts.get(key) === mine) hosts.delete(key)
    throw error
  }
}

/** Gives back what was borrowed. */
export async function giveBack(key: string): Promise<void> {
  const mine = hosts.get(key)
  if (!mine || --mine.users > 0) return
  hosts.delete(key)
  await (await mine.host).close()
}

async function startServer(verbose: boolean): Promise<Server> {
  const server = await Server.scratch(verbose)
  // Every start of a server takes away what makes opening fast, and who comes first makes it again (PostgreSQL, RelationCacheInitFileRemove).
  const session = await connect(server, blank).catch(async () => {
    await createDatabase(server, blank, 'template0')
    return await connect(server, blank)
  })
  try {
    const left = await session.query(`SELECT datname FROM pg_catalog.pg_database WHERE datname ~ '^trueup_[0-9]'`)
    for (const { datname } of left) await removeDatabase(server, String(datname))
  } finally {
    await session.close()
  }
  return server
}
