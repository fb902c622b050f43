// Databases.
import type { Fact } from '../../../core/fact.js'
import { fact } from '../model.js'
import { id, literal } from '../quote.js'

/** The server has no text of its own for a database: this stands for one. */
export function databaseText(name: string, engine: string, comment: string): string {
  return `CREATE DATABASE ${id(name)} ENGINE = ${engine}${comment === '' ? '' : ` COMMENT ${literal(comment)}`}`
}

export function readDatabase(name: string, engine: string, comment: string): Fact {
  return fact('database', [name], { engine, comment })
}
