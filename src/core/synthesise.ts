// Turns deltas into statements by asking the rules. Decides what is made anew, and with which dependants; writes no SQL.
import { assert } from './failure.js'
import { childrenOf, rootOf, usersOf, type Fact, type Facts, type Key } from './fact.js'
import type { Delta } from './diff.js'
import { mergeHazards } from './hazard.js'
import type { AnyRules, Answer, Recreate, Refusal, Rule, World } from './rule.js'
import type { Draft, Statement } from './statement.js'
import { withoutRefused, type Refused } from './refused.js'

export interface Synthesis {
  readonly statements: readonly Statement[]
  readonly refused: readonly Refused[]
}

export function synthesise(deltas: readonly Delta[], rules: AnyRules, world: World): Synthesis {
  return new Synthesiser(deltas, rules, world).run()
}

class Synthesiser {
  private readonly statements: Statement[] = []
  private readonly refused = new Map<Key, Refused>()
  /** Refusals of single attributes: void where the fact is made anew for another reason. */
  private readonly unanswered: (readonly [Fact, Refusal])[] = []
  private readonly recreated = new Map<Key, 'replace' | 'anew'>()
  private readonly made = new Set<Key>()
  private readonly unmade = new Set<Key>()
  private readonly deltas: readonly Delta[]
  private readonly rules: AnyRules
  private readonly world: World

  constructor(deltas: readonly Delta[], rules: AnyRules, world: World) {
    this.deltas = deltas
    this.rules = rules
    this.world = world
  }

  run(): Synthesis {
    const answers = this.askAll()
    this.askLosers()
    this.askHanded()
    this.askMovers()
    this.recreateAll()
    for (const [fact, before, drafts] of answers) {
      if (!this.inside(fact, this.recreated)) this.emit(fact, drafts, before)
    }
    const removed = this.deltas.flatMap((delta) => (delta.verb === 'remove' ? [delta.from] : []))
    for (const fact of removed) if (this.rule(fact).dropsFirst?.(fact, this.world)) this.remove(fact, true)
    for (const fact of removed) if (!this.inside(fact, this.recreated)) this.remove(fact)
    const added = this.deltas.flatMap((delta) => (delta.verb === 'add' ? [delta.to] : []))
    for (const fact of added.sort((a, b) => this.depth(a) - this.depth(b))) {
      if (!this.inside(fact, this.recreated)) this.create(fact)
    }
    return withoutRefused(this.statements, [...this.refused.values()], this.world)
  }

  /** Asks the rule of every changed attribute, noting what has to be made anew on the way. */
  private askAll(): readonly (readonly [Fact, Fact, readonly (readonly Draft[])[]])[] {
    const answers: (readonly [Fact, Fact, readonly (readonly Draft[])[]])[] = []
    for (const delta of this.deltas) {
      if (delta.verb !== 'set') {
        this.askMembership(delta)
        continue
      }
      const rule = this.rule(delta.to)
      const given = delta.attributes.map((name) => rule.alter[name])
      if (delta.moved && rule.position !== 'unordered') given.push(rule.position)
      const drafts: (readonly Draft[])[] = []
      for (const alter of given) {
        assert(alter !== undefined, `no rule answers for a changed attribute of ${delta.key}`)
        const answer: Answer =
          alter === 'recreate'
            ? { recreate: [delta.key] }
            : 'refuse' in alter
              ? alter
              : alter({ from: delta.from, to: delta.to, moved: delta.moved, world: this.world })
        if (isDrafts(answer)) drafts.push(answer)
        else {
          this.note(answer, delta.to)
          if ('drafts' in answer) drafts.push(answer.drafts ?? [])
        }
      }
      answers.push([delta.to, delta.from, drafts])
    }
    for (const [fact, refusal] of this.unanswered) if (!this.inside(fact, this.recreated)) this.refuse(fact.key, refusal)
    return answers
  }

  /** A fact that stays as it is, but on something else than it needed before what now goes: it has to let go of that. */
  private askLosers(): void {
    const gone = new Set(this.deltas.flatMap((delta) => (delta.verb === 'remove' ? [delta.key] : [])))
    if (gone.size === 0) return
    const changed = new Set(this.deltas.map((delta) => delta.key))
    for (const key of gone) {
      const other = this.world.from.facts.get(key)
      if (other && other.parent === undefined) this.askPinning(other)
    }
    for (const fact of this.world.from.facts.values()) {
      const after = this.world.to.facts.get(fact.key)
      if (!after || changed.has(fact.key)) continue
      const lost = fact.needs.filter((need) => gone.has(need) && !after.needs.includes(need))
      if (lost.every((need) => this.rule(fact).letsGo?.(fact, this.world.from.facts.get(need) as Fact, this.world))) continue
      const rule = this.rule(fact)
      // What turns to something else instead, by the same words, does so when it is made anew.
      const turns = after.needs.some((need) => !fact.needs.includes(need)) && this.victim(fact).key === fact.key
      if (rule.alone?.(fact) || (turns && rule.keeps(fact, this.world) === null && !rule.withstands?.(fact))) this.markRecreated(fact.key, fact.key)
    }
  }

