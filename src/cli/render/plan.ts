// `plan`, for people and as JSON.
import type { Delta } from '../../core/diff.js'
import type { PlanResult, TargetPlan } from '../../workflow/plan.js'
import type { ObjectChange } from '../../workflow/object.js'
import { plain, type Style } from '../style.js'
import { changeText, headingText, unified } from './change.js'
import { count, notesText, refusedText, sections, statementsText, suspectsText } from './statement.js'

export function planText(result: PlanResult, style: Style): string {
  return result.targets.map((target) => targetText(target, result.environment, style)).join('\n\n')
}

function targetText(target: TargetPlan, environment: string, style: Style): string {
  const title = `${style.bold(`${target.target}`)} ${style.dim(`(${target.dialect}, ${environment}: ${plain(target.url)})`)}`
  return sections(
    title,
    listed('Drift: changed by hand, outside the migrations', target.drift, style),
    target.pending.length === 0
      ? ''
      : [
          style.bold('Pending migrations'),
          ...target.pending.map(({ version, name, statements }) => `  ${version}_${plain(name)} (${count(statements, 'statement')})`),
        ].join('\n'),
    ungeneratedText(target, style),
    changesText(target, style),
    suspectsText(target.plan.suspects, style),
    refusedText(target.plan.refused, style),
    notesText('Does not work as the schema files have it', target.broken, style),
    notesText('Unmodelled', target.unmodelled, style),
    notesText('Unverified', target.unverified, style),
    summary(target, style),
  )
}

function ungeneratedText(target: TargetPlan, style: Style): string {
  return listed('Ungenerated: in the schema files and in no migration', target.ungenerated, style)
}

function listed(title: string, changes: readonly ObjectChange[], style: Style): string {
  return changes.length === 0 ? '' : [style.bold(title), ...changes.map((change) => `  ${headingText(change, style)}`)].join('\n')
}

function changesText(target: TargetPlan, style: Style): string {
  if (target.changes.length === 0) return ''
  return sections(
    style.bold('From live to desired'),
    target.changes.map((change) => changeText(change, style, '  ')).join('\n\n'),
    target.statements.length === 0
      ? ''
      : `${style.bold('Statements')}\n${statementsText(target.statements, style, new Set(target.changes.map((change) => change.to)))}`,
  )
}

function summary(target: TargetPlan, style: Style): string {
  if (target.inSync) return style.green('In sync: live, migrations and schema files say the same.')
  const parts = [
    target.drift.length > 0 ? count(target.drift.length, 'drifted object') : '',
    target.pending.length > 0 ? count(target.pending.length, 'pending migration') : '',
    target.ungenerated.length > 0 ? count(target.ungenerated.length, 'ungenerated object') : '',
    target.statements.length > 0 ? `${count(target.statements.length, 'statement')} from live to desired` : '',
    target.plan.refused.length > 0 ? `${target.plan.refused.length} refused` : '',
  ].filter(Boolean)
  return `${style.prose(style.bold(`${parts.join(', ')}.`))}\n${style.prose(`${style.cyan('Next:')} ${nextStep(target)}`, 6)}`
}

function nextStep(target: TargetPlan): string {
  if (target.trackedBy !== null) return `trueup baseline --from ${target.trackedBy} takes over what it ran there; apply would run it again`
  return [
    target.drift.length > 0 ? 'trueup pull takes the drift into the files, unless you undo it there' : '',
    target.ungenerated.length > 0 ? 'trueup generate' : target.pending.length > 0 ? 'trueup apply' : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** The document of DESIGN section 7. */
export function planJson(result: PlanResult): object {
  return {
    formatVersion: 1,
    environment: result.environment,
    targets: result.targets.map((target) => ({
      target: target.target,
      dialect: target.dialect,
      inSync: target.inSync,
      from: target.plan.from,
      to: target.plan.to,
      drift: deltasJson(target.driftPlan.deltas, target.drift),
      pending: target.pending,
      trackedBy: target.trackedBy,
      ungenerated: deltasJson(target.ungeneratedPlan.deltas, target.ungenerated),
      statements: target.statements.map(({ sql, about, hazards, transaction, cost }) => ({ sql, about, hazards, transaction, cost })),
      refused: target.plan.refused,
      suspects: target.plan.suspects,
      broken: target.broken,
      unverified: target.unverified,
      unmodelled: target.unmodelled,
    })),
  }
}

/** Each delta with its object's diff. */
export function deltasJson(deltas: readonly Delta[], changes: readonly ObjectChange[]): readonly object[] {
  const byKey = new Map<string, ObjectChange>(changes.map((change) => [change.key, change]))
  return deltas.map((delta) => {
    const fact = delta.verb === 'remove' ? delta.from : delta.to
    const change = byKey.get(delta.key) ?? (fact.parent === undefined ? undefined : byKey.get(fact.parent))
    return {
      verb: delta.verb,
      key: delta.key,
      kind: fact.kind,
      name: fact.name,
      attributes: delta.verb === 'set' ? [...delta.attributes, ...(delta.moved ? ['position'] : [])] : [],
      from: delta.verb === 'add' ? null : delta.from.attrs,
      to: delta.verb === 'remove' ? null : delta.to.attrs,
      diff: change === undefined ? null : unified(change.from, change.to).join('\n'),
    }
  })
}
