// One scratch engine a target, started when something is first asked of it.
import type { Dialect, Scratch, ScratchOptions } from '../dialect/dialect.js'

type Settings = Pick<ScratchOptions, 'verbose' | 'timeout' | 'scope'> & {
  readonly url?: () => string | undefined
  readonly outside?: () => ScratchOptions['outside']
}

export class ScratchPool {
  private readonly dialect: Dialect
  private readonly options: Settings
  private readonly mentions = new Set<string>()
  /** What was mentioned and not looked at yet: an engine that is never asked for needs none of it. */
  private readonly unread: (() => Iterable<string>)[] = []
  private engine: Promise<Scratch> | undefined
  /** An early start under way: nobody else may use the engine meanwhile. */
  private preparing: Promise<void> | undefined
  /** What the engine that runs was started with. */
  private known: readonly string[] = []

  constructor(dialect: Dialect, options: Settings) {
    this.dialect = dialect
    this.options = options
  }

  /** Starts the engine while something else is waited for: whoever asks for it finds it ready, or learns why it is not. */
  early(): void {
    // What goes wrong goes wrong again for whoever asks, and is told then.
    this.preparing = this.get()
      .then((engine) => engine.ready?.())
      .catch(() => {})
  }

  /** Says what will be loaded, so that the engine can be set up for it. */
  mention(texts: () => Iterable<string>): void {
    this.unread.push(texts)
  }

  /** The engine, set up for everything that was mentioned; started again where it was not. */
  async get(): Promise<Scratch> {
    await this.preparing
    const matter = this.dialect.mentionsMatter
    for (const texts of this.unread.splice(0)) {
      if (matter) for (const text of texts()) if (!this.mentions.has(text) && matter([text], [])) this.mentions.add(text)
    }
    const mentions = [...this.mentions]
    if (this.engine && mentions.length > this.known.length && matter?.(mentions, this.known)) await this.stop()
    this.known = mentions
    this.engine ??= this.dialect.scratch({
      mentions,
      ...this.options,
      url: this.options.url?.(),
      outside: this.options.outside?.(),
    })
    return await this.engine
  }

  async close(): Promise<void> {
    await this.preparing
    await this.stop()
  }

  private async stop(): Promise<void> {
    const engine = this.engine
    this.engine = undefined
    try {
      await (await engine)?.close()
    } catch {}
  }
}
