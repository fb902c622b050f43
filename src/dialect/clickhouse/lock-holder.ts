// What is known of who holds a lock, however the lock is kept.
import type { Holder } from '../dialect.js'

/** Seconds without a sign of life after which a holder counts as gone; one is given every few seconds. */
export const silence = 60

/** A lock of which nothing is known but that it is there: its maker may be between making it and signing it. */
export const unknown: Holder = { who: 'unknown', host: 'unknown', pid: 0, since: '' }
