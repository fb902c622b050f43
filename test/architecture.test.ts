// Holds the shape of the code: which folder may import which, what only one place may do, and that the core names no kind.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rules } from '../src/dialect/clickhouse/rules/rules.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Folder → what it may import besides itself; the longest folder that a file is in counts. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/dialect': ['src/core'],
  'src/project': ['src/core', 'src/dialect/dialect.ts', 'src/dialect/scope.ts'],
  'src/apply': ['src/core', 'src/dialect/dialect.ts'],
  'src/workflow': ['src/core', 'src/dialect', 'src/project', 'src/apply'],
  'src/cli': ['src/workflow', 'src/core', 'src/dialect/dialect.ts', 'src/project', 'src/apply'],
  'src/commands': ['src/cli', 'src/workflow', 'src/core', 'src/project'],
}

interface Source {
  readonly path: string
  readonly text: string
  /** Without comments: what the machine reads. */
  readonly code: string
}

const sources: readonly Source[] = files('src').map((path) => {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, code: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1') }
})

function files(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

test('imports point one way', () => {
  const wrong: string[] = []
  for (const { path, code } of sources) {
    const folder = Object.keys(mayImport).find((each) => path.startsWith(`${each}/`))
    if (folder === undefined) continue
    for (const [, target] of code.matchAll(/from '(\.[^']+)'/g)) {
      const imported = relative(root, resolve(join(root, dirname(path)), target ?? '')).replace(/\.js$/, '.ts')
      const allowed = [folder, ...(mayImport[folder] ?? [])].some((each) => imported === each || imported.startsWith(`${each}/`))
      if (!allowed) wrong.push(`${path} imports ${imported}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('a dialect does not import another', () => {
  const names = dialects()
  const wrong = sources.flatMap(({ path, code }) => {
    const own = names.find((name) => path.startsWith(`src/dialect/${name}/`))
    if (own === undefined) return []
    return names.filter((name) => name !== own && new RegExp(`from '[./]*/${name}/`).test(code)).map((name) => `${path} imports ${name}`)
  })
  assert.deepEqual(wrong, [])
})

test('the core imports nothing but node:crypto from outside', () => {
  const wrong = sources
    .filter(({ path }) => path.startsWith('src/core/'))
    .flatMap(({ path, code }) =>
      [...code.matchAll(/from '([^.'][^']*)'/g)].filter(([, name]) => name !== 'node:crypto').map(([, name]) => `${path}: ${name}`),
    )
  assert.deepEqual(wrong, [])
})

test('the core names no kind, and no dialect', () => {
  const words = [...Object.keys(rules), ...dialects()]
  const wrong = sources
    .filter(({ path }) => path.startsWith('src/core/'))
    .flatMap(({ path, code }) =>
      words
        .filter((word) => new RegExp(`['"\`]${word}['"\`]`).test(code.replace(/typeof \w+ === '\w+'/g, '')))
        .map((word) => `${path} names ${word}`),
    )
  assert.deepEqual(wrong, [])
})

test('no source file is over 500 lines', () => {
  assert.deepEqual(
    sources.filter(({ text }) => text.split('\n').length > 500).map(({ path }) => path),
    [],
  )
})

test('every file opens by saying what it is', () => {
  const silent = sources.filter(({ text, path }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text) && !/\/(rules|commands)\//.test(path))
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  )
})

test('only the project folder and the embedded engines touch the file system', () => {
  const wrong = sources.filter(
    ({ path, code }) =>
      /from 'node:fs(\/promises)?'/.test(code) && !path.startsWith('src/project/') && !/^src\/dialect\/(\w+\/)?engine[\w-]*\.ts$/.test(path),
  )
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('only the command line prints, and nothing exits', () => {
  const prints = sources.filter(({ path, code }) => /\bconsole\.\w+\(|process\.stdout\b/.test(code) && !/^src\/(cli|commands)\//.test(path))
  const exits = sources.filter(({ code }) => /\bprocess\.exit\(/.test(code))
  assert.deepEqual(
    [...prints, ...exits].map(({ path }) => path),
    [],
  )
})

test('no type is talked away', () => {
  const wrong = sources.filter(({ code }) => /\bas (any|never)\b|:\s*any\b|@ts-ignore|@ts-expect-error/.test(code))
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

test('twin dialect folders hold the same names', { skip: dialects().length < 2 ? 'there is one dialect' : false }, () => {
  const twins = [
    'model.ts',
    'session.ts',
    'canonical.ts',
    'quote.ts',
    'split.ts',
    'scratch.ts',
    'ledger.ts',
    'render.ts',
    'live.ts',
    'index.ts',
    'rules',
    'introspect',
  ]
  const missing = dialects().flatMap((dialect) =>
    twins.map((name) => `src/dialect/${dialect}/${name}`).filter((path) => !existsSync(join(root, path))),
  )
  assert.deepEqual(missing, [])
})

function dialects(): readonly string[] {
  return readdirSync(join(root, 'src/dialect'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
