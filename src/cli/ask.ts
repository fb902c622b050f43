// Questions to the person at the terminal. Without a terminal nothing is asked, and nothing is assumed.
import { createInterface } from 'node:readline/promises'
import { Failure } from '../core/failure.js'

/** Asks for y or n. Throws `usage` where nobody can answer; `flag` is what answers beforehand. */
export async function confirm(question: string, flag: string): Promise<boolean> {
  return /^y(es)?$/i.test((await answer(`${question} Go on? [y/N] `, flag)).trim())
}

/** Asks for a text. Throws `usage` where nobody can answer. */
export async function answer(question: string, flag: string): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    const what = question.replace(/ Go on\?.*/, '')
    throw new Failure(
      'usage',
      `this needs an answer, and there is no terminal to ask on: ${what}`,
      `Look first, with --dry-run where there is one; then give ${flag}.`,
    )
  }
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}
