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
    publish: alter,
    viaRoot: alter,
    generatedColumns: alter,
    tables: members,
    schemas: members,
    ...alterOwned,
  },
  position: 'unordered',
}

function options({ attrs }: Publication): string {
  const generated = attrs.generatedColumns === 'none' ? '' : `, publish_generated_columns = ${attrs.generatedColumns}`
  return `publish = '${attrs.publish}'${attrs.viaRoot ? ', publish_via_partition_root = true' : ''}${generated}`
}

/** The members; a table that others inherit from is meant alone, for those are listed by themselves. */
function list({ attrs }: Publication, { to }: World): string {
  const parents = new Set(
    [...to.facts.values()].flatMap((fact) => (factAt(to.facts, fact.key, 'table')?.attrs.inherits ?? []).map((name) => qualified(...name))),
  )
  const tables = Object.entries(attrs.tables).map(([table, clauses]) => `TABLE ${parents.has(table) ? 'ONLY ' : ''}${table}${clauses}`)
  return [...tables, ...attrs.schemas.map((schema) => `TABLES IN SCHEMA ${id(schema)}`)].join(', ')
}

function alter({ to }: Change<Publication>): Answer {
  const { publish, viaRoot, generatedColumns } = to.attrs
  const generated = generatedColumns === 'none' ? '' : `, publish_generated_columns = ${generatedColumns}`
  return [ddl(`ALTER PUBLICATION ${nameOf(to)} SET (publish = '${publish}', publish_via_partition_root = ${viaRoot}${generated})`)]
}

/** Everything at once: what goes with a table or a column goes before it, so the list may be shorter already. */
function members({ from, to, world }: Change<Publication>): Answer {
  const going = from.needs.some((need) => !world.to.facts.has(need))
  const after = list(to, world)
  if (after === '' || going || from.attrs.allTables) return { recreate: [to.key] }
  return [ddl(`ALTER PUBLICATION ${nameOf(to)} SET ${after}`)]
}
