// What a failure says about its statement, and what became of a statement whose answer never came.
import { randomUUID } from 'node:crypto'
import { Failure } from '../../core/failure.js'
import type { Outcome, Row, Session } from '../dialect.js'
import { literal } from './quote.js'

/**
 * Codes of refusals that pass by themselves; the server had not begun the statement. ClickHouse src/Common/ErrorCodes.cpp:
 * TOO_MANY_SIMULTANEOUS_QUERIES, TABLE_IS_READ_ONLY (a replica without its Keeper), NO_ZOOKEEPER, KEEPER_EXCEPTION, MEMORY_LIMIT_EXCEEDED,
 * TOO_MANY_PARTS, DEADLOCK_AVOIDED, QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING, CANNOT_ASSIGN_ALTER, ALL_REPLICAS_LOST, TIMEOUT of a table lock.
 */
const passing = new Set([202, 242, 225, 999, 241, 252, 473, 216, 517, 415])

/** Codes after which the statement may have been done, or still be done: TIMEOUT_EXCEEDED, SOCKET_TIMEOUT, NETWORK_ERROR, UNFINISHED, replicas. */
const unsure = new Set([159, 209, 210, 341, 236, 319, 394])

export function verdict(failure: Failure): 'failed' | 'again' | 'unheard' {
  if (failure.code === 'connection-failed') return refusedOutright(failure) ? 'again' : 'unheard'
  if (failure.code !== 'statement-failed') return 'failed'
  const code = Number(/^Code: (\d+)/.exec(failure.detail.server ?? '')?.[1] ?? 0)
  return unsure.has(code) ? 'unheard' : passing.has(code) ? 'again' : 'failed'
}

/** A connection that was never made carried no statement. */
function refusedOutright(failure: Failure): boolean {
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(`${failure.message} ${failure.detail.server ?? ''}`)
}

/** Types of the query log, by name and as the numbers that servers before 19.x have. */
const finished = new Set(['QueryFinish', '2'])
const begun = new Set(['ExceptionWhileProcessing', '4'])
const threw = new Set(['ExceptionBeforeStart', '3', ...begun])

/** The column that tells whether a statement had written rows: servers before 21 count them only where all went well (seen on 18.16), and what was read stands for it. */
function wrote({ version }: Session): string {
  return Number.parseInt(version, 10) < 21 ? 'read_rows' : 'written_rows'
}

/** Seconds in which a statement that was sent has arrived, if it ever does. */
const arrival = 2

/** The id of the request that tells the ledger of the statement with `id`, right before it. */
export function announcement(id: string): string {
  return `${id}-ledger`
}

/**
 * Asks for the statement with query id `id`: first what runs now, then the query log, which a server keeps by default and may be
 * without. The log tells of a start as well as of an end, so that one that has neither never arrived: if the log is whole. A
 * server writes it a few seconds at a time, and what it cannot write (a full disk) it drops: the log has to tell of what was asked
 * right before the statement, and of what is asked now and a little later, and no write may have failed since the server started,
 * which has to be longer ago: a server that cannot write its text log runs a statement and keeps no record of it (seen on 18.16).
 */
export async function outcome(session: Session, id: string): Promise<Outcome> {
  const running = () => session.query(`SELECT query_id FROM system.processes WHERE query_id = ${literal(id)}`)
  const probes = ['now', 'later'].map((each) => `${id}-${randomUUID()}-${each}`)
  const ask = (probe: string | undefined) => session.run('SELECT 1', { anywhere: true, ...(probe === undefined ? {} : { id: probe }) })
  if ((await running()).length > 0) return { state: 'running' }
  try {
    await ask(probes[0])
    await new Promise((done) => setTimeout(done, arrival * 1000))
    if ((await running()).length > 0) return { state: 'running' }
    await ask(probes[1])
    await session.run('SYSTEM FLUSH LOGS', { anywhere: true })
    const [server] = await session.query(
      `SELECT (SELECT sum(value) FROM system.events WHERE event = 'WriteBufferFromFileDescriptorWriteFailed') AS failed, toUInt32(now()) - uptime() AS since`,
    )
    const rows = await session.query(
      `SELECT query_id, toString(type) AS type, toUInt32(event_time) AS at, exception, ${wrote(session)} AS wrote FROM system.query_log WHERE query_id IN (${[id, announcement(id), ...probes].map((each) => literal(each)).join(', ')}) ORDER BY event_time, type`,
    )
    const last = rows.filter((row) => row.query_id === id).at(-1)
    const whole = Number(server?.failed ?? 0) === 0 && [announcement(id), ...probes].every((asked) => rows.some(isOf(asked, Number(server?.since))))
    if (!last) return { state: whole ? 'never' : 'unknown' }
    if (finished.has(String(last.type))) return { state: 'done' }
    // What it had written by then stays, and nobody knows how much of it.
    if (threw.has(String(last.type)) && Number(last.wrote) === 0) return { state: 'failed', error: String(last.exception) }
    return { state: 'unknown' }
  } catch (error) {
    // No right to flush or to read, or no log at all.
    if (error instanceof Failure && error.code === 'statement-failed') return { state: 'unknown' }
    throw error
  }
}

/** A row of the query log about the request with `id`, at `since` or later. */
function isOf(id: string, since: number): (row: Row) => boolean {
  return (row) => row.query_id === id && Number(row.at) >= since
}

/**
 * Codes of failures that may come after a statement has written rows: memory, disk and Keeper run out in the middle.
 * CANNOT_WRITE_TO_FILE_DESCRIPTOR, CANNOT_OPEN_FILE, CANNOT_CLOSE_FILE, MEMORY_LIMIT_EXCEEDED, TABLE_IS_READ_ONLY, NOT_ENOUGH_SPACE,
 * TOO_MANY_PARTS, UNKNOWN_STATUS_OF_INSERT, KEEPER_EXCEPTION, and exceptions of libraries: ClickHouse src/Common/ErrorCodes.cpp.
 */
const midway = new Set([75, 76, 77, 241, 242, 243, 252, 319, 999, 1000, 1001, 1002])

/**
 * Whether a statement that changes rows, and that the server says has failed, may have left some: blocks are written one by one,
 * and those before the failure stay. The query log knows; where it has nothing, the failure's code has to do.
 */
export async function leavesRows(session: Session, id: string, failure: Failure): Promise<boolean> {
  const code = Number(/^Code: (\d+)/.exec(failure.detail.server ?? '')?.[1] ?? 0)
  try {
    let last: Row | undefined
    // A flush beside another one may return before these rows are there.
    for (let attempt = 0; attempt < 5 && !last; attempt++) {
      if (attempt > 0) await new Promise((done) => setTimeout(done, 500))
      await session.run('SYSTEM FLUSH LOGS', { anywhere: true })
      const rows = await session.query(
        `SELECT toString(type) AS type, ${wrote(session)} AS wrote FROM system.query_log WHERE query_id = ${literal(id)}`,
      )
      last = rows.find((row) => threw.has(String(row.type)))
    }
    return last && !begun.has(String(last.type)) ? false : Number(last?.wrote ?? 0) > 0 || midway.has(code)
  } catch (error) {
    if (error instanceof Failure && error.code === 'statement-failed') return midway.has(code)
    throw error
  }
}
