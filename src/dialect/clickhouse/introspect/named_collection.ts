// Named collections: which keys there are. The server hides the values, so they are never compared.
import type { Fact } from '../../../core/fact.js'
import { Definition } from '../definition.js'
import { fact } from '../model.js'

/** From `system.named_collections.create_query`: `CREATE NAMED COLLECTION name AS a = '[HIDDEN]' …`. */
export function readNamedCollection(name: string, create: string): Fact {
  const definition = new Definition(create)
  return fact('named_collection', [name], { definition: definition.slice(5, definition.tokens.length) })
}
