// From two states to a proven plan: spellings unified, declared renames carried out first, everything else by the rules.
import { childrenOf, factsOf, keyOf, rootOf, type Fact, type Key } from '../core/fact.js'
import { Failure } from '../core/failure.js'
import type { Hazard } from '../core/hazard.js'
import { plan as makePlan, type Plan } from '../core/plan.js'
import type { Rename } from '../core/rename.js'
import type { World } from '../core/rule.js'
import type { State } from '../core/state.js'
import type { Statement } from '../core/statement.js'
import { withoutRefused, type Refused } from '../core/refused.js'
import { copyOf, neighbourhood, only, prove } from './prove.js'
import type { Work } from './workspace.js'

/**
 * The proven plan that leads from one state to the other. Throws `plan-unproven`.
 * `renames` are declarations about `to`; those that do not apply to `from` are ignored, because they were carried out before.
 */
export async function compare(work: Work, from: State, to: State, renames: readonly Rename[] = []): Promise<Plan> {
  const same = from === to ? to : await work.dialect.unify(from, to, () => work.scratch.get())
  const due = renames.filter((rename) => applies(rename, from, same, renames))
  const renamed = due.length === 0 ? undefined : await renameAll(work, from, same, due)
  const start = renamed?.state ?? from
  const target = renamed ? await work.dialect.unify(start, same, () => work.scratch.get()) : same
  const rest = makePlan(start, target, work.dialect.rules)
  const plan = renamed ? afterRenames(rest, renamed, start, target) : rest
  if (plan.statements.length > 0) work.progress(`proving ${plan.statements.length} statements for ${work.target.name}`)
  const touched = { deltas: renamed ? [...plan.deltas, ...renamed.touched] : plan.deltas, refused: plan.refused }
  await prove(work, from, target, touched, plan.statements)
  return plan
}

/** The differences only: for states between which no statement is to be written. */
export async function differences(work: Work, fixed: State, adjustable: State, direction: 'from-fixed' | 'to-fixed'): Promise<Plan> {
  const same = fixed === adjustable ? fixed : await work.dialect.unify(fixed, adjustable, () => work.scratch.get())
  return direction === 'from-fixed' ? makePlan(fixed, same, work.dialect.rules) : makePlan(same, fixed, work.dialect.rules)
}

function keysOf(rename: Rename): readonly [from: Key, to: Key] {
  return [keyOf(rename.kind, rename.from), keyOf(rename.kind, rename.to)]
}

/** Whether a declared rename is still to be done. A name that other renames give away or take may be there on both sides. */
function applies(rename: Rename, from: State, to: State, all: readonly Rename[]): boolean {
  const [before, after] = keysOf(rename)
  const [given, taken] = [all.map((other) => keysOf(other)[1]), all.map((other) => keysOf(other)[0])]
  if (from.facts.has(before)) {
    return to.facts.has(after) && (!to.facts.has(before) || given.includes(before)) && (!from.facts.has(after) || taken.includes(after))
  }
  if (rename.kind !== 'column') return false
  const table = all.find((other) => other.kind === 'table' && other.to.join('.') === rename.to.slice(0, 2).join('.'))
  return table !== undefined && from.facts.has(keyOf('column', [...table.from, rename.from.at(-1) ?? ''])) && to.facts.has(after)
}

/** Objects before their parts, and each only when the name it takes is free. */
function inOrder(renames: readonly Rename[]): readonly Rename[] {
  const waiting = [...renames].sort((a, b) => Number(a.kind === 'column') - Number(b.kind === 'column'))
  const result: Rename[] = []
  while (waiting.length > 0) {
    const taken = new Set(waiting.map((rename) => keysOf(rename)[0]))
    const free = waiting.findIndex((rename) => !taken.has(keysOf(rename)[1]))
    result.push(...waiting.splice(Math.max(free, 0), 1))
  }
  return result
}

/**
 * What is to be done besides the renames. What only goes away, and needs something renamed, goes first: some servers lose
 * track of dependants otherwise. Nothing is done about an object whose rename was refused.
 */
function afterRenames(rest: Plan, renamed: Renamed, from: State, to: State): Plan {
  const { statements, refused } = withoutRefused(rest.statements, [...renamed.refused, ...renamed.stays, ...rest.refused], { from, to })
  const early = statements.filter(
    (statement) => statement.unmakes.length > 0 && statement.makes.length === 0 && renamed.dependants.has(statement.about),
  )
  const stays = new Set(renamed.stays.map((each) => each.about))
  return {
    ...rest,
    statements: [...early, ...renamed.statements, ...statements.filter((statement) => !early.includes(statement))],
    refused: refused.filter((each) => !stays.has(each.about)),
    suspects: renamed.refused.length > 0 ? [] : rest.suspects,
  }
}

interface Renamed {
  readonly state: State
  readonly statements: readonly Statement[]
  readonly refused: readonly Refused[]
  /** What keeps its name because its rename was refused. */
  readonly stays: readonly Refused[]
  /** Objects that need something by the name it had. */
  readonly dependants: ReadonlySet<Key>
  readonly touched: Plan['deltas']
}

