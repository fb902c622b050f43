// What would keep this user from running migrations, asked before anything runs.
import { Failure } from '../../core/failure.js'
import type { Session } from '../dialect.js'
import { id } from './quote.js'

const rights = ['CREATE TABLE', 'ALTER TABLE', 'DROP TABLE', 'INSERT', 'SELECT'] as const

/** One line for each thing in the way. `CHECK GRANT` is there from 24.8 on; before it, only `readonly` is asked. */
export async function obstacles(session: Session, databases: readonly string[]): Promise<readonly string[]> {
  const [setting] = await session.query(`SELECT value FROM system.settings WHERE name = 'readonly'`)
  if (setting && String(setting.value) !== '0') return [`the user may only read (setting readonly = ${setting.value})`]
  const missing: string[] = []
  for (const database of databases) {
    for (const right of rights) {
      try {
        const [row] = await session.query(`CHECK GRANT ${right} ON ${id(database)}.*`)
        if (row && Object.values(row).some((value) => Number(value) === 0)) missing.push(`the user has no right to ${right} on ${database}.*`)
      } catch (error) {
        if (error instanceof Failure && error.code === 'statement-failed') return missing
        throw error
      }
    }
  }
  return missing
}
