import { sameValue } from '../../../core/fact.js'
import type { Answer, Change, Rule, World } from '../../../core/rule.js'
import { factAt } from '../model.js'
import { id, qualified } from '../quote.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'

type Publication = Of<'publication'>

/** Publications. */
export const publication: Rule<Publication> = {
  rank: 70,
  create: (fact, world) => {
    const members = list(fact, world)
    const what = fact.attrs.allTables ? ' FOR ALL TABLES' : members === '' ? '' : ` FOR ${members}`
    return [ddl(`CREATE ${object(fact)}${what} WITH (${options(fact)})`), ...dressed(fact, world)]
  },
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    allTables: 'recreate',
    publish: modify,
    viaRoot: modify,
    generatedColumns: modify,
    tables: modify,
    schemas: modify,
    ...alterOwned,
  },
  position: 'unordered',
}

function options({ attrs }: Publication): string {
  const generated = attrs.generatedColumns === 'none' ? '' : `, publish_generated_columns = ${attrs.generatedColumns}`
  return `publish = '${attrs.publish}'${attrs.viaRoot ? ', publish_via_partition_root = true' : ''}${generated}`
}

/** The members; a table that others inherit from is meant alone, for those are listed by themselves. */
function list({ attrs }: Publication, { from, to }: World): string {
  // One that leaves its parent in the same plan may still be there.
  const parents = new Set(
    [from, to].flatMap(({ facts }) =>
      [...facts.keys()].flatMap((key) => (factAt(facts, key, 'table')?.attrs.inherits ?? []).map((name) => qualified(...name))),
    ),
  )
  const tables = Object.entries(attrs.tables).map(([table, clauses]) => `TABLE ${parents.has(table) ? 'ONLY ' : ''}${table}${clauses}`)
  return [...tables, ...attrs.schemas.map((schema) => `TABLES IN SCHEMA ${id(schema)}`)].join(', ')
}

/** All statements that lead from one publication to the other; the same list whichever attribute asks. */
function modify({ from, to, world }: Change<Publication>): Answer {
  const settings = optionsOf(from) === optionsOf(to) ? [] : [ddl(`ALTER PUBLICATION ${nameOf(to)} SET (${optionsOf(to)})`)]
  if (sameValue(from.attrs.tables, to.attrs.tables) && sameValue(from.attrs.schemas, to.attrs.schemas)) return settings
  // What goes with a table or a column goes before the publication changes, so the list may be shorter already.
  const going = from.needs.some((need) => !world.to.facts.has(need))
  const after = list(to, world)
  if (after === '' || going || from.attrs.allTables) return { recreate: [to.key] }
  const members = ddl(`ALTER PUBLICATION ${nameOf(to)} SET ${after}`)
  // Rows and columns of a partitioned table can be chosen only while the publication goes by the root.
  return to.attrs.viaRoot ? [...settings, members] : [members, ...settings]
}

function optionsOf({ attrs }: Publication): string {
  const generated = attrs.generatedColumns === 'none' ? '' : `, publish_generated_columns = ${attrs.generatedColumns}`
  return `publish = '${attrs.publish}', publish_via_partition_root = ${attrs.viaRoot}${generated}`
}
