// Asks a person before something is written. Where nobody can answer, that is an error and not an answer.
import { createInterface } from 'node:readline/promises'
import { Failure } from '../core/failure.js'

/** Whether the person says yes to `question`, which is asked on stderr. Throws `usage` where there is no terminal. */
export async function confirm(question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new Failure('usage', 'this needs a yes, and there is no terminal to ask on', 'Look at it with --dry-run, then run it with --yes.')
  }
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^\s*y(es)?\s*$/i.test(await reader.question(`${question} [y/N] `))
  } finally {
    reader.close()
  }
}
