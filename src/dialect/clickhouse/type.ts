// Which type changes keep every value. What is not known to keep them is taken to lose some.
import { Definition } from './definition.js'
import { isSymbol, nameOf, stringOf, type Token } from './lex.js'

interface Type {
  readonly name: string
  readonly text: string
  readonly arguments: readonly Type[]
  /** Its name as an element of a tuple. */
  readonly field?: string
}

/** A type as its name and arguments; an argument that is no type (a number, a string) has only a text. */
function read(definition: Definition, from: number, to: number): Type {
  const { tokens } = definition
  const text = definition.slice(from, to)
  const name = tokens[from]?.type === 'word' ? (tokens[from] as Token).text : text
  const inner = isSymbol(tokens[from + 1], '(') ? definition.list(from + 1) : []
  // A column of SimpleAggregateFunction(f, T) holds values of T.
  const held = name === 'SimpleAggregateFunction' ? inner[1] : undefined
  if (held) return read(definition, ...held)
  return { name, text, arguments: inner.map(([a, b]) => (name === 'Tuple' ? element(definition, a, b) : read(definition, a, b))) }
}

/** `Int8`, or with a name before it. */
function element(definition: Definition, from: number, to: number): Type {
  const [first, second] = [definition.tokens[from], definition.tokens[from + 1]]
  const named = from + 1 < to && second?.type === 'word'
  return named ? { ...read(definition, from + 1, to), field: nameOf(first as Token) } : read(definition, from, to)
}

function parse(type: string): Type {
  const definition = new Definition(type)
  return read(definition, 0, definition.tokens.length)
}

/** Whether every value of `from` is kept, as the same value, by `to`. */
export function widens(from: string, to: string): boolean {
  return wider(parse(from), parse(to))
}

/** Whether the change leaves data parts as they are: the representation on disk is the same. */
export function sameRepresentation(from: string, to: string): boolean {
  const [a, b] = [parse(from), parse(to)]
  if (a.name === b.name && a.name.startsWith('Enum')) return widens(from, to)
  return a.name === 'DateTime' && b.name === 'DateTime'
}

/** Whether `from` may hold a value of which no `to` can be made, so that the server stops instead of taking the next best. */
export function mayStop(from: string, to: string): boolean {
  return stops(parse(from), parse(to))
}

function stops(from: Type, to: Type): boolean {
  const [a, b] = [bare(from), bare(to)]
  if (b.name === 'String' || wider(a, b)) return false
  if (sameContainer(a, b)) {
    return a.arguments.some((argument, i) => stops(argument, b.arguments[i] as Type))
  }
  return !(wraps.test(a.name) && wraps.test(b.name))
}

/** Types between which a value that does not fit becomes another one. */
const wraps = /^(U?Int\d+|Float(32|64)|BFloat16|Bool|Date(32|Time|Time64)?)$/

function bare(type: Type): Type {
  const [inner] = type.arguments
  return inner && (type.name === 'Nullable' || type.name === 'LowCardinality') ? bare(inner) : type
}

function wider(from: Type, to: Type): boolean {
  if (from.text === to.text) return true
  const [inner] = from.arguments
  const [outer] = to.arguments
  if (to.name === 'Nullable' && outer) return wider(from.name === 'Nullable' && inner ? inner : from, outer)
  if (to.name === 'LowCardinality' && outer) return wider(from.name === 'LowCardinality' && inner ? inner : from, outer)
  if (from.name === 'LowCardinality' && inner) return wider(inner, to)
  if (sameContainer(from, to)) {
    return from.arguments.every((argument, i) => wider(argument, to.arguments[i] as Type))
  }
  return number(from, to) || texts(from, to) || time(from, to) || enumeration(from, to)
}

function sameContainer(from: Type, to: Type): boolean {
  if (from.name !== to.name || !['Array', 'Map', 'Tuple'].includes(from.name)) return false
  return from.arguments.length === to.arguments.length && from.arguments.every(({ field }, i) => field === to.arguments[i]?.field)
}

function number(from: Type, to: Type): boolean {
  const a = /^(U?)Int(\d+)$/.exec(from.name)
  const b = /^(U?)Int(\d+)$/.exec(to.name)
  if (a && b) {
    const [bits, wide] = [Number(a[2]), Number(b[2])]
    if (a[1] === b[1]) return wide >= bits
    return a[1] === 'U' && wide > bits
  }
  if (from.name === 'Float32' && to.name === 'Float64') return true
  if (a && to.name === 'String') return true
  if (from.name === 'Decimal' && to.name === 'Decimal') {
    const [precision, scale] = from.arguments.map((each) => Number(each.text)) as [number, number]
    const [precisionTo, scaleTo] = to.arguments.map((each) => Number(each.text)) as [number, number]
    return scaleTo >= scale && precisionTo - scaleTo >= precision - scale
  }
  return from.name === 'Bool' && b !== null
}

function texts(from: Type, to: Type): boolean {
  return to.name === 'String' && ['UUID', 'IPv4', 'IPv6', 'Enum8', 'Enum16', 'Date', 'Date32'].includes(from.name)
}

function time(from: Type, to: Type): boolean {
  if (from.name === 'Date' && to.name === 'Date32') return true
  if (from.name === 'DateTime' && to.name === 'DateTime') return true
  if (from.name !== 'DateTime64' || to.name !== 'DateTime64') return false
  return Number(to.arguments[0]?.text) === Number(from.arguments[0]?.text)
}

function enumeration(from: Type, to: Type): boolean {
  if (!from.name.startsWith('Enum') || !to.name.startsWith('Enum')) return false
  if (Number(from.name.slice(4)) > Number(to.name.slice(4))) return false
  const values = enumValues(to.text)
  return [...enumValues(from.text)].every(([name, value]) => values.get(name) === value)
}

function enumValues(text: string): ReadonlyMap<string, string> {
  const { tokens } = new Definition(text)
  return new Map(
    tokens.flatMap((token, i) => {
      if (token.type !== 'string') return []
      const negative = isSymbol(tokens[i + 2], '-')
      return [[stringOf(token), `${negative ? '-' : ''}${nameOf(tokens[i + (negative ? 3 : 2)] as Token)}`] as const]
    }),
  )
}