  /** What needs a part of something that goes, where the same part of something else comes: it lets go of the one for the other. */
  private askHanded(): void {
    const gone = new Set(this.deltas.flatMap((delta) => (delta.verb === 'remove' ? [delta.key] : [])))
    for (const key of gone) {
      if (!this.world.to.facts.has(key)) continue
      for (const user of usersOf(this.world.from.facts, key)) {
        const victim = this.victim(user)
        if (!gone.has(victim.key) && !this.rule(victim).withstands?.(victim)) this.markRecreated(victim.key, key, true)
      }
    }
  }

  /** What pins something that goes for good makes way for it, if it stays itself: it goes on with what has that name then. */
  private askPinning(gone: Fact): void {
    const names = [gone.key, ...(gone.provides ?? [])]
    for (const fact of new Set(names.flatMap((name) => usersOf(this.world.from.facts, name)))) {
      if (!this.world.to.facts.get(fact.key)?.needs.some((need) => names.includes(need))) continue
      const victim = this.victim(fact)
      if (this.rule(victim).pins?.(victim, gone)) this.markRecreated(victim.key, victim.key, true)
    }
  }

  /**
   * A fact that moves from what goes to what comes, where the one takes a name that the other gives up: it would have to
   * let go of the first after the second is there, and so it is made anew. It may say the same of both, by that name.
   */
  private askMovers(): void {
    const { from, to } = this.world
    const names = (verb: 'add' | 'remove', facts: Facts) =>
      new Set(this.deltas.flatMap((delta) => (delta.verb === verb ? this.names(facts.get(delta.key)) : [])))
    const [given, taken] = [names('remove', from.facts), names('add', to.facts)]
    if (![...given].some((name) => taken.has(name))) return
    const changed = new Set(this.deltas.map((delta) => delta.key))
    for (const before of from.facts.values()) {
      const after = to.facts.get(before.key)
      if (!after) continue
      const left = this.lost(before, after).map((need) => this.outermost(need, from.facts))
      const got = after.needs.filter((need) => !before.needs.includes(need)).map((need) => this.outermost(need, to.facts))
      const freed = left.flatMap((root) => (root && !to.facts.has(root.key) ? this.namesUnder(from.facts, root) : []))
      const used = new Set(got.flatMap((root) => (root && !from.facts.has(root.key) ? this.namesUnder(to.facts, root) : [])))
      if (!freed.some((name) => used.has(name))) continue
      const victim = this.victim(before)
      const loss = this.rule(victim).keeps(victim, this.world)
      if (loss === null) this.markRecreated(victim.key, victim.key, true)
      else if (!changed.has(before.key)) this.refuse(before.key, this.rule(before).keeps(before, this.world) ?? loss)
    }
  }

  /** What a fact stops needing, other than what it lets go of by the way that goes. */
  private lost(before: Fact, after: Fact): readonly Key[] {
    const { from } = this.world
    const letsGo = (other: Fact | undefined) => other !== undefined && this.rule(before).letsGo?.(before, other, this.world) === true
    return before.needs.filter((need) => !after.needs.includes(need) && !letsGo(from.facts.get(need)))
  }

  private outermost(key: Key, facts: Facts): Fact | undefined {
    const fact = facts.get(key)
    return fact && rootOf(facts, fact)
  }

  /** A child may only be added to or removed from something that is itself changed by making it anew. */
  private askMembership(delta: Exclude<Delta, { verb: 'set' }>): void {
    const fact = delta.verb === 'add' ? delta.to : delta.from
    const parent = fact.parent
    if (parent === undefined || !this.world.from.facts.has(parent) || !this.world.to.facts.has(parent)) return
    const answer = this.rule(fact).membership?.(fact, this.world)
    if (answer) this.note(answer, fact)
  }

  private note(answer: Refusal | Recreate, fact: Fact): void {
    if ('refuse' in answer) this.unanswered.push([fact, answer])
    else for (const key of answer.recreate) this.markRecreated(key, fact.key)
  }

