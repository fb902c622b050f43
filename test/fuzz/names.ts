// Random names and texts; what is hostile to a dialect, the dialect says.
import type { Random } from './random.js'

const plain = ['a', 'b', 'id', 'ts', 'value', 'user_id', 'amount', 'kind', 'events', 'orders', 'Total', 'x1', 'meta', 'day']

/** A name not in `taken`, `wild` times of one `hostile`. */
export function freshName(random: Random, taken: ReadonlySet<string>, wild: number, hostile: readonly string[]): string {
  for (let attempt = 0; ; attempt++) {
    const base = random.chance(wild) ? random.pick(hostile) : random.pick(plain)
    const name = attempt < 3 ? base : `${base}_${random.below(1000)}`
    if (!taken.has(name)) return name
  }
}

export function someText(random: Random, hostile: readonly string[]): string {
  if (random.chance(0.4)) return random.pick(['a note', 'counts things', 'in euros', 'x'])
  return random.chance(0.5) ? random.pick(hostile) : `${random.pick(hostile)} ${random.pick(hostile)}`
}
