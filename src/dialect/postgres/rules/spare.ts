// What a scratch copy of a table can do without where only the table is needed.
import type { Fact, Facts } from '../../../core/fact.js'
import { factAt } from '../model.js'
import { id } from '../quote.js'

/** Whether the table, or view, that the part belongs to is the same to others without it. Partitions and their parents share parts. */
export function spare({ name, parent }: Fact, facts: Facts): boolean {
  const table = factAt(facts, parent, 'table')
  if (table) {
    const { partitionBy, partitionOf, clusterOn, replicaIdentity } = table.attrs
    const own = name.at(-1) ?? ''
    const named = [id(own), `"${own.replaceAll('"', '""')}"`].some((name) => replicaIdentity === `USING INDEX ${name}`)
    return partitionBy === null && partitionOf === null && clusterOn !== own && !named
  }
  return factAt(facts, parent, 'materialized_view')?.attrs.clusterOn !== name.at(-1)
}