  private refuse(about: Key, refusal: Refusal): void {
    if (!this.refused.has(about)) this.refused.set(about, { about, reason: refusal.refuse, wayOut: refusal.wayOut })
  }

  /** `gone`: it has to be away for a while, so that no swap in its place will do. What keeps it from being made anew, if anything. */
  private markRecreated(key: Key, because: Key, gone = false): Refusal | undefined {
    const known = this.recreated.get(key)
    if (known === 'anew' || (known === 'replace' && !gone)) return undefined
    const before = this.world.from.facts.get(key)
    const after = this.world.to.facts.get(key)
    if (!before || !after) return undefined
    const rule = this.rule(after)
    const loss = rule.keeps(before, this.world)
    if (loss) {
      this.refuse(because, loss)
      return loss
    }
    const replaced = !gone && rule.replace?.(after, this.world) !== undefined
    this.recreated.set(key, replaced ? 'replace' : 'anew')
    return replaced ? undefined : this.markDependants(before, because)
  }

  /** Marks what does not outlive the going of `gone`, or stands in its way; what cannot be moved out of it, if anything. */
  private markDependants(gone: Fact, because: Key): Refusal | undefined {
    let pinned: Refusal | undefined
    const inner = new Set(this.below(gone.key))
    for (const dependant of this.world.from.facts.values()) {
      if (!dependant.needs.some((need) => inner.has(need)) || this.leaves(dependant, inner)) continue
      const victim = this.victim(dependant)
      if (victim.key === gone.key) continue
      const rule = this.rule(victim)
      if (rule.pins?.(victim, gone)) {
        const loss = this.markRecreated(victim.key, because, true)
        if (loss) pinned ??= { ...loss, refuse: `${victim.key} keeps it from being dropped and made again: ${loss.refuse}` }
      } else if (!rule.withstands?.(victim)) this.markRecreated(victim.key, because)
    }
    if (pinned) this.refuse(gone.key, pinned)
    return pinned
  }

  /** Whether a fact has let go of all of these by the time that they go. */
  private leaves(fact: Fact, inner: ReadonlySet<Key>): boolean {
    const after = this.world.to.facts.get(fact.key)
    const needed = fact.needs.filter((need) => inner.has(need)).map((need) => this.world.from.facts.get(need))
    if (!after || after.needs.some((need) => inner.has(need))) return false
    return needed.every((other) => other !== undefined && this.rule(fact).letsGo?.(fact, other, this.world) === true)
  }

  /** The least that has to be made anew with `dependant`: itself where it can be, else the nearest above that can. */
  private victim(dependant: Fact): Fact {
    if (this.rule(dependant).alone?.(dependant)) return dependant
    const parent = dependant.parent === undefined ? undefined : this.world.from.facts.get(dependant.parent)
    return parent ? this.victim(parent) : dependant
  }

  private recreateAll(): void {
    for (const [key, way] of this.recreated) {
      const before = this.world.from.facts.get(key) as Fact
      const after = this.world.to.facts.get(key) as Fact
      const above = after.parent === undefined ? undefined : this.world.to.facts.get(after.parent)
      if (above && this.inside(above, this.recreated)) continue
      const rule = this.rule(after)
      if (way === 'replace') {
        const drafts = rule.replace?.(after, this.world) ?? []
        this.emit(after, [drafts.map((draft) => ({ ...draft, redefines: true }))], before)
      } else {
        for (const below of this.under(before)) if (this.rule(below).dropsFirst?.(below, this.world)) this.remove(below, true)
        this.remove(before)
        this.createAll(after)
      }
    }
  }

  /** Creates a fact and what is under it, as far as the fact's own statements do not. */
  private createAll(fact: Fact): void {
    this.create(fact)
    for (const below of childrenOf(this.world.to.facts, fact.key)) this.createAll(below)
  }

  private create(fact: Fact): void {
    if (this.made.has(fact.key)) return
    const drafts = this.rule(fact).create(fact, this.world)
    if (!isDrafts(drafts)) this.refuse(fact.key, drafts)
    else {
      const maker = indexOf(drafts, 'makes', fact.key)
      this.emit(fact, [
        drafts.map((draft, i) => (i === maker ? { ...draft, makes: [fact.key, ...(fact.provides ?? []), ...(draft.makes ?? [])] } : draft)),
      ])
    }
  }

