// `${NAME}`, `${NAME:-default}` and `${file:/path}` in the configuration. Read only for the environment that is used.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { readText } from './files.js'
import { Failure, type Place } from '../core/failure.js'

export type Variables = Readonly<Record<string, string | undefined>>

/** The process environment, over what `.env` in the project's folder says. */
export function readVariables(root: string, environment: Variables): Variables {
  const file = join(root, '.env')
  return existsSync(file) ? { ...(parseEnv(readText(file, '.env')) as Variables), ...environment } : environment
}

/** `text` with its references replaced. Throws `variable-missing` with the place. */
export function expand(text: string, variables: Variables, place: Place): string {
  return text.replace(/\$\{([^}]*)\}/g, (_, reference: string) => {
    const [source, path] = /^(\w+):(?!-)(.+)$/.exec(reference)?.slice(1) ?? []
    if (source === 'file' && path !== undefined) return fromFile(path, place)
    if (source !== undefined) {
      throw new Failure(
        'variable-missing',
        `\${${reference}} uses the source ${source}, which this version cannot read`,
        'Use ${NAME} with an environment variable, or ${file:/path}.',
        { place },
      )
    }
    const [name = '', fallback] = reference.split(/:-(.*)/s)
    const value = variables[name]
    if (value !== undefined && value !== '') return value
    if (fallback !== undefined) return fallback
    throw new Failure(
      'variable-missing',
      `the variable ${name} is not set`,
      `Set ${name} in the environment or in .env, or write \${${name}:-default}.`,
      { place },
    )
  })
}

function fromFile(path: string, place: Place): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new Failure('variable-missing', `the file ${path} cannot be read`, 'Check that it is there and that this user may read it.', { place })
  }
}
