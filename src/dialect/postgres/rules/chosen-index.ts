// What a table or materialized view has chosen one of its indexes for: to be clustered on, or to tell its old rows apart by when
// they are replicated. The server forgets the choice with the index.
import { keyOf, type Fact, type Key } from '../../../core/fact.js'
import type { World } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { handedIn } from '../introspect/handed.js'
import { factAt, relationKey } from '../model.js'
import { id } from '../quote.js'
import { ddl, object, type Of } from './draft.js'
import { there } from './rebuild.js'

type Table = Of<'table'>
type MaterializedView = Of<'materialized_view'>

/** Chooses an index that is made again once more, where the choice stays what it was. */
export function chosenAgain(index: Fact, world: World): readonly Draft[] {
  const own = { table: index.name.slice(0, 2), name: index.name[2] ?? '' }
  return [own, ...handedIn(world.to).filter(({ of }) => of === index.key)].flatMap(({ table: name, name: chosen }) => {
    const view = factAt(world.to.facts, keyOf('materialized_view', name), 'materialized_view')
    if (view) return view.attrs.clusterOn === chosen && keepsCluster(view, world) ? [clustered(view, world)] : []
    const [before, after] = [world.from, world.to].map(({ facts }) => factAt(facts, keyOf('table', name), 'table'))
    if (!before || !after || !there(after, world)) return []
    const { clusterOn, replicaIdentity } = after.attrs
    const choices = [
      ...(clusterOn === chosen && before.attrs.clusterOn === chosen ? [clustered(after, world)] : []),
      ...(identityIndex(after) === chosen && before.attrs.replicaIdentity === replicaIdentity ? [identified(after, world)] : []),
    ]
    // They follow what makes the index; by their needs each would wait for the other, which is about that index as well.
    return name === own.table ? choices.map((draft) => ({ ...draft, needs: [] })) : choices
  })
}

/** Whether a view that is made anew leaves it to its index to be chosen. */
export function keepsCluster(view: MaterializedView, { from }: World): boolean {
  const before = factAt(from.facts, view.key, 'materialized_view')
  return !before || before.attrs.clusterOn === view.attrs.clusterOn
}

export function clustered(fact: Table | MaterializedView, world: World): Draft {
  const { clusterOn } = fact.attrs
  return clusterOn === null
    ? ddl(`ALTER ${object(fact)} SET WITHOUT CLUSTER`)
    : ddl(`ALTER ${object(fact)} CLUSTER ON ${id(clusterOn)}`, [], { needs: indexKeys(fact, clusterOn, world) })
}

export function identified(fact: Table, world: World): Draft {
  const index = identityIndex(fact)
  return ddl(
    `ALTER ${object(fact)} REPLICA IDENTITY ${fact.attrs.replicaIdentity}`,
    [],
    index === undefined ? {} : { needs: indexKeys(fact, index, world) },
  )
}

function identityIndex({ attrs }: Table): string | undefined {
  const index = /^USING INDEX (.*)$/s.exec(attrs.replicaIdentity)?.[1]
  return index?.startsWith('"') ? index.slice(1, -1).replaceAll('""', '"') : index
}

/** An index by its name, and what hands it down: by itself that is no fact. */
function indexKeys({ name: [schema = '', table] }: Fact, index: string, { to }: World): readonly Key[] {
  const above = handedIn(to).find((each) => each.name === index && each.table[0] === schema && each.table[1] === table)
  return [relationKey(schema, index), ...(above?.of ? [above.of] : [])]
}
