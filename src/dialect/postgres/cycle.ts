// Tables whose foreign keys lead in a circle can be made in no order: they are made without those, which follow.
import { child, list, parse, scan, text, type Node, type Token } from './parse.js'
import { id } from './quote.js'

/** A CREATE TABLE without its foreign keys, then the statements that add them; undefined where it has none. */
export function withoutForeignKeys(sql: string): { readonly table: string; readonly keys: readonly string[] } | undefined {
  const [first] = parse(sql)
  if (first?.type !== 'CreateStmt') return undefined
  const relation = child(first.node, 'relation')
  const name = [text(relation, 'schemaname'), text(relation, 'relname')].filter((part) => part !== '').map(id)
  const bytes = Buffer.from(sql)
  const parts = elements(scan(sql))
  const keys: string[] = []
  const kept = parts.list.flatMap((tokens): string[] => {
    const slice = (from: number, to: number) => (from < to ? bytes.subarray(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).toString() : '')
    const node = list(first.node, 'tableElts').find((each) => at(each) === tokens[0]?.start)
    const alone = child(node, 'Constraint')
    if (alone) {
      if (!foreign(alone)) return [slice(0, tokens.length)]
      keys.push(slice(0, tokens.length))
      return []
    }
    const column = child(node, 'ColumnDef')
    const marks: readonly Node[] = [
      ...list(column, 'constraints').flatMap((each): readonly Node[] => (child(each, 'Constraint') ? [child(each, 'Constraint') as Node] : [])),
      ...collation(column),
    ]
    const ends = marks.filter((mark) => !text(mark, 'contype').startsWith('CONSTR_ATTR_')).map((mark) => location(mark))
    let rest = ''
    let from = 0
    for (const mark of marks.filter(foreign)) {
      const start = tokens.findIndex((token) => token.start === location(mark))
      const next = tokens.findIndex((token, i) => i > start && ends.includes(token.start))
      const end = next < 0 ? tokens.length : next
      const references = tokens.findIndex((token, i) => i >= start && /^references$/i.test(token.text))
      const named = references > start ? `${slice(start, references)} ` : ''
      keys.push(`${named}FOREIGN KEY (${id(text(column, 'colname'))}) ${slice(references, end)}`)
      rest += `${slice(from, start)} `
      from = end
    }
    return [from === 0 ? slice(0, tokens.length) : (rest + slice(from, tokens.length)).trimEnd()]
  })
  if (keys.length === 0) return undefined
  return {
    table: `${bytes.subarray(0, parts.start)}${kept.join(', ')}${bytes.subarray(parts.end)}`,
    keys: keys.map((key) => `ALTER TABLE ${name.join('.')} ADD ${key}`),
  }
}

interface Elements {
  readonly list: readonly (readonly Token[])[]
  /** Offsets in bytes of what stands between the brackets. */
  readonly start: number
  readonly end: number
}

/** The list in the first brackets. */
function elements(tokens: readonly Token[]): Elements {
  const found: Token[][] = [[]]
  let [depth, start, end] = [0, 0, 0]
  for (const token of tokens) {
    if (token.text === ')' && --depth === 0) {
      end = token.start
      break
    }
    if (depth === 1 && token.text === ',') found.push([])
    else if (depth > 0) found.at(-1)?.push(token)
    if (token.text === '(' && ++depth === 1) start = token.end
  }
  return { list: found, start, end }
}

function foreign(node: Node): boolean {
  return text(node, 'contype') === 'CONSTR_FOREIGN'
}

function collation(column: Node | undefined): readonly Node[] {
  const found = child(column, 'collClause')
  return found ? [found] : []
}

function at(element: Node): number {
  return location(child(element, 'ColumnDef') ?? child(element, 'Constraint'))
}

function location(node: Node | undefined): number {
  return Number(node?.location ?? -1)
}
