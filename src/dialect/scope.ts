// Which objects are managed: inside the named databases, included, and not excluded.
import type { OtherTool, Scope } from './dialect.js'

/** `name` is the object's name with its database first, or a bare name for what lives outside databases. */
export function managed(scope: Scope, kind: string, name: readonly string[]): boolean {
  const object = name.slice(0, 2).join('.')
  if (scope.own.some((own) => object === own || object === `${own}_lock` || object.startsWith(`${own}_lock_`))) return false
  const matches = (glob: string) => matchesGlob(glob, kind, object)
  if (scope.include.length > 0 && !scope.include.some(matches)) return kind === 'database'
  return !scope.exclude.some(matches)
}

/** `scope` without other tools' own tables, given as `database.table` and the tool; and which of them would have been in it. */
export function withoutTables(
  scope: Scope,
  tables: ReadonlyMap<string, string>,
): { readonly scope: Scope; readonly leftAlone: readonly OtherTool[] } {
  const inside = [...tables].filter(([name]) => scope.databases.some((database) => name.startsWith(`${database}.`)))
  const leftAlone = inside.map(([table, tool]) => ({ table, tool }))
  return { scope: { ...scope, own: [...scope.own, ...inside.map(([name]) => name)] }, leftAlone }
}

/** `dictionary:*` matches by kind and name, `shop.tmp_*` by name alone. */
function matchesGlob(glob: string, kind: string, object: string): boolean {
  const colon = glob.indexOf(':')
  const [wanted, pattern] = colon < 0 ? [undefined, glob] : [glob.slice(0, colon), glob.slice(colon + 1)]
  if (wanted !== undefined && wanted !== kind) return false
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`).test(object)
}