  /** Drops a fact, unless its parent's going takes it away; `itself` drops it all the same. */
  private remove(fact: Fact, itself = false): void {
    if (this.unmade.has(fact.key)) return
    const parent = fact.parent
    const goes = parent !== undefined && this.world.from.facts.has(parent) && !this.world.to.facts.has(parent)
    if (goes && !itself) return
    const below = this.below(fact.key).filter((key) => !this.unmade.has(key))
    for (const key of below) this.unmade.add(key)
    if (parent !== undefined && this.unmade.has(parent)) return
    const drafts = this.rule(fact).drop(fact, this.world)
    if (!isDrafts(drafts)) this.refuse(fact.key, drafts)
    else {
      const unmaker = indexOf(drafts, 'unmakes', fact.key)
      this.emit(fact, [drafts.map((draft, i) => (i === unmaker ? { ...draft, unmakes: [...below, ...(draft.unmakes ?? [])] } : draft))])
    }
  }

  /** Everything under a fact, in the `from` state. */
  private under({ key }: Fact): readonly Fact[] {
    return childrenOf(this.world.from.facts, key).flatMap((child) => [child, ...this.under(child)])
  }

  /** `key` and everything under it, in the `from` state. */
  private below(key: Key): readonly Key[] {
    const provided = this.world.from.facts.get(key)?.provides ?? []
    return [key, ...provided, ...childrenOf(this.world.from.facts, key).flatMap((child) => this.below(child.key))]
  }

  /** `answers`: the drafts of each rule that was asked; those of one answer keep their order. */
  private emit(fact: Fact, answers: readonly (readonly Draft[])[], before?: Fact): void {
    const releases = before ? before.needs.filter((need) => !fact.needs.includes(need)) : []
    const seen = new Map<string, Statement>()
    for (const drafts of answers) {
      drafts.forEach((draft, i) => {
        const makes = draft.makes ?? []
        for (const key of makes) this.made.add(key)
        const needed = makes.flatMap((key) => this.world.to.facts.get(key)?.needs ?? [])
        const needs = draft.needs ?? (before ? fact.needs : [])
        const known = seen.get(draft.sql)
        const follows = known?.follows ?? drafts[i - 1]?.sql
        const statement: Statement = {
          sql: draft.sql,
          about: fact.key,
          makes: [...new Set(makes)],
          needs: [...new Set([...needed, ...needs, ...(fact.parent ? [fact.parent] : [])])].filter((need) => !makes.includes(need)),
          unmakes: draft.unmakes ?? [],
          releases,
          hazards: mergeHazards(known?.hazards ?? [], draft.hazards),
          transaction: draft.transaction,
          ...(draft.frees ? { frees: draft.frees } : {}),
          ...(draft.awaits ? { awaits: draft.awaits } : {}),
          ...(draft.clears ? { clears: draft.clears } : {}),
          ...(draft.redefines ? { redefines: true } : {}),
          ...(follows === undefined ? {} : { follows }),
          ...(draft.merge ? { merge: draft.merge } : {}),
        }
        seen.set(draft.sql, statement)
      })
    }
    this.statements.push(...seen.values())
  }

  private inside(fact: Fact, keys: ReadonlyMap<Key, unknown>): boolean {
    if (keys.has(fact.key)) return true
    const parent = fact.parent
    const above = parent === undefined ? undefined : (this.world.to.facts.get(parent) ?? this.world.from.facts.get(parent))
    return above !== undefined && this.inside(above, keys)
  }

  /** The names that a fact takes, and the one that it is called by. */
  private names(fact: Fact | undefined): readonly Key[] {
    const called = fact && this.rule(fact).calledAs?.(fact)
    return [...(fact?.provides ?? []), ...(called === undefined ? [] : [called])]
  }

  /** The names of a fact and of everything under it. */
  private namesUnder(facts: Facts, fact: Fact): readonly Key[] {
    return [...this.names(fact), ...childrenOf(facts, fact.key).flatMap((child) => this.namesUnder(facts, child))]
  }

  private depth(fact: Fact): number {
    const parent = fact.parent === undefined ? undefined : this.world.to.facts.get(fact.parent)
    return parent ? this.depth(parent) + 1 : 0
  }

  private rule(fact: Fact): Rule<Fact> {
    const rule = this.rules[fact.kind]
    assert(rule, `no rule for the kind of ${fact.key}`)
    return rule
  }
}

function isDrafts(answer: Answer): answer is readonly Draft[] {
  return Array.isArray(answer)
}

/** Which of the drafts says that it makes or unmakes the fact: the first, where none does. */
function indexOf(drafts: readonly Draft[], what: 'makes' | 'unmakes', key: Key): number {
  return Math.max(
    drafts.findIndex((draft) => draft[what]?.includes(key)),
    0,
  )
}
