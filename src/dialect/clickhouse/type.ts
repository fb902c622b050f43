// Which type changes keep every value. What is not known to keep them is taken to lose some.
import { Definition } from './definition.js'
import { isSymbol, nameOf, stringOf, type Token } from './lex.js'

interface Type {
  readonly name: string
  readonly text: string
  readonly arguments: readonly Type[]
}

/** A type as its name and arguments; an argument that is no type (a number, a string) has only a text. */
function read(definition: Definition, from: number, to: number): Type {
  const { tokens } = definition
  const text = definition.slice(from, to)
  const name = tokens[from]?.type === 'word' ? (tokens[from] as Token).text : text
  const inner = isSymbol(tokens[from + 1], '(') ? definition.list(from + 1) : []
  return { name, text, arguments: inner.map(([a, b]) => read(definition, a, b)) }
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

function wider(from: Type, to: Type): boolean {
  if (from.text === to.text) return true
  const [inner] = from.arguments
  const [outer] = to.arguments
  if (to.name === 'Nullable' && outer) return wider(from.name === 'Nullable' && inner ? inner : from, outer)
  if (to.name === 'LowCardinality' && outer) return wider(from.name === 'LowCardinality' && inner ? inner : from, outer)
  if (from.name === 'LowCardinality' && inner) return wider(inner, to)
  if (from.name === to.name && containers.has(from.name) && from.arguments.length === to.arguments.length) {
    return from.arguments.every((argument, i) => wider(argument, to.arguments[i] as Type))
  }
  return number(from, to) || texts(from, to) || time(from, to) || enumeration(from, to)
}

const containers = new Set(['Array', 'Map'])

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
