// What has to hold for a pair of schemas, both ways, asked of a real server and of pg_dump, in which trueup's own reading plays no part.
import { rootOf, type Key } from '../../../src/core/fact.js'
import { Failure } from '../../../src/core/failure.js'
import { plan as makePlan, type Plan } from '../../../src/core/plan.js'
import type { State } from '../../../src/core/state.js'
import { postgres } from '../../../src/dialect/postgres/index.js'
import { compare } from '../../../src/workflow/compare.js'
import { PostgresBench } from '../../support/postgres-bench.js'
import type { Texts } from '../../support/run-case.js'
import { reasonsOf, type Pair, type Pairs, type Verdict } from '../pair.js'
import { Random } from '../random.js'
import { generate, spaces } from './generate.js'
import { mended } from './mended.js'
import { mutate } from './mutate.js'
import { print, without } from './print.js'
import { fill, lostRows, sumsOf } from './rows.js'
import type { Schema } from './schema.js'
import { simpler } from './simpler.js'

export async function open(): Promise<Pairs<Schema>> {
  const bench = await PostgresBench.open(spaces)
  return {
    pairOf,
    check: (seed, pair) => check(bench, seed, pair),
    simpler,
    show: (schema) =>
      print(schema)
        .map(({ sql }) => `${sql};\n`)
        .join(''),
    close: () => bench.close(),
  }
}

/** The pair that a seed stands for: mostly a schema and an edited one, sometimes two that have nothing to do with each other. */
export function pairOf(seed: number): Pair<Schema> {
  const from = generate(new Random(seed, 1))
  const to = new Random(seed, 2).chance(0.12) ? generate(new Random(seed, 3)) : mutate(new Random(seed, 4), from)
  return [from, to]
}

/** A schema as the server took it, as pg_dump shows it, and as trueup reads it from its statements. */
interface Side {
  readonly schema: Schema
  readonly texts: Texts
  readonly state: State
}

type Found = Pick<Verdict, 'stage' | 'message' | 'stopped'> & { readonly plan?: Plan }

export async function check(bench: PostgresBench, seed: number, [first, second]: Pair<Schema> = pairOf(seed)): Promise<Verdict> {
  const random = new Random(seed, 5)
  let counts: Pick<Verdict, 'statements' | 'refused' | 'objects' | 'discarded'> = { statements: 0, refused: [], objects: 0, discarded: 0 }
  try {
    const after = await settle(bench, second)
    const toState = read(bench, after.schema, random)
    // It is awaited below, unless something else fails first.
    toState.catch(() => {})
    const wanted = await bench.texts()
    const before = await settle(bench, first)
    const [texts, state] = [await bench.texts(), await toState]
    const to: Side = { schema: after.schema, texts: wanted, state }
    const from: Side = { schema: before.schema, texts, state: await read(bench, before.schema, random) }
    counts = { ...counts, objects: to.state.facts.size, discarded: before.discarded + after.discarded }
    await fill(bench, from.schema)
    const there = await way(bench, from, to, random)
    counts = { ...counts, ...counted(counts, there, from, to) }
    if (there.stage !== undefined) return { ...counts, ...there }
    if (there.stopped || there.plan?.refused.length) await make(bench, to.schema)
    const back = await way(bench, to, from, random)
    return {
      ...counts,
      ...counted(counts, back, to, from),
      ...back,
      ...(there.stopped ? { stopped: true } : {}),
      ...(back.stage ? { message: `on the way back: ${back.message}` } : {}),
    }
  } catch (error) {
    return { ...counts, stage: error instanceof Failure ? error.code : 'exception', message: wordsOf(error) }
  }
}

function counted(before: Pick<Verdict, 'statements' | 'refused'>, { plan }: Found, from: Side, to: Side): Pick<Verdict, 'statements' | 'refused'> {
  if (!plan) return before
  return { statements: before.statements + plan.statements.length, refused: [...before.refused, ...reasonsOf(plan, from.state, to.state)] }
}

