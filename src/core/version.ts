// The order of migration versions: numbers of any length, with dotted parts where a tool has them. The only place that
// compares them; nothing else may take a version for one number.

/** Total over any text: parts that are digits compare as numbers, missing parts count as 0, other text by its letters. */
export function compareVersions(a: string, b: string): number {
  if (a.length === b.length && !a.includes('.') && !b.includes('.')) return a < b ? -1 : a > b ? 1 : 0
  const [x, y] = [parts(a), parts(b)]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const order = comparePart(x[i] ?? '', y[i] ?? '')
    if (order !== 0) return order
  }
  return 0
}

/** The one spelling of all versions that compare as equal: `01.0` and `1` are `1`. */
export function versionKey(version: string): string {
  return parts(version).join('.')
}

/** Parts without leading zeros, and without the last ones that are 0. */
function parts(version: string): readonly string[] {
  const all = version.split('.').map((part) => part.replace(/^0+(?=\d+$)/, ''))
  while (all.length > 0 && (all.at(-1) === '' || all.at(-1) === '0')) all.pop()
  return all
}

function comparePart(a: string, b: string): number {
  const [x, y] = [a === '' ? '0' : a, b === '' ? '0' : b]
  const numbers = /^\d+$/.test(x) && /^\d+$/.test(y)
  if (numbers && x.length !== y.length) return x.length - y.length
  return x < y ? -1 : x > y ? 1 : 0
}
