// When to try again, and how long to wait before it.

/** Milliseconds before each further attempt; the last is repeated. */
const delays = [100, 200, 500, 1000, 2000, 5000] as const

/** Milliseconds after which a server that does not answer, or a lock that is not given, is given up. */
export const patience = 60_000

/** Milliseconds to wait before attempt `number` (the first repetition is 1). A quarter is left to chance, so that many clients do not come back at once. */
export function delayOf(number: number): number {
  const delay = delays[Math.min(number, delays.length) - 1] ?? 0
  return delay * (0.75 + Math.random() * 0.5)
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

/**
 * Runs `attempt` until it returns something, waiting longer each time, for at most `limit` milliseconds in all.
 * Undefined where the time is up; `waiting` is told before each wait how many milliseconds have passed.
 */
export async function until<T>(
  limit: number,
  attempt: () => Promise<T | undefined>,
  waiting: (passed: number) => void = () => {},
): Promise<T | undefined> {
  const began = Date.now()
  for (let number = 1; ; number++) {
    const result = await attempt()
    if (result !== undefined) return result
    const passed = Date.now() - began
    if (passed >= limit) return undefined
    waiting(passed)
    await pause(Math.min(delayOf(number), Math.max(limit - passed, 10)))
  }
}
