import { childrenOf, type Fact, type Key } from '../../../core/fact.js'
import type { Answer, Refusal, Recreate, Rule, World } from '../../../core/rule.js'
import type { ClickHouseFact } from '../model.js'
import { id } from '../quote.js'
import { render } from '../render.js'
import { clause } from './draft.js'
import { membership } from './table.js'

type Constraint = ClickHouseFact<'constraint'>

/** Constraints: ADD CONSTRAINT only appends, so those after a changed one are added again (metadata only). */
export const constraint: Rule<Constraint> = {
  rank: 50,
  create: (fact, world) => [clause(fact.name, `ADD ${render(fact, world.to.facts)}`, [], { makes: [fact.key] })],
  drop: (fact) => [clause(fact.name, `DROP CONSTRAINT ${id(fact.name[2] ?? '')}`)],
  membership: (fact, world): Refusal | Recreate | undefined => {
    const answer = membership(fact, world, 'mergeTree')
    if (answer || !world.to.facts.has(fact.key)) return answer
    return { recreate: followers(fact, world) }
  },
  keeps: () => null,
  alter: { definition: again },
  position: again,
}

function again({ to, world }: { readonly to: Constraint; readonly world: World }): Answer {
  return { recreate: [to.key, ...followers(to, world)] }
}

/** Constraints that come after `fact` and are there already. */
function followers(fact: Fact, world: World): readonly Key[] {
  return childrenOf(world.to.facts, fact.parent as Key)
    .filter((other) => other.kind === fact.kind && (other.position ?? 0) > (fact.position ?? 0) && world.from.facts.has(other.key))
    .map((other) => other.key)
}
