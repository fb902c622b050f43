// Random edits of a schema: what a person would do to it between two plans.
import type { Random } from '../random.js'
import { editTable } from './edit-table.js'
import { someCommon, someGrant, someName, someOptions, someTable, someThing, someView, withThing } from './generate.js'
import { loneDefinition, otherDefinition, someBounds, someCheck, someComposite, someDomain, someEnum, someRoutine } from './lone.js'
import { mended } from './mended.js'
import { someText } from './names.js'
import { otherBody, somePart, withForeignKey } from './parts.js'
import { replace } from './print.js'
import {
  columnsOf,
  find,
  sameName,
  withPieces,
  type Composite,
  type Enum,
  type Name,
  type Routine,
  type Schema,
  type Table,
  type Thing,
  type View,
} from './schema.js'
import { someSelect } from './select.js'
import { changedType } from './types.js'

/** `schema` after a few edits. */
export function mutate(random: Random, schema: Schema): Schema {
  let result = schema
  for (let i = random.between(1, 7); i > 0; i--) result = mended(edit(random, result))
  return result
}

function edit(random: Random, schema: Schema): Schema {
  const roll = random.below(30)
  if (roll < 3) return withThing(random, schema)
  const thing = random.some(schema)
  if (!thing) return withThing(random, schema)
  if (roll < 5) return schema.filter((other) => other !== thing)
  if (roll === 5) return renamed(random, schema, thing)
  if (roll === 6) return replaced(random, schema, thing)
  if (roll < 10) return replace(schema, thing, editCommon(random, schema, thing))
  const table = random.some(schema.filter((each) => each.kind === 'table'))
  if (roll === 10 && table?.kind === 'table') return replace(schema, table, withForeignKey(random, schema, table))
  if (roll < 20 && table?.kind === 'table') return replace(schema, table, editTable(random, schema, table))
  return replace(schema, thing, editThing(random, schema, thing))
}

/** Under another name or in another schema; whoever names it goes on doing so. */
function renamed(random: Random, schema: Schema, thing: Thing): Schema {
  if (thing.name.length < 2 || thing.kind === 'schema') return schema
  const [space = '', name = ''] = someName(random, schema)
  const to = random.chance(0.5) ? [space, name, ...thing.name.slice(2)] : [space, thing.name[1] ?? '', ...thing.name.slice(2)]
  if (schema.some((other) => other.name[0] === to[0] && other.name[1] === to[1])) return schema
  const moved = { ...thing, name: to }
  return withPieces(replace(schema, thing, moved), (piece) =>
    'thing' in piece && piece.thing && sameName(piece.thing, thing.name) ? { ...piece, thing: to } : piece,
  )
}

/** Something else under the same name. */
function replaced(random: Random, schema: Schema, thing: Thing): Schema {
  const rest = schema.filter((other) => other !== thing)
  if (!['table', 'view', 'materialized_view', 'sequence', 'enum', 'composite', 'domain'].includes(thing.kind)) return rest
  const made = random.chance(0.4)
    ? someView(random, rest, random.pick(['view', 'materialized_view']))
    : random.chance(0.5)
      ? someTable(random, rest)
      : someThing(random, rest)
  return made && made.name.length === 2 ? [...rest, { ...made, name: thing.name }] : rest
}

function editCommon(random: Random, schema: Schema, thing: Thing): Thing {
  const roll = random.below(6)
  const fresh = someCommon(random, thing.kind, thing.name)
  if (roll < 2) return { ...thing, comment: thing.kind === 'default_privilege' ? '' : random.chance(0.3) ? '' : someText(random) }
  if (roll === 2)
    return {
      ...thing,
      owner: thing.owner === null && !['default_privilege', 'event_trigger', 'publication'].includes(thing.kind) ? 'reader' : fresh.owner,
    }
  const grant = someGrant(random, thing.kind, columnsOf(schema, thing.name))
  if (random.chance(0.3) || !grant) return { ...thing, grants: [] }
  return { ...thing, grants: [...thing.grants.filter((each) => each.to !== grant.to || random.chance(0.3)), grant] }
}

