import type { Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id, literal } from '../quote.js'
import { alterOwned, comment, commented, ddl, object, relation, type Of } from './draft.js'
import { enable, firing, states } from './partition_trigger.js'
import { spare } from './spare.js'
import { dropsFirst } from './table.js'

type Trigger = Of<'trigger'>
type EventTrigger = Of<'event_trigger'>

/** Triggers. */
export const trigger: Rule<Trigger> = {
  rank: 60,
  create: (fact) => [ddl(fact.attrs.definition), ...(fact.attrs.enabled === 'O' ? [] : [enable(fact)]), ...commented(on(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP TRIGGER ${on(fact).slice('TRIGGER '.length)}`)],
  alone: () => true,
  dropsFirst,
  spare,
  keeps: () => null,
  alter: { definition: 'recreate', enabled: ({ to, world }) => firing(to, world), comment: ({ to }) => [comment(on(to), to.attrs.comment)] },
  position: 'unordered',
}

function on(fact: Trigger): string {
  return `TRIGGER ${id(fact.name[2] ?? '')} ON ${relation(fact)}`
}

/** Event triggers. */
export const eventTrigger: Rule<EventTrigger> = {
  rank: 100,
  create: (fact) => {
    const tags = fact.attrs.tags.length === 0 ? '' : ` WHEN TAG IN (${fact.attrs.tags.map(literal).join(', ')})`
    const dressing: Draft[] = [
      ...(fact.attrs.owner === null ? [] : [ddl(`ALTER ${object(fact)} OWNER TO ${id(fact.attrs.owner)}`)]),
      ...commented(object(fact), fact.attrs.comment),
    ]
    return [
      ddl(`CREATE ${object(fact)} ON ${fact.attrs.event}${tags} EXECUTE FUNCTION ${fact.attrs.function}()`),
      ...(fact.attrs.enabled === 'O' ? [] : [enableEvent(fact)]),
      ...dressing,
    ]
  },
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { event: 'recreate', tags: 'recreate', function: 'recreate', enabled: ({ to }) => [enableEvent(to)], ...alterOwned },
  position: 'unordered',
}

function enableEvent(fact: EventTrigger): Draft {
  return ddl(`ALTER ${object(fact)} ${states[fact.attrs.enabled]}`)
}
