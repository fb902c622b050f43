import type { Rule } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { id, literal } from '../quote.js'
import { render } from '../render.js'
import { statement } from './draft.js'

/** Databases: made where they are missing, never dropped. */
export const database: Rule<ClickHouseFact<'database'>> = {
  rank: 0,
  backdrop: true,
  create: (fact, world) => [statement(render(fact, world.to.facts))],
  drop: () => [],
  keeps: () => ({
    refuse: 'a database cannot be made anew without losing everything in it',
    wayOut: 'Create a database with the wanted engine under another name and move the tables with RENAME TABLE.',
  }),
  alter: {
    engine: 'recreate',
    comment: ({ to }) => [statement(`ALTER DATABASE ${id(to.name[0] ?? '')} MODIFY COMMENT ${literal(to.attrs.comment)}`)],
  },
  position: 'unordered',
}
