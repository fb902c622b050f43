// What an object is called, and where its file goes. A convention: identity comes from the SQL inside.
import type { Fact } from '../../core/fact.js'
import { fileName } from '../file-name.js'

const plurals: Readonly<Record<string, string>> = {
  policy: 'policies',
  statistics: 'statistics',
  operator_family: 'operator_families',
  operator_class: 'operator_classes',
}

export function objectPath(fact: Fact): readonly string[] {
  const folder = plurals[fact.kind] ?? `${fact.kind}s`
  const [first = '', second, ...rest] = fact.name
  if (fact.kind === 'schema') return [fileName(first), 'schema.sql']
  if (fact.kind === 'default_privilege') return [folder, `${fact.name.map((part) => fileName(part || '_')).join('.')}.sql`]
  if (second === undefined) return [folder, `${fileName(first)}.sql`]
  const overload = rest.filter((part) => part !== '').map(fileName)
  return [fileName(first), folder, `${[fileName(second), ...overload].join('.')}.sql`]
}

/** `schema.name(types)` of a routine; the parts of any other name with dots between. */
export function title({ kind, name }: Fact): string {
  const [schema = '', object = '', types = ''] = name
  return /^(function|procedure|aggregate|operator)$/.test(kind) ? `${schema}.${object}(${types})` : name.filter((part) => part !== '').join('.')
}
