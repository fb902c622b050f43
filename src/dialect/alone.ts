// The lock of an embedded database. One process at a time can have it open, and having it open is the lock.
import type { Lock } from './dialect.js'

export const alone: Lock = {
  take: async () => undefined,
  keep: async () => true,
  holder: async () => undefined,
  free: async () => {},
  quiet: async () => true,
  release: async () => {},
  close: async () => {},
}
