// docs/coverage.md is printed from the rule tables, so it cannot lie; UPDATE=1 rewrites it. And every kind has its cases.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Fact } from '../src/core/fact.js'
import type { Alter, AnyRules, Rule } from '../src/core/rule.js'
import { dialects } from '../src/dialect/index.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const file = `${root}docs/coverage.md`

test('docs/coverage.md says what the rule tables say', () => {
  const text = coverage()
  if (process.env.UPDATE === '1') {
    mkdirSync(`${root}docs`, { recursive: true })
    writeFileSync(file, text)
  }
  assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '', text, 'docs/coverage.md is out of date: UPDATE=1 rewrites it')
})

for (const { name, rules } of dialects) {
  test(`every ${name} kind has a case folder`, { skip: existsSync(`${root}test/cases/${name}`) ? false : `${name} has no cases yet` }, () => {
    const folders = new Set(readdirSync(`${root}test/cases/${name}`))
    assert.deepEqual(
      Object.keys(rules).filter((kind) => !folders.has(kind)),
      [],
    )
  })
}

function coverage(): string {
  const head = [
    '# What trueup can change',
    '',
    'Printed from the rule tables by `test/coverage.test.ts`; do not edit.',
    '',
    '- **alter**: the change is made in place, or refused with the reason where the server cannot',
    '- **recreate**: the object is dropped and made anew, with what depends on it where the server asks for that; refused where rows would be lost',
    '- **replace**: as recreate, but swapped in one statement, so that dependants stay',
    '- **refuse**: never changed by trueup; it says why and what to do instead',
    "- **ignored**: the order means nothing to the server, or cannot be changed on it (a PostgreSQL table's columns), so it is no difference",
  ]
  return `${[...head, ...dialects.flatMap(({ name, rules }) => section(name, rules))].join('\n')}\n`
}

function section(name: string, rules: AnyRules): readonly string[] {
  const rows = Object.entries(rules).flatMap(([kind, rule]) => [
    ...Object.entries(rule.alter).map(([attribute, alter]) => `| ${kind} | ${attribute} | ${how(alter, rule)} |`),
    `| ${kind} | *order among its siblings* | ${rule.position === 'unordered' ? 'ignored' : how(rule.position, rule)} |`,
  ])
  return ['', `## ${name}`, '', '| kind | attribute | how it changes |', '|---|---|---|', ...rows]
}

function how(alter: Alter<Fact> | undefined, rule: Rule<Fact>): string {
  if (alter === 'recreate') return rule.replace ? 'replace' : 'recreate'
  if (typeof alter === 'function') return 'alter'
  return `refuse: ${alter && 'refuse' in alter ? alter.refuse : ''}`
}
