// Ctrl-C and SIGTERM while something runs on a server: the first asks for an end after the current statement, the second
// ends the process where it stands.

/** Listens from now on; the function it returns says whether an end was asked for. */
export function stopSignals(tell: (text: string) => void): () => boolean {
  let asked = false
  const listen = (signal: NodeJS.Signals) => {
    if (asked) {
      process.off(signal, listen)
      process.kill(process.pid, signal)
      return
    }
    asked = true
    tell('stopping after the current statement; once more to leave at once (the next run finds out what became of it)')
  }
  process.on('SIGINT', listen)
  process.on('SIGTERM', listen)
  return () => asked
}
