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
  /** Taken over with `init`, from a time before trueup: its hazards count as reviewed for as long as it is unchanged. */
  readonly adopted?: boolean
}

export type SumProblem = { readonly file: string; readonly problem: 'edited' | 'missing' | 'unlisted' | 'reordered' }

export function sumText(lines: readonly SumLine[]): string {
  const texts = lines.map(({ file, hash, adopted }) => `${file} ${hash}${adopted ? ' adopted' : ''}`)
  const total = texts.reduce((chain, text) => hashText(`${chain}\n${text}`), '')
  return [`total ${lines.length === 0 ? hashText('') : total}`, ...texts, ''].join('\n')
}

/** Writes the sum file; files that were adopted and are unchanged stay so. With `adopt`, all of `lines` are adopted now. */
export function writeSum(folder: string, lines: readonly SumLine[], adopt = false): void {
  writeBelow(folder, [sumName], sumText(adopt ? lines.map((line) => ({ ...line, adopted: true })) : withAdopted(folder, lines)))
}

/** `lines` with what the sum file says of them beyond their hashes. */
function withAdopted(folder: string, lines: readonly SumLine[]): readonly SumLine[] {
  const adopted = new Map((readSum(folder) ?? []).filter((line) => line.adopted).map(({ file, hash }) => [file, hash]))
  return lines.map(({ file, hash }) => (adopted.get(file) === hash ? { file, hash, adopted: true } : { file, hash }))
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
      const [, file = '', hash = '', adopted] = /^(.*) ([0-9a-f]{64})( adopted)?$/.exec(line) ?? [line, line]
      return adopted ? { file, hash, adopted: true } : { file, hash }
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
  if (problems.length === 0 && readText(join(folder, sumName)) !== sumText(withAdopted(folder, there)))
    problems.push({ file: sumName, problem: 'reordered' })
  return problems
}
