// trueup.schema.json is what editors read: it is made from the one description of the configuration.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { configSchema } from '../src/project/written.js'

test('trueup.schema.json says what the configuration accepts', () => {
  const file = new URL('../../trueup.schema.json', import.meta.url)
  const text = `${JSON.stringify(configSchema(), null, 2)}\n`
  if (process.env.UPDATE) writeFileSync(file, text)
  assert.equal(readFileSync(file, 'utf8'), text, 'run it again with UPDATE=1')
})
