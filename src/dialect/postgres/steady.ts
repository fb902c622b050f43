// Makes what the server prints a text that it prints again: `(ARRAY['a'::character varying])::text[]` read back moves the
// cast to each element, unless the array says its own type first.

/** The expression in a spelling that survives being executed and printed. */
export function steady(text: string): string {
  let result = ''
  let from = 0
  for (let at = text.indexOf('(ARRAY['); at >= 0; at = text.indexOf('(ARRAY[', at + 1)) {
    const open = at + '(ARRAY'.length
    const close = closing(text, open)
    if (close < 0 || !text.startsWith(')::', close + 1)) continue
    const type = commonType(text.slice(open + 1, close))
    if (type === undefined) continue
    result += `${text.slice(from, close + 1)}::${type}[]`
    from = close + 1
  }
  return result + text.slice(from)
}

/** The type that every element is cast to; undefined where they differ or say none. */
function commonType(list: string): string | undefined {
  const types = elements(list).map((element) => /::([a-z][a-z ]*(?:\(\d+\))?)$/.exec(element)?.[1] ?? numberType(element))
  return types.length > 0 && types.every((type) => type === types[0]) ? types[0] : undefined
}

/** What the server takes a bare number for. */
function numberType(element: string): string | undefined {
  if (/^\d+\.\d+$/.test(element)) return 'numeric'
  if (!/^\d+$/.test(element)) return undefined
  const value = BigInt(element)
  return value < 2n ** 31n ? 'integer' : value < 2n ** 63n ? 'bigint' : 'numeric'
}

function elements(list: string): readonly string[] {
  const found: string[] = []
  let start = 0
  walk(list, 0, (at, depth) => {
    if (depth === 0 && list[at] === ',') {
      found.push(list.slice(start, at).trim())
      start = at + 1
    }
    return true
  })
  return [...found, list.slice(start).trim()]
}

/** The index of the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let end = -1
  walk(text, open, (at, depth) => {
    if (depth === 0 && at > open) end = at
    return end < 0
  })
  return end
}

/** Goes over what stands outside quotes, with the depth of brackets after each character, until told to stop. */
function walk(text: string, from: number, visit: (at: number, depth: number) => boolean): void {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === "'" || char === '"') {
      const escapes = char === "'" && text[at - 1] === 'E'
      for (at++; at < text.length && text[at] !== char; at++) if (escapes && text[at] === '\\') at++
      continue
    }
    if ('([{'.includes(char)) depth++
    if (')]}'.includes(char)) depth--
    if (!visit(at, depth)) return
  }
}
