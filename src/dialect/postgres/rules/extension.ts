import type { Rule, World } from '../../../core/rule.js'
import { id } from '../quote.js'
import { comment, commented, ddl, loss, object, spoken, type Of } from './draft.js'

/** Extensions. */
export const extension: Rule<Of<'extension'>> = {
  rank: 5,
  backdrop: true,
  create: (fact) => [
    ddl(`CREATE ${object(fact)}${fact.attrs.schema === 'pg_catalog' ? '' : ` SCHEMA ${id(fact.attrs.schema)}`}`),
    ...commented(object(fact), fact.attrs.comment),
  ],
  drop: (fact) => [ddl(`DROP ${object(fact)}`, [loss(`drops extension ${spoken(fact)} with the tables it may keep`)])],
  keeps: (fact) => ({
    refuse: `extension ${spoken(fact)} cannot be made anew without what uses it`,
    wayOut: 'Write the change by hand with `trueup new`.',
  }),
  alter: {
    schema: ({ to }) => [ddl(`ALTER ${object(to)} SET SCHEMA ${id(to.attrs.schema)}`)],
    comment: ({ to, world }) => [comment(object(to), to.attrs.comment || usualComment(to, world))],
  },
  position: 'unordered',
}

/** The comment that an extension brings with it. */
function usualComment({ name: [name = ''] }: Of<'extension'>, { to, from }: World): string {
  const found = [...(to.lists.usualComments ?? []), ...(from.lists.usualComments ?? [])].find((each) => each.startsWith(`${name}=`))
  return found?.slice(name.length + 1) ?? ''
}
