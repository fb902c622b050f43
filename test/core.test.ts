// The core with a vocabulary of two kinds: shelves, and boxes that stand on them in an order. And the pinned bytes of hashes.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { diff } from '../src/core/diff.js'
import { canonicalJson, factsOf, keyOf, type Fact, type Key } from '../src/core/fact.js'
import { hashFacts, hashText } from '../src/core/hash.js'
import { plan } from '../src/core/plan.js'
import type { AnyRules, Rule } from '../src/core/rule.js'
import { emptyState, type State } from '../src/core/state.js'
import type { Draft } from '../src/core/statement.js'

const draft = (sql: string, more: Partial<Draft> = {}): Draft => ({ sql, hazards: [], transaction: 'inside', ...more })

const rule = (rank: number, word: string, ordered: boolean): Rule<Fact> => ({
  rank,
  create: (fact) => [draft(`make ${word} ${fact.name.at(-1)}`)],
  drop: (fact) => [draft(`drop ${word} ${fact.name.at(-1)}`)],
  keeps: () => null,
  alter: {
    colour: ({ to }) => [draft(`paint ${to.name.at(-1)} ${to.attrs.colour}`)],
    size: 'recreate',
    owner: { refuse: 'owners stay', wayOut: 'Ask the owner.' },
  },
  position: ordered ? ({ to }) => [draft(`move ${to.name.at(-1)}`)] : 'unordered',
})

const rules: AnyRules = { shelf: rule(10, 'shelf', false), box: rule(20, 'box', true) }

const shelf = (name: string, attrs: Fact['attrs'] = { colour: 'red' }): Fact => ({
  key: keyOf('shelf', [name]),
  kind: 'shelf',
  name: [name],
  needs: [],
  attrs,
})
const box = (on: string, name: string, position: number, attrs: Fact['attrs'] = { colour: 'red' }, needs: readonly Key[] = []): Fact => ({
  key: keyOf('box', [on, name]),
  kind: 'box',
  name: [on, name],
  parent: keyOf('shelf', [on]),
  position,
  needs,
  attrs,
})
const state = (...facts: readonly Fact[]): State => ({ ...emptyState, facts: factsOf(facts) })
const sql = (from: State, to: State) => plan(from, to, rules).statements.map((statement) => statement.sql)
const ordered = (kind: string) => kind === 'box'

test('keys quote what would make two names one', () => {
  assert.notEqual(keyOf('box', ['a"', 'b']), keyOf('box', ['a', '"b']))
  assert.notEqual(keyOf('box', ['a.b']), keyOf('box', ['a', 'b']))
})

test('a difference is told by attribute, and only the fewest siblings move', () => {
  const from = state(shelf('s'), box('s', 'a', 0), box('s', 'b', 1), box('s', 'c', 2))
  const to = state(shelf('s', { colour: 'blue' }), box('s', 'c', 0), box('s', 'a', 1), box('s', 'b', 2))
  const deltas = diff(from.facts, to.facts, ordered)
  assert.deepEqual(
    deltas.map((delta) => [delta.verb, delta.key, ...(delta.verb === 'set' ? [delta.attributes, delta.moved] : [])]),
    [
      ['set', keyOf('box', ['s', 'c']), [], true],
      ['set', keyOf('shelf', ['s']), ['colour'], false],
    ],
  )
  assert.deepEqual(diff(from.facts, from.facts, ordered), [])
  assert.deepEqual(diff(from.facts, state(...[...from.facts.values()].reverse()).facts, ordered), [])
})

test('attributes compare by value, whatever the order of their names', () => {
  const [one, two] = [shelf('s', { size: { a: 1, b: [1, 2] } }), shelf('s', { size: { b: [1, 2], a: 1 } })]
  assert.deepEqual(diff(factsOf([one]), factsOf([two]), ordered), [])
  assert.equal(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] }), '{"a":[{"c":"x","d":null}],"b":1}')
})

test('what is needed is made first, and taken away last', () => {
  const on = box('s', 'a', 0, { colour: 'red' }, [keyOf('box', ['t', 'z'])])
  const both = state(shelf('s'), shelf('t'), on, box('t', 'z', 0))
  assert.deepEqual(sql(emptyState, both), ['make shelf s', 'make shelf t', 'make box z', 'make box a'])
  const down = sql(both, emptyState)
  assert.deepEqual([...down].sort(), ['drop shelf s', 'drop shelf t'])
  assert.ok(down.indexOf('drop shelf s') < down.indexOf('drop shelf t'))
})

test('the plan is the same for any order of the facts', () => {
  const from = [shelf('s'), box('s', 'a', 0), box('s', 'b', 1, { colour: 'red', size: 1 })]
  const to = [shelf('s', { colour: 'blue' }), box('s', 'b', 0, { colour: 'green', size: 2 }), box('s', 'c', 1), shelf('t')]
  const straight = sql(state(...from), state(...to))
  const unsorted = (facts: readonly Fact[]): State => ({ ...emptyState, facts: new Map([...facts].reverse().map((fact) => [fact.key, fact])) })
  assert.deepEqual(sql(unsorted(from), unsorted(to)), straight)
  assert.ok(straight.includes('drop box b') && straight.indexOf('drop box b') < straight.indexOf('make box b'))
})

test('a refusal is told with its way out, and nothing is written for it', () => {
  const result = plan(state(shelf('s', { owner: 'x' })), state(shelf('s', { owner: 'y' })), rules)
  assert.deepEqual(result.refused, [{ about: keyOf('shelf', ['s']), reason: 'owners stay', wayOut: 'Ask the owner.' }])
  assert.deepEqual(result.statements, [])
})

test('two that need each other are a bug, told with their names', () => {
  const [a, b] = [keyOf('shelf', ['a']), keyOf('shelf', ['b'])]
  const circle = state({ ...shelf('a'), needs: [b] }, { ...shelf('b'), needs: [a] })
  assert.throws(() => sql(emptyState, circle), /in a circle: .*shelf "a".*this is a bug in trueup/)
})

test('the bytes of hashes', () => {
  assert.equal(hashText(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(hashText('ünïcödé'), hashText(new TextEncoder().encode('ünïcödé')))
  const facts = factsOf([shelf('s', { colour: 'red', size: null }), box('s', 'a"b', 0, { colour: 'x\ny', size: [1, { b: true, a: 0 }] })])
  assert.equal(hashFacts(facts), 'd83e37c343fc4bd128760fb4ec2cb43c03cfb3175161ede54f4d9ab24839f444')
  assert.equal(hashFacts(factsOf([...facts.values()].reverse())), hashFacts(facts))
})
