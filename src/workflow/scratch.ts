// One scratch engine a target, started when something is first asked of it.
import type { Dialect, Scratch } from '../dialect/dialect.js'
import { temporaryFolder } from '../project/files.js'

export class ScratchPool {
  private readonly dialect: Dialect
  private readonly options: { readonly verbose: boolean; readonly timeout: number }
  private readonly mentions = new Set<string>()
  private engine: Promise<Scratch> | undefined
  /** What the running engine was set up for. */
  private known: readonly string[] = []

  constructor(dialect: Dialect, options: { readonly verbose: boolean; readonly timeout: number }) {
    this.dialect = dialect
    this.options = options
  }

  /** Says what will be loaded, so that the engine can be set up for it. */
  mention(texts: Iterable<string>): void {
    for (const text of texts) this.mentions.add(text)
  }

  /** The engine, set up for everything that was mentioned; started again where it was not. */
  async get(): Promise<Scratch> {
    if (this.engine && this.mentions.size > this.known.length) {
      const mentions = [...this.mentions]
      if (this.dialect.mentionsMatter(mentions, this.known)) await this.close()
      else this.known = mentions
    }
    if (!this.engine) {
      this.known = [...this.mentions]
      this.engine = this.dialect.scratch({ directory: temporaryFolder(), mentions: this.known, ...this.options })
    }
    return await this.engine
  }

  async close(): Promise<void> {
    const engine = this.engine
    this.engine = undefined
    try {
      await (await engine)?.close()
    } catch {}
  }
}
