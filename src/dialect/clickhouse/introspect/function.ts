// SQL functions.
import type { Fact } from '../../../core/fact.js'
import { Definition } from '../definition.js'
import { fact } from '../model.js'
import { references, type Names } from './row.js'

/** From `system.functions.create_query`: `CREATE FUNCTION name AS definition`. */
export function readFunction(name: string, create: string, names: Names): Fact {
  const definition = new Definition(create)
  const text = definition.slice(4, definition.tokens.length)
  const needs = references(text, names).filter((key) => key !== `function "${name}"`)
  return fact('function', [name], { definition: text }, { needs })
}
