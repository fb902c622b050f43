// Options of what a table keeps its long values in. The server drops that, with its options, where the table is written anew
// without a column that needs it, and makes another, without them, for the next one that does.
import { childrenOf } from '../../../core/fact.js'
import type { World } from '../../../core/rule.js'
import type { State } from '../../../core/state.js'
import type { Draft } from '../../../core/statement.js'
import { factAt } from '../model.js'
import { usualStorage } from '../type.js'
import { ddl, nameOf, parameters, type Of } from './draft.js'

type Column = Of<'column'>

/** Sets the options once more when a table gets a column that may be the only one to need them. */
export function optionsAgain(column: Column, { from, to }: World): readonly Draft[] {
  const [before, after] = [from, to].map(({ facts }) => factAt(facts, column.parent, 'table'))
  if (!before || !after || !mayBeLong(column, to)) return []
  const options = Object.entries(after.attrs.options).filter(([name, value]) => name.startsWith('toast.') && before.attrs.options[name] === value)
  if (options.length === 0) return []
  const stays = childrenOf(to.facts, after.key).some(({ key }) => {
    const [was, is] = [from, to].map(({ facts }) => factAt(facts, key, 'column'))
    return was !== undefined && is !== undefined && isLong(was, from) && isLong(is, to)
  })
  return stays ? [] : [ddl(`ALTER TABLE ${nameOf(after)} SET (${parameters(Object.fromEntries(options))})`)]
}

function mayBeLong({ attrs }: Column, { facts, lists }: State): boolean {
  return usualStorage(attrs.type, facts, lists.storages ?? []) !== 'PLAIN'
}

/** Whether a column needs them for certain, and is not made anew with what it is generated from. */
function isLong(column: Column, state: State): boolean {
  const { type, storage, generated } = column.attrs
  return mayBeLong(column, state) && storage !== 'PLAIN' && generated === null && !/\(\d+(,-?\d+)?\)(?!.*\[\])/.test(type)
}
