import type { Answer, Change, Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import type { Attribute } from '../model.js'
import { id } from '../quote.js'
import { alterOwned, comment, ddl, dependants, dressed, loss, nameOf, object, spoken, type Of } from './draft.js'
import { bound, holdsValues } from './type.js'
import { apartFromTables } from './typed.js'

/** Composite types. */
export const composite: Rule<Of<'composite'>> = {
  rank: 12,
  create: (fact, world) => [
    ddl(`CREATE TYPE ${nameOf(fact)} AS (${fact.attrs.attributes.map(declaration).join(', ')})`),
    ...fact.attrs.attributes.flatMap((attribute) => (attribute.comment === '' ? [] : [remark(fact, attribute)])),
    ...dressed(fact, world),
  ],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: holdsValues,
  alter: { attributes, ...alterOwned },
  position: 'unordered',
}

function declaration({ name, type, collation }: Attribute): string {
  return `${id(name)} ${type}${collation === null ? '' : ` COLLATE ${collation}`}`
}

function remark(fact: Of<'composite'>, attribute: Attribute): Draft {
  return comment(`COLUMN ${nameOf(fact)}.${id(attribute.name)}`, attribute.comment)
}

function attributes({ from, to, world }: Change<Of<'composite'>>): Answer {
  const before = new Map(from.attrs.attributes.map((attribute) => [attribute.name, attribute]))
  const after = new Map(to.attrs.attributes.map((attribute) => [attribute.name, attribute]))
  const kept = to.attrs.attributes.filter(({ name }) => before.has(name)).map(({ name }) => name)
  const order = [...kept, ...to.attrs.attributes.filter(({ name }) => !before.has(name)).map(({ name }) => name)]
  const sameOrder = from.attrs.attributes.filter(({ name }) => after.has(name)).every(({ name }, i) => name === kept[i])
  if (!sameOrder || order.some((name, i) => name !== to.attrs.attributes[i]?.name)) {
    return {
      refuse: `PostgreSQL cannot put the attributes of ${spoken(to)} into another order`,
      wayOut: 'Put new attributes last in the file, or write a new type by hand with `trueup new`.',
    }
  }
  const retyped = [...after.values()].filter((attribute) => {
    const old = before.get(attribute.name)
    return old && (old.type !== attribute.type || old.collation !== attribute.collation)
  })
  const columns = dependants(world, [to.key], ['column', 'foreign_table'])
  if (retyped.length > 0 && columns.length > 0) {
    return {
      refuse: `PostgreSQL cannot change the type of an attribute of ${spoken(to)} while ${columns.map(spoken).join(', ')} holds its values`,
      wayOut: 'Add a new attribute beside the old one, or write a new type by hand with `trueup new`.',
    }
  }
  const shape = [
    ...[...before.values()].flatMap(({ name }) =>
      after.has(name)
        ? []
        : [ddl(`ALTER TYPE ${nameOf(to)} DROP ATTRIBUTE ${id(name)}`, [loss(`drops attribute ${spoken(to)}.${name} with its values`)])],
    ),
    ...retyped.map((attribute) =>
      ddl(
        `ALTER TYPE ${nameOf(to)} ALTER ATTRIBUTE ${id(attribute.name)} TYPE ${attribute.type}${attribute.collation === null ? '' : ` COLLATE ${attribute.collation}`}`,
      ),
    ),
    ...[...after.values()].flatMap((attribute) =>
      before.has(attribute.name) ? [] : [ddl(`ALTER TYPE ${nameOf(to)} ADD ATTRIBUTE ${declaration(attribute)}`)],
    ),
  ]
  const remarks = [...after.values()].filter((attribute) => (before.get(attribute.name)?.comment ?? '') !== attribute.comment)
  const drafts = [...(shape.length > 0 ? apartFromTables(to, shape, world) : []), ...remarks.map((attribute) => remark(to, attribute))]
  const recreate =
    [...before.keys()].some((name) => !after.has(name)) || retyped.length > 0 ? dependants(world, [to.key], bound).map((fact) => fact.key) : []
  return { recreate, drafts }
}
