// Statements that change rows, as `lint` reads them.
import type { DataChange } from '../../core/lint.js'
import { readDataChange } from '../data-change.js'

/** Undefined where it cannot be read. */
export async function dataChange(sql: string): Promise<DataChange | undefined> {
  return await readDataChange(sql)
}
