// Databases.
import type { Fact } from '../../../core/fact.js'
import { fact } from '../model.js'

export function readDatabase(name: string, engine: string, comment: string): Fact {
  return fact('database', [name], { engine, comment })
}
