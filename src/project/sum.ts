// trueup.sum: every migration file with its hash, and a total chained over them, so that an edited, missing or reordered
// file is found, and two branches that both add a migration conflict in git. The format is in docs/formats.md.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hashText } from '../core/hash.js'
import { readText, writeBelow } from './files.js'

export const sumName = 'trueup.sum'

export interface SumLine {
  readonly file: string
  readonly hash: string
}

export type SumProblem = { readonly file: string; readonly problem: 'edited' | 'missing' | 'unlisted' | 'reordered' }

export function sumText(lines: readonly SumLine[]): string {
  const total = lines.reduce((chain, { file, hash }) => hashText(`${chain}\n${file} ${hash}`), '')
  return [`total ${lines.length === 0 ? hashText('') : total}`, ...lines.map(({ file, hash }) => `${file} ${hash}`), ''].join('\n')
}

export function writeSum(folder: string, lines: readonly SumLine[]): void {
  writeBelow(folder, [sumName], sumText(lines))
}

/** The lines of the sum file; undefined where there is none. */
export function readSum(folder: string): readonly SumLine[] | undefined {
  const file = join(folder, sumName)
  if (!existsSync(file)) return undefined
  return readText(file)
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf(' ')
      return { file: line.slice(0, at), hash: line.slice(at + 1) }
    })
}

/** What stands between the sum file and the files that are there, by file name. */
export function sumProblems(folder: string, there: readonly SumLine[]): readonly SumProblem[] {
  const listed = readSum(folder)
  if (!listed) return there.map(({ file }) => ({ file, problem: 'unlisted' }))
  const hashes = new Map(there.map(({ file, hash }) => [file, hash]))
  const known = new Map(listed.map(({ file, hash }) => [file, hash]))
  const problems: SumProblem[] = []
  for (const { file, hash } of listed) {
    const found = hashes.get(file)
    if (found === undefined) problems.push({ file, problem: 'missing' })
    else if (found !== hash) problems.push({ file, problem: 'edited' })
  }
  for (const { file } of there) if (!known.has(file)) problems.push({ file, problem: 'unlisted' })
  if (problems.length === 0 && readText(join(folder, sumName)) !== sumText(there)) problems.push({ file: sumName, problem: 'reordered' })
  return problems
}