/** Carries renames out; what pins a name makes way first, unless some rename is refused all the same. */
async function renameAll(work: Work, from: State, to: State, renames: readonly Rename[]): Promise<Renamed> {
  const pinning = pinningOf(work, renames, { from, to })
  const renamed = await carryOut(work, from, to, renames, pinning)
  return pinning.length > 0 && renamed.refused.length > 0 ? await carryOut(work, from, to, renames, []) : renamed
}

/** Objects that keep the server from a rename, and that can be made again without losing anything. */
function pinningOf(work: Work, renames: readonly Rename[], world: World): readonly Fact[] {
  const { facts } = world.from
  const named = renames.flatMap((rename) => facts.get(keysOf(rename)[0]) ?? [])
  const pins = (fact: Fact, other: Fact) => {
    const root = rootOf(facts, fact)
    const needs = fact.needs.some((need) => need === other.key || other.provides?.includes(need))
    return needs && root.key !== other.key && work.dialect.rules[root.kind]?.pins?.(root, other)
  }
  const all = [...facts.values()]
  const pinning = new Set(all.filter((fact) => named.some((other) => pins(fact, other))).map((fact) => rootOf(facts, fact)))
  return [...pinning].filter((fact) => work.dialect.rules[fact.kind]?.keeps(fact, world) === null && !all.some((other) => pins(other, fact)))
}

/** Carries renames out on a scratch copy: the server rewrites what it rewrites, and what it leaves is planned after. */
async function carryOut(work: Work, from: State, to: State, renames: readonly Rename[], pinning: readonly Fact[]): Promise<Renamed> {
  const away = new Set(pinning.map((fact) => fact.key))
  const order = inOrder(renames).filter((rename) => !away.has(keysOf(rename)[0]))
  const touched = order.flatMap((rename) => keysOf(rename).map((key) => ({ verb: 'remove', key }) as Plan['deltas'][number]))
  const objects = neighbourhood(work, touched, from.facts, to.facts)
  const scratch = await copyOf(work, from, objects)
  const statements: Statement[] = []
  const refused: Refused[] = []
  const stays: Refused[] = []
  for (const fact of pinning) {
    const drafts = work.dialect.rules[fact.kind]?.drop(fact, { from, to }) ?? []
    for (const { sql, hazards, transaction } of 'refuse' in drafts ? [] : drafts) {
      await scratch.replay([{ text: sql, leading: '', place: { file: `what keeps the name of ${fact.key}` }, start: 0 }], work.scope)
      statements.push({ sql, about: fact.key, makes: [], needs: [], unmakes: [fact.key], releases: [], hazards, transaction })
    }
  }
  for (const rename of order) {
    const [before, after] = keysOf(rename)
    for (const sql of work.dialect.rename(rename)) {
      try {
        await scratch.replay([{ text: sql, leading: '', place: { file: `rename of ${rename.from.join('.')}` }, start: 0 }], work.scope)
        statements.push({
          sql,
          about: after,
          makes: [after],
          needs: [],
          unmakes: [before],
          releases: [],
          hazards: renameHazards(rename, from),
          transaction: work.dialect.transactionalDdl ? 'inside' : 'outside',
        })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const refusal: Refused = {
          about: after,
          reason: `the server refuses to rename ${rename.from.join('.')}: ${error.detail.server ?? error.message}`,
          wayOut: 'Take the renamed-from comment away and write the change by hand with `trueup new`.',
        }
        refused.push(refusal)
        stays.push({ ...refusal, about: before })
      }
    }
  }
  const changed = await scratch.read(work.scope)
  const copied = only(from.facts, objects)
  const untouched = [...from.facts.values()].filter((fact) => !copied.has(fact.key))
  return {
    state: { ...from, facts: factsOf([...untouched, ...changed.facts.values()]) },
    statements,
    refused,
    stays,
    dependants: dependantsOf(order, from),
    touched,
  }
}

function dependantsOf(renames: readonly Rename[], { facts }: State): ReadonlySet<Key> {
  const names = new Set(renames.flatMap((rename) => namesOf(keysOf(rename)[0], facts)))
  return new Set([...facts.values()].filter((fact) => fact.needs.some((need) => names.has(need))).map((fact) => rootOf(facts, fact).key))
}

/** A key and everything that goes by it: its parts, and the names it provides. */
function namesOf(key: Key, facts: State['facts']): readonly Key[] {
  return [key, ...(facts.get(key)?.provides ?? []), ...childrenOf(facts, key).flatMap((child) => namesOf(child.key, facts))]
}

function renameHazards(rename: Rename, from: State): readonly Hazard[] {
  const [before] = keysOf(rename)
  const provided = new Set([before, ...(from.facts.get(before)?.provides ?? [])])
  const dependants = [...from.facts.values()].filter(
    (fact) => fact.needs.some((need) => provided.has(need)) && fact.parent !== from.facts.get(before)?.parent,
  )
  if (dependants.length === 0) return []
  return [
    {
      code: 'not-atomic',
      message: `until the statements after it have run, these still use the old name: ${dependants.map((fact) => fact.key).join(', ')}`,
    },
  ]
}
