// A case folder: two states as a person would write them, the plan between them, and what has to hold beyond what holds
// for every case. The format is described at the top of run-case.ts.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface CaseOptions {
  /** Text that a refusal of the plan names: a key, an attribute, a word of the reason. */
  readonly refuses?: string
  /** Text that a refusal of the plan back names. */
  readonly refusesBack?: string
  /** Texts no statement of the plan may hold. */
  readonly forbid?: readonly string[]
  /** Texts no statement of the plan back may hold. */
  readonly forbidBack?: readonly string[]
  /** Tables that lose their rows, and say so. */
  readonly rowsLost?: readonly string[]
  /** Tables that get rows: what a buffer held goes to them. */
  readonly rowsGained?: readonly string[]
  /** Pairs of keys that the plan points out as a rename nobody declared. */
  readonly suspects?: readonly (readonly [from: string, to: string])[]
  /** Statements to run on the server once the plan is applied: what must go on working. */
  readonly then?: readonly string[]
  /** Queries, after `then`, and the first value each has to give. */
  readonly shows?: Readonly<Record<string, string>>
  /** Why the test server cannot hold this, so that the plan is only proven on the scratch engine. */
  readonly noServer?: string
  /** Major version that the server has to have. */
  readonly minimum?: number
  /** Why the states differ only in what the plan leaves alone on purpose; the plan must be empty. */
  readonly leaves?: string
}

export interface Case extends CaseOptions {
  readonly name: string
  readonly folder: string
  readonly before: string
  readonly after: string
  readonly rows: string
  readonly expected: string | undefined
}

const known = new Set([
  'refuses',
  'refusesBack',
  'forbid',
  'forbidBack',
  'rowsLost',
  'rowsGained',
  'suspects',
  'then',
  'shows',
  'noServer',
  'leaves',
  'minimum',
] satisfies (keyof CaseOptions)[])

/** Every case below `root`, by name. */
export function readCases(root: string): readonly Case[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'after.sql')
    .map((entry) => readCase(root, entry.parentPath))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readCase(root: string, folder: string): Case {
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined)
  const name = relative(root, folder)
  const options = JSON.parse(read('case.json') ?? '{}') as CaseOptions
  for (const key of Object.keys(options)) {
    if (!known.has(key as keyof CaseOptions)) throw new Error(`${name}/case.json: there is no option ${key}`)
  }
  return {
    ...options,
    name,
    folder,
    before: read('before.sql') ?? '',
    after: read('after.sql') ?? '',
    rows: read('rows.sql') ?? '',
    expected: read('expected.sql'),
  }
}
