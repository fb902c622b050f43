// Every way to make a pair a little smaller.
import type { Pair } from '../pair.js'
import { mended } from './mended.js'
import { replace } from './print.js'
import { find, sameName, type Schema, type Thing } from './schema.js'

/** What nothing is lost by. */
const plainest: Readonly<Record<string, unknown>> = {
  comment: '',
  owner: null,
  grants: [],
  options: {},
  security: [],
  settings: [],
  default: null,
  generated: null,
  collation: null,
  notNull: false,
  unlogged: false,
  replicaIdentity: '',
  state: '',
  check: '',
  where: null,
  rest: [],
  inherits: [],
  partitionBy: null,
  ownedBy: null,
  columnComments: [],
}

/** Lists whose members may go one by one. */
const lists = ['columns', 'parts', 'attributes', 'checks', 'values', 'grants', 'items']

export function simpler(from: Schema, to: Schema): readonly Pair<Schema>[] {
  const pairs: Pair<Schema>[] = []
  const things = [...new Map([...from, ...to].map((each) => [JSON.stringify(each.name), each])).values()]
  for (const thing of things) {
    pairs.push([from, to].map((schema) => mended(schema.filter((other) => !sameName(other.name, thing.name)))) as unknown as Pair<Schema>)
    const [before, after] = [find(from, thing.name), find(to, thing.name)]
    if (before && after && JSON.stringify(before) !== JSON.stringify(after)) pairs.push([from, mended(replace(to, after, before))])
  }
  for (const thing of things) {
    const both = (change: (thing: Thing) => Thing) =>
      pairs.push(
        [from, to].map((schema) =>
          mended(schema.map((other) => (sameName(other.name, thing.name) ? change(other) : other))),
        ) as unknown as Pair<Schema>,
      )
    for (const seen of [find(from, thing.name), find(to, thing.name)]) if (seen) for (const change of smaller(seen)) both(change)
  }
  const size = JSON.stringify([from, to]).length
  return pairs.filter((pair) => JSON.stringify(pair).length < size)
}

/** Changes that make a value smaller, at any depth; each finds its place by name or by what stands there. */
function smaller(value: unknown): readonly (<T>(other: T) => T)[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]): (<T>(other: T) => T)[] => {
    const at = (change: (inner: unknown) => unknown) => [
      <T>(other: T): T =>
        typeof other === 'object' && other !== null && name in other
          ? ({ ...other, [name]: change((other as Record<string, unknown>)[name]) } as T)
          : other,
    ]
    if (Array.isArray(each) && lists.includes(name)) {
      return each.flatMap((member) => {
        const same = (other: unknown) => idOf(other) === idOf(member)
        return [
          ...at((list) => (Array.isArray(list) ? list.filter((other) => !same(other)) : list)),
          ...smaller(member).flatMap((change) =>
            at((list) => (Array.isArray(list) ? list.map((other) => (same(other) ? change(other) : other)) : list)),
          ),
        ]
      })
    }
    if (name in plainest && JSON.stringify(each) !== JSON.stringify(plainest[name])) return at(() => plainest[name])
    return name === 'select' ? smaller(each).flatMap((change) => at(change)) : []
  })
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify('name' in value ? value.name : 'as' in value ? value.as : value) : String(value)
}
