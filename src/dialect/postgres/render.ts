// The one way trueup writes a definition: what the rules would run to create it, in order. It loads back to the same facts.
import { childrenOf, type Fact, type Facts, type Key } from '../../core/fact.js'
import { order } from '../../core/order.js'
import { emptyState, type State } from '../../core/state.js'
import { synthesise } from '../../core/synthesise.js'
import { anyRules } from './rules/rules.js'

/** The statements of one object with everything under it. */
export function render(key: Key, state: State): readonly string[] {
  const fact = state.facts.get(key)
  return fact ? creation(below(fact, state.facts), state) : []
}

/** The statements of everything, in an order in which they can run. */
export function renderAll(state: State): readonly string[] {
  const known = rendered.get(state.facts)
  if (known) return known
  const statements = creation([...state.facts.values()], state)
  rendered.set(state.facts, statements)
  return statements
}

const rendered = new WeakMap<Facts, readonly string[]>()

function creation(facts: readonly Fact[], state: State): readonly string[] {
  const world = { from: emptyState, to: state }
  const { statements } = synthesise(
    facts.map((fact) => ({ verb: 'add', key: fact.key, to: fact })),
    anyRules,
    world,
  )
  return [...order(statements, anyRules, world, new Set()).map((statement) => statement.sql), ...facts.flatMap(invalid)]
}

function below(fact: Fact, facts: Facts): readonly Fact[] {
  return [fact, ...childrenOf(facts, fact.key).flatMap((child) => below(child, facts))]
}

/** A failed build leaves an index that only the catalogue tells from a good one; a scratch copy has to have it too. */
function invalid(fact: Fact): readonly string[] {
  if (fact.kind !== 'index' || fact.attrs.valid !== false) return []
  const [schema, , name] = fact.name.map((part) => part.replaceAll("'", "''"))
  return [
    `UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = (SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '${schema}' AND c.relname = '${name}')`,
  ]
}
