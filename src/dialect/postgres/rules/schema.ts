import type { Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'

/** Schemas. `public` is there from the start, and the ledger's may be: their making changes nothing then. */
export const schema: Rule<Of<'schema'>> = {
  rank: 0,
  backdrop: true,
  create: (fact, world) => [ddl(`CREATE SCHEMA IF NOT EXISTS ${nameOf(fact)}`), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => ({ refuse: 'PostgreSQL cannot make a schema anew with what is in it', wayOut: 'Write the move by hand with `trueup new`.' }),
  alter: { ...alterOwned },
  position: 'unordered',
}
