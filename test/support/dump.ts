// pg_dump, the observer that trueup did not write: what it says of a database, object by object.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ClientConfig } from 'pg'

/** The program that dumps a server of the binaries in `folder`; undefined where there is none. */
export function dumper(folder: string): string | undefined {
  const beside = join(folder, 'pg_dump')
  return existsSync(beside) ? beside : undefined
}

export function dump(program: string, server: ClientConfig): string {
  return execFileSync(program, words(server), { encoding: 'utf8', maxBuffer: 1 << 26 })
}

/** The same, while this process does something else. */
export async function dumping(program: string, server: ClientConfig): Promise<string> {
  return (await promisify(execFile)(program, words(server), { encoding: 'utf8', maxBuffer: 1 << 26 })).stdout
}

function words({ host, port, user, database }: ClientConfig): string[] {
  return ['--schema-only', '-h', String(host), '-p', String(port), '-U', String(user), String(database)]
}

/** What `pg_dumpall`, which stands beside `program`, says of a server's roles. */
export function dumpRoles(program: string, { host, port, user }: ClientConfig): string {
  const where = ['-h', String(host), '-p', String(port), '-U', String(user)]
  return execFileSync(join(dirname(program), 'pg_dumpall'), ['--roles-only', '--no-role-passwords', ...where], { encoding: 'utf8' })
}

/** Lines of such a dump under headings of their own, without those about `others`; what never ends is not said. */
export function rolesIn(text: string, others: readonly string[]): ReadonlyMap<string, string> {
  const names = ['postgres', ...others]
  const lines = text.split('\n').filter((line) => /^(CREATE|ALTER|COMMENT ON) ROLE |^GRANT /.test(line))
  return new Map(
    lines
      .map((line) => line.replace(" VALID UNTIL 'infinity'", '').replace(/ GRANTED BY \w+;/, ';'))
      .filter((line) => !names.some((name) => new RegExp(`^(CREATE|ALTER|COMMENT ON) ROLE ${name}\\b`).test(line)))
      .map((line) => [`Role: ${line}`, '']),
  )
}

/** Runs a dump on an empty database. Throws what the server says first against it. */
export function restore(program: string, text: string, { host, port, user, database }: ClientConfig): void {
  const where = ['-h', String(host), '-p', String(port), '-U', String(user), String(database)]
  execFileSync(program, ['-q', '-X', '-v', 'ON_ERROR_STOP=1', ...where], { input: text, stdio: ['pipe', 'ignore', 'pipe'] })
}

/** What a dump says between its blocks. */
const settings = /^(--\n-- PostgreSQL database dump complete\n--|SET default_tablespace = '';|SET default_table_access_method = heap;)$/gm

/**
 * A dump's blocks by their headings, in any order, for it follows from how the objects were made; and so does the order of
 * a table's columns: PostgreSQL adds them at the end, and trueup leaves them where they are.
 */
export function blocks(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const list = text
    .replace(/^\\(un)?restrict .*$/gm, '')
    .split(/\n--\n-- (?=Name: )/)
    .slice(1)
    .map((block) => evened(block.replace(settings, '').trim()))
    .sort()
  for (const block of list) {
    const heading = block.split('\n')[0] ?? ''
    found.set(heading, [found.get(heading), block.slice(heading.length)].filter(Boolean).join('\n'))
  }
  return found
}

/** A table's definition with its columns by name; what is set on them, and what is granted one after the other, sorted. */
function evened(block: string): string {
  return block
    .replace(/^(CREATE (?:UNLOGGED |FOREIGN )?TABLE (?:"[^"]*"|[^"\n])*\(\n)([\s\S]*?)(\n\))/m, (_, head: string, list: string, tail: string) => {
      const lines = list.split(/,?\n(?= {4}\S)/)
      return head + lines.sort().join('\n') + tail
    })
    .replace(
      /^(CREATE STATISTICS .* ON )(.*)( FROM .*)$/m,
      (_, head: string, list: string, tail: string) => head + list.split(', ').sort().join(', ') + tail,
    )
    .replace(
      /(?:^(?:ALTER (?:FOREIGN )?TABLE ONLY (?:"[^"]*"|[^"\n])* ALTER COLUMN|GRANT) (?:"[^"]*"|[^"\n])*\n?)+/gm,
      (lines) =>
        `${lines
          .trimEnd()
          .split(/(?<=;)\n(?=ALTER |GRANT )/)
          .sort()
          .join('\n')}\n`,
    )
    .trim()
}

/** The lines by which two dumps differ; empty where they do not. */
export function compareDumps(from: string, to: string): string {
  const [before, after] = [blocks(from), blocks(to)]
  const lines = (sign: string, block: string) => `    ${sign} ${block.replaceAll('\n', `\n    ${sign} `)}`
  const only = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, sign: string) =>
    [...one].filter(([heading, text]) => other.get(heading) !== text).map(([heading, text]) => lines(sign, `${heading}${text}`))
  return [...only(before, after, '-'), ...only(after, before, '+')].join('\n')
}
