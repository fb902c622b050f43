import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wrap } from '../src/cli/wrap.js'

test('prose is broken at words, and goes on indented', () => {
  const text = '  Try: undo the change there, or bring it into the schema folder with trueup pull'
  assert.equal(wrap(text, 50, 5), '  Try: undo the change there, or bring it into the\n       schema folder with trueup pull')
  assert.equal(wrap(text, undefined, 5), text)
  assert.equal(wrap(text, 200, 5), text)
})

test('colours take no room, a word that is too long stays whole, line breaks stay', () => {
  const coloured = `\u001b[31m${'a'.repeat(20)}\u001b[39m ${'b'.repeat(19)}`
  assert.equal(wrap(coloured, 40, 2), coloured)
  assert.equal(wrap(`x ${'y'.repeat(60)} z`, 40, 2), `x\n  ${'y'.repeat(60)}\n  z`)
  assert.equal(wrap('one\n\ntwo', 40, 2), 'one\n\ntwo')
})