function editThing(random: Random, schema: Schema, thing: Thing): Thing {
  switch (thing.kind) {
    case 'table':
      return editTable(random, schema, thing)
    case 'view':
    case 'materialized_view':
      return editView(random, schema, thing)
    case 'enum':
      return editEnum(random, thing)
    case 'composite':
      return editComposite(random, schema, thing)
    case 'domain': {
      const roll = random.below(4)
      // Not one of itself, at any depth.
      const others = schema.filter(({ kind }) => kind !== 'domain')
      if (roll === 0) return { ...thing, type: changedType(random, thing.type, others), rest: [], checks: [] }
      if (roll === 1) return { ...thing, rest: random.chance(0.3) ? [] : someDomain(random, []).rest.filter((piece) => piece === ' NOT NULL') }
      if (roll === 2 && thing.checks.length > 0) return { ...thing, checks: [] }
      return { ...thing, checks: [...thing.checks, someCheck(random, schema, thing.type, new Set(thing.checks.map(({ name }) => name)))] }
    }
    case 'sequence': {
      if (random.chance(0.5)) return { ...thing, definition: someBounds(random) }
      if (random.chance(0.2)) return { ...thing, unlogged: !thing.unlogged }
      const table = random.some(schema.filter((each): each is Table => each.kind === 'table'))
      const column = random.some(table?.columns ?? [])
      return { ...thing, ownedBy: table && column && random.chance(0.7) ? { thing: table.name, column: column.name } : null }
    }
    case 'function':
    case 'procedure':
      return editRoutine(random, schema, thing)
    default:
      return { ...thing, definition: loneDefinition(random, schema, thing.kind) ?? thing.definition }
  }
}

function editRoutine(random: Random, schema: Schema, routine: Routine): Routine {
  if (random.chance(0.5)) return otherDefinition(random, routine)
  for (let attempt = 0; attempt < 20; attempt++) {
    const { tag, ...body } = someRoutine(random, schema)
    if (body.kind === routine.kind && body.shape === routine.shape && tag === routine.name[2]) return { ...routine, ...body }
  }
  return routine
}

function editEnum(random: Random, thing: Enum): Enum {
  const { values } = thing
  const roll = random.below(6)
  const more = someEnum(random).values.filter((value) => !values.includes(value))
  const [fresh] = more
  if (roll < 3 && fresh !== undefined) {
    const at = random.below(values.length + 1)
    return { ...thing, values: [...values.slice(0, at), fresh, ...values.slice(at)] }
  }
  if (roll === 3) return { ...thing, values: random.shuffle(values) }
  return { ...thing, values: random.sample(values, values.length - 1) }
}

function editComposite(random: Random, schema: Schema, thing: Composite): Composite {
  const roll = random.below(4)
  const names = thing.attributes.map(({ name }) => name)
  const fresh = someComposite(random, schema)
    .attributes.filter(({ name }) => !names.includes(name))
    .slice(0, 1)
  if (roll < 2) return { ...thing, attributes: [...thing.attributes, ...fresh] }
  if (roll === 2) return { ...thing, attributes: random.sample(thing.attributes, thing.attributes.length - 1) }
  const changed = random.some(thing.attributes)
  return {
    ...thing,
    attributes: thing.attributes.map((each) => (each === changed ? { ...each, type: changedType(random, each.type, schema) } : each)),
  }
}

function editView(random: Random, schema: Schema, view: View): View {
  const roll = random.below(8)
  if (roll === 0) return { ...view, options: someOptions(random, view.kind) }
  if (roll === 1)
    return {
      ...view,
      columnComments: columnsOf(schema, view.name)
        .slice(0, 1)
        .map(({ name }) => ({ column: name, text: someText(random) })),
    }
  if (roll === 2) return { ...view, parts: editParts(random, schema, view) }
  if (roll === 3 && view.kind === 'materialized_view') return { ...view, check: view.check === '' ? ' WITH NO DATA' : '' }
  if (roll === 4) {
    const used = new Set(view.select.items.map(({ as }) => as))
    const more = someSelect(random, schema, view.select.source.thing).items.filter(({ as }) => !used.has(as))
    return { ...view, select: { ...view.select, items: [...view.select.items, ...more] } }
  }
  const source: Name = random.chance(0.2)
    ? (random.some(schema.filter((each) => ['table', 'view'].includes(each.kind) && !leadsTo(schema, each.name, view.name)))?.name ??
      view.select.source.thing)
    : view.select.source.thing
  return { ...view, select: someSelect(random, schema, source), check: view.kind === 'view' ? '' : view.check }
}

function leadsTo(schema: Schema, from: Name, to: Name): boolean {
  if (sameName(from, to)) return true
  const thing = find(schema, from)
  return thing !== undefined && 'select' in thing && leadsTo(schema, thing.select.source.thing, to)
}

export function editParts(random: Random, schema: Schema, relation: Table | View): Table['parts'] {
  const part = random.some(relation.parts)
  const roll = random.below(5)
  if (!part || roll < 2) {
    const added = somePart(random, schema, relation)
    return added ? [...relation.parts, added] : relation.parts
  }
  if (roll === 2) return relation.parts.filter((other) => other !== part)
  const changed = roll === 3 ? { ...part, comment: part.comment === '' ? someText(random) : '' } : otherBody(random, schema, relation, part)
  return relation.parts.map((other) => (other === part ? changed : other))
}
