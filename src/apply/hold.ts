// Holding a lock while migrations run: waiting for it, giving signs of life, and knowing when it was lost.
import { Failure } from '../core/failure.js'
import type { Holder, Lock, Session } from '../dialect/dialect.js'
import { patience, until } from './retry.js'

/** Milliseconds between two signs of life. */
const beat = 5000

/** Milliseconds for which a confirmation is taken to be fresh, before each statement. */
const fresh = 1000

export class Hold {
  private readonly lock: Lock
  private readonly name: string
  private timer: NodeJS.Timeout | undefined
  private confirmed = 0
  private lost = false

  private constructor(lock: Lock, name: string) {
    this.lock = lock
    this.name = name
  }

  /**
   * Takes the lock of target `name`, waiting `limit` milliseconds for whoever has it. Throws `lock-held` with its holder.
   * `waiting` is told who is waited for, and for how long already.
   */
  static async take(lock: Lock, name: string, limit: number, waiting: (holder: Holder, milliseconds: number) => void): Promise<Hold> {
    let holder: Holder | undefined
    const ours = await until(
      limit,
      async () => {
        holder = await lock.take()
        return holder === undefined ? true : undefined
      },
      (passed) => {
        if (holder) waiting(holder, passed)
      },
    )
    if (!ours) throw held(name, holder, limit)
    const hold = new Hold(lock, name)
    hold.confirmed = Date.now()
    hold.timer = setInterval(() => {
      hold.confirm().catch(() => {})
    }, beat)
    hold.timer.unref()
    return hold
  }

  /** Throws `lock-lost` where somebody else may have the lock by now. `ask`: however fresh the last confirmation is. */
  async assert(ask = false): Promise<void> {
    if (!this.lost && (ask || Date.now() - this.confirmed > fresh)) {
      const heard = await until(patience, () => this.heard())
      if (!heard) this.lost = true
    }
    if (!this.lost) return
    throw new Failure(
      'lock-lost',
      `the lock of ${this.name} was taken away from this run`,
      'Look with `trueup status` at what has run, and make sure that no other apply is at work before you run it again.',
    )
  }

  /**
   * Waits until no statement of an earlier, gone run is at work on the server, so that what the ledger says is final.
   * Throws `lock-held` after `limit` milliseconds.
   */
  async attend(session: Session, limit: number, waiting: (milliseconds: number) => void): Promise<void> {
    const quiet = await until(limit, async () => ((await this.lock.quiet(session)) ? true : undefined), waiting)
    if (quiet) return
    throw new Failure(
      'lock-held',
      `a statement of an earlier run of ${this.name} still runs on the server`,
      'Wait for it, longer with --lock-timeout SECONDS; `trueup unlock` ends it.',
    )
  }

  /** False while a statement of an earlier, gone holder still runs on the server. */
  quiet(session: Session): Promise<boolean> {
    return this.lock.quiet(session)
  }

  /** Gives the lock back; a server that does not answer for a while keeps it until its time is up. */
  async release(): Promise<void> {
    clearInterval(this.timer)
    await until(5000, async () => {
      try {
        await this.lock.release()
        return true
      } catch {
        return undefined
      }
    })
    await this.lock.close().catch(() => {})
  }

  /** Undefined where the server could not be asked. */
  private async heard(): Promise<true | undefined> {
    try {
      await this.confirm()
      return true
    } catch (error) {
      if (error instanceof Failure && error.code === 'connection-failed') return undefined
      throw error
    }
  }

  private async confirm(): Promise<void> {
    if (await this.lock.keep()) this.confirmed = Date.now()
    else this.lost = true
  }
}

/** `user@host (pid 123) since 2026-08-01T12:00:00Z`. */
export function holderText({ who, host, pid, since, silent }: Holder): string {
  const quiet = silent !== undefined && silent > 15 ? `, silent for ${silent} s` : ''
  return `${who}@${host}${pid > 0 ? ` (pid ${pid})` : ''}${since === '' ? '' : ` since ${since}`}${quiet}`
}

function held(name: string, holder: Holder | undefined, limit: number): Failure {
  const seconds = Math.round(limit / 1000)
  return new Failure(
    'lock-held',
    `another run holds the lock of ${name}${holder ? `: ${holderText(holder)}` : ''}; waited ${seconds} s`,
    'Wait for it, or longer with --lock-timeout SECONDS. If that run is gone for good, `trueup unlock` frees the lock.',
    { holder },
  )
}