function wordsOf(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${JSON.stringify(error.detail)}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** From one side to the other, on a server that holds the first. */
async function way(bench: PostgresBench, from: Side, to: Side, random: Random): Promise<Found> {
  const told = [...to.state.unverified, ...to.state.unmodelled]
  if (told.length > 0) return { stage: 'unverified', message: told.map(({ about, reason }) => `${about}: ${reason}`).join('\n') }
  const sums = await sumsOf(bench, from.schema, to.schema)
  const before = await bench.told(from.state)
  const plan = await compare(bench.work, before, to.state)
  const failed = (stage: string, message: string): Found => ({ stage, message: `${message}\n--- the plan ---\n${texts(plan)}`, plan })
  const straight = makePlan(before, to.state, postgres.rules)
  const shuffled = makePlan(reordered(before, random), reordered(to.state, random), postgres.rules)
  if (texts(shuffled) !== texts(straight)) return failed('shuffle', `${texts(straight)}\n--- other order ---\n${texts(shuffled)}`)
  let stopped = false
  try {
    await bench.apply(plan.statements)
  } catch (error) {
    if (!aboutRows(plan, error)) return failed('apply', wordsOf(error))
    stopped = true
    await make(bench, from.schema)
    try {
      await bench.apply(plan.statements)
    } catch (again) {
      return failed('apply', `without rows: ${wordsOf(again)}`)
    }
  }
  const excused = new Set(plan.refused.map(({ about }) => rootKey(about, from.state, to.state)))
  const difference = excused.size > 0 ? '' : compareTexts(await bench.texts(), to.texts)
  if (difference !== '') return failed('observe', difference)
  const lost = stopped ? undefined : await lostRows(bench, sums, plan)
  if (lost !== undefined) return failed('rows', lost)
  const again = await compare(bench.work, await bench.live(to.state), to.state)
  const left = again.deltas.filter((delta) => !excused.has(rootKey(delta.key, from.state, to.state)))
  if (left.length > 0 && excused.size === 0) return failed('again', left.map((delta) => JSON.stringify(delta)).join('\n'))
  return { plan, ...(stopped ? { stopped } : {}) }
}

/** Whether the server stops at a statement because of the rows, and the statement says that it looks at them. */
function aboutRows(plan: Plan, error: unknown): boolean {
  if (!(error instanceof Failure) || !/^2[23]/.test(String(error.detail.sqlstate))) return false
  const statement = plan.statements.find(({ sql }) => String(error.detail.statement).includes(sql))
  return statement !== undefined && statement.hazards.length > 0
}

function texts(plan: Plan): string {
  return plan.statements.map(({ sql }) => sql).join(';\n')
}

function reordered(state: State, random: Random): State {
  return { ...state, facts: new Map(random.shuffle([...state.facts])) }
}

function rootKey(key: Key, ...states: readonly State[]): Key {
  for (const { facts } of states) {
    const fact = facts.get(key)
    if (fact) return rootOf(facts, fact).key
  }
  return key
}

/** The state that the schema's statements describe, in an order that says nothing. */
async function read(bench: PostgresBench, schema: Schema, random: Random): Promise<State> {
  return bench.here(await bench.state(...random.shuffle(print(schema).map(({ sql }) => `${sql};\n`))))
}

/** Builds the schema on an empty server, leaving out what the server does not take. */
async function settle(bench: PostgresBench, schema: Schema): Promise<{ readonly schema: Schema; readonly discarded: number }> {
  await bench.renew()
  let left = mended(schema)
  let discarded = 0
  for (;;) {
    const printed = print(left)
    const failed = await bench.attempt(printed.map(({ sql }) => sql))
    if (failed.size === 0) return { schema: left, discarded }
    if (process.env.TRUEUP_FUZZ_DISCARDED) for (const [at, words] of failed) process.stderr.write(`${words.slice(0, 300)}\n${printed[at]?.sql}\n\n`)
    // What is missing may be what failed as well.
    const own = [...failed].filter(([, words]) => !/does not exist/.test(words))
    const gone = (own.length > 0 ? own : [...failed]).flatMap(([at]) => printed[at] ?? [])
    for (const each of gone) left = without(left, each)
    discarded += gone.length
    left = mended(left)
  }
}

async function make(bench: PostgresBench, schema: Schema): Promise<void> {
  await bench.renew()
  await bench.attempt(print(schema).map(({ sql }) => sql))
}

/** The lines by which two dumps differ; empty where they do not. */
function compareTexts(reached: Texts, wanted: Texts): string {
  const only = (one: Texts, other: Texts, sign: string) =>
    [...one].filter(([heading, text]) => other.get(heading) !== text).map(([heading, text]) => `${sign} ${heading}${text}`)
  return [...only(reached, wanted, 'reached'), ...only(wanted, reached, 'wanted')].join('\n')
}
