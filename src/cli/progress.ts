// What is going on, on stderr: one line that is written over where there is a terminal, nothing where there is none,
// unless --verbose asks for lines.
export class Progress {
  private readonly terminal: boolean
  private readonly verbose: boolean
  private timer: NodeJS.Timeout | undefined
  private shown = false

  constructor(options: { readonly verbose: boolean; readonly quiet: boolean }) {
    this.verbose = options.verbose
    this.terminal = process.stderr.isTTY === true && !options.quiet && !options.verbose
  }

  /** Shows `text` if it is still going on after a moment. */
  step(text: string): void {
    if (this.verbose) process.stderr.write(`${text}\n`)
    if (!this.terminal) return
    clearTimeout(this.timer)
    const began = Date.now()
    const show = () => {
      const seconds = Math.round((Date.now() - began) / 1000)
      const line = `${text} …${seconds > 1 ? ` ${seconds} s` : ''}`
      process.stderr.write(`\r\u001b[2K${line.slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1))}`)
      this.shown = true
      this.timer = setTimeout(show, 1000)
      this.timer.unref()
    }
    this.timer = setTimeout(show, 150)
    this.timer.unref()
  }

  /** A line that stays. */
  line(text: string): void {
    this.clear()
    process.stderr.write(`${text}\n`)
  }

  clear(): void {
    clearTimeout(this.timer)
    if (this.shown) process.stderr.write('\r\u001b[2K')
    this.shown = false
  }
}
