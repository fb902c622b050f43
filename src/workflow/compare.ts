// From two states to a proven plan: spellings unified, declared renames carried out first, everything else by the rules.
import { keyOf, factsOf, type Key } from '../core/fact.js'
import { Failure } from '../core/failure.js'
import type { Hazard } from '../core/hazard.js'
import { plan as makePlan, type Plan } from '../core/plan.js'
import type { Rename } from '../core/rename.js'
import type { State } from '../core/state.js'
import type { Statement } from '../core/statement.js'
import type { Refused } from '../core/refused.js'
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
  const plan: Plan = {
    ...rest,
    statements: [...(renamed?.statements ?? []), ...rest.statements],
    refused: [...(renamed?.refused ?? []), ...rest.refused],
  }
  if (plan.statements.length > 0) work.progress(`proving ${plan.statements.length} statements for ${work.target.name}`)
  const touched = { ...plan, deltas: renamed ? [...plan.deltas, ...renamed.touched] : plan.deltas }
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

function applies(rename: Rename, from: State, to: State, all: readonly Rename[]): boolean {
  const [before, after] = keysOf(rename)
  if (from.facts.has(before)) return to.facts.has(after) && !to.facts.has(before) && !from.facts.has(after)
  if (rename.kind !== 'column') return false
  const table = all.find((other) => other.kind === 'table' && other.to.join('.') === rename.to.slice(0, 2).join('.'))
  return table !== undefined && from.facts.has(keyOf('column', [...table.from, rename.from.at(-1) ?? ''])) && to.facts.has(after)
}

interface Renamed {
  readonly state: State
  readonly statements: readonly Statement[]
  readonly refused: readonly Refused[]
  readonly touched: Plan['deltas']
}

/** Carries renames out on a scratch copy: the server rewrites what it rewrites, and what it leaves is planned after. */
async function renameAll(work: Work, from: State, to: State, renames: readonly Rename[]): Promise<Renamed> {
  const order = [...renames].sort((a, b) => Number(a.kind === 'column') - Number(b.kind === 'column'))
  const touched = order.flatMap((rename) => keysOf(rename).map((key) => ({ verb: 'remove', key }) as Plan['deltas'][number]))
  const objects = neighbourhood(touched, from.facts, to.facts)
  const scratch = await copyOf(work, from, objects)
  const statements: Statement[] = []
  const refused: Refused[] = []
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
        refused.push({
          about: after,
          reason: `the server refuses to rename ${rename.from.join('.')}: ${error.detail.server ?? error.message}`,
          wayOut: 'Take the renamed-from comment away and write the change by hand with `trueup new`.',
        })
      }
    }
  }
  const changed = await scratch.read(work.scope)
  const copied = only(from.facts, objects)
  const untouched = [...from.facts.values()].filter((fact) => !copied.has(fact.key))
  return { state: { ...from, facts: factsOf([...untouched, ...changed.facts.values()]) }, statements, refused, touched }
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
