// The only source of chance in the fuzz tests: a seeded generator, so that a seed is the whole repro of a failing case.

export class Random {
  private state: number

  /** `path` makes independent streams of one seed. */
  constructor(seed: number, ...path: readonly number[]) {
    this.state = path.reduce((state, part) => mix(state ^ mix(part + 0x9e3779b9)), mix(seed))
  }

  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    return Math.floor((mix(this.state) / 0x1_0000_0000) * below)
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.below(1_000_000) < probability * 1_000_000
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[this.below(list.length)] as T
  }

  /** One of `list`, or nothing where it is empty. */
  some<T>(list: readonly T[]): T | undefined {
    return list.length === 0 ? undefined : this.pick(list)
  }

  /** Up to `most` different members, in their order. */
  sample<T>(list: readonly T[], most: number): readonly T[] {
    const chosen = new Set(this.shuffle(list.map((_, i) => i)).slice(0, most))
    return list.filter((_, i) => chosen.has(i))
  }

  shuffle<T>(list: readonly T[]): readonly T[] {
    const result = [...list]
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      ;[result[i], result[j]] = [result[j] as T, result[i] as T]
    }
    return result
  }
}

/** The finaliser of murmur3: neighbouring seeds give unrelated streams. */
function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
