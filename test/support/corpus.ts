// Real schemas that lie beside the repository and are no part of it. Tests that want them skip, loudly, where they are not.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = process.env.TRUEUP_CORPUS ?? join(fileURLToPath(new URL('../../..', import.meta.url)), '..', 'shared', 'corpus')

/** Why a test of the corpus does not run; false where it does. */
export function absent(folder: string): string | false {
  return existsSync(join(root, folder)) ? false : `no corpus at ${join(root, folder)}: name its folder in TRUEUP_CORPUS`
}

/** Every file of a corpus' folder, by its path below `to`. */
export function corpusFiles(folder: string, to: string): Readonly<Record<string, string>> {
  const path = join(root, folder)
  return Object.fromEntries(readdirSync(path).map((name) => [`${to}/${name}`, readFileSync(join(path, name), 'utf8')]))
}

/** The migrations of a corpus that go up, in their order. */
export function upMigrations(folder: string): readonly { readonly name: string; readonly sql: string }[] {
  const path = join(root, folder)
  const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.up.sql')) : []
  return files.sort().map((name) => ({ name, sql: readFileSync(join(path, name), 'utf8') }))
}
