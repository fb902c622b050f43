import type { Change, Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { emptyState } from '../../../core/state.js'
import { hidden, id, literal } from '../quote.js'
import { alone, alterOwned, ddl, dressed, loss, object, spoken, type Of } from './draft.js'

type Subscription = Of<'subscription'>

/** Subscriptions: one with a slot makes it where it connects to, and so runs by itself; one without connects to nothing. */
export const subscription: Rule<Subscription> = {
  rank: 71,
  create: (fact, world) => {
    const { attrs } = fact
    if (world.from !== emptyState && attrs.connection.includes(hidden)) return secret(fact)
    const connects = attrs.slot !== null && attrs.enabled
    const options = [
      ...(connects ? [] : ['connect = false', 'enabled = false']),
      `slot_name = ${attrs.slot === null ? 'NONE' : literal(attrs.slot)}`,
      ...settings(attrs.options),
    ]
    const sql = `CREATE ${object(fact)} CONNECTION ${literal(attrs.connection)} PUBLICATION ${attrs.publications.map(id).join(', ')} WITH (${options.join(', ')})`
    const enable = attrs.enabled && !connects ? [ddl(`ALTER ${object(fact)} ENABLE`)] : []
    return [connects ? alone(sql) : ddl(sql), ...dressed(fact, world), ...enable]
  },
  drop: (fact) => {
    const hazards = [loss(`subscription ${spoken(fact)} no longer brings anything in`)]
    return [fact.attrs.slot === null ? ddl(`DROP ${object(fact)}`, hazards) : alone(`DROP ${object(fact)}`, hazards)]
  },
  keeps: (fact) => (fact.attrs.slot === null ? null : kept(fact)),
  alter: {
    connection: ({ to }) =>
      to.attrs.connection.includes(hidden) ? secret(to) : [ddl(`ALTER ${object(to)} CONNECTION ${literal(to.attrs.connection)}`)],
    publications: ({ to }) => {
      const set = `ALTER ${object(to)} SET PUBLICATION ${to.attrs.publications.map(id).join(', ')}`
      return [to.attrs.enabled ? alone(set) : ddl(`${set} WITH (refresh = false)`)]
    },
    slot: ({ to }) => [ddl(`ALTER ${object(to)} SET (slot_name = ${to.attrs.slot === null ? 'NONE' : literal(to.attrs.slot)})`)],
    enabled: ({ to }) => [ddl(`ALTER ${object(to)} ${to.attrs.enabled ? 'ENABLE' : 'DISABLE'}`)],
    options,
    ...alterOwned,
  },
  position: 'unordered',
}

const usual: Readonly<Record<string, string>> = { synchronous_commit: 'off', origin: 'any', password_required: 'true' }

function options({ from, to }: Change<Subscription>): readonly Draft[] | { readonly recreate: readonly Subscription['key'][] } {
  const before = from.attrs.options
  const after = to.attrs.options
  // Which way of streaming is meant where nothing is said follows from the server's version, and no statement goes back to it.
  if (before.two_phase !== after.two_phase || (before.streaming !== undefined && after.streaming === undefined)) return { recreate: [to.key] }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])
  const values = Object.fromEntries(names.map((name) => [name, after[name] ?? usual[name] ?? 'false']))
  return [ddl(`ALTER ${object(to)} SET (${settings(values).join(', ')})`)]
}

function settings(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).map(([name, value]) => `${name} = ${/^[a-z]+$/.test(value) ? value : literal(value)}`)
}

function kept(fact: Subscription) {
  return {
    refuse: `subscription ${spoken(fact)} cannot be made anew: its slot goes with it, and what was sent meanwhile`,
    wayOut: 'Write the change by hand with `trueup new`.',
  }
}

function secret(fact: Subscription) {
  return {
    refuse: `subscription ${spoken(fact)} connects with a secret, which trueup neither reads nor writes`,
    wayOut: 'Write this statement by hand with `trueup new`.',
  }
}
