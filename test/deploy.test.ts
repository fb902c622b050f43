// The files that people copy into their deployments name commands and flags that exist.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseAllDocuments } from 'yaml'
import Apply from '../src/commands/apply.js'
import { repository } from './support/cli.js'

const read = (file: string) => readFileSync(join(repository, file), 'utf8')

/** The long flags in a list of words are flags of `apply`. */
function known(words: readonly string[]): void {
  assert.equal(words[0], 'apply')
  const flags = new Set([...Object.keys(Apply.flags), ...Object.keys(Apply.baseFlags)])
  for (const word of words.filter((each) => each.startsWith('--'))) assert.ok(flags.has(word.slice(2)), `${word} is no flag of apply`)
}

test('the Helm hook is one job, a plain manifest, and runs apply', () => {
  const text = read('deploy/helm-hook.yaml')
  assert.ok(!text.includes('{{'), 'it has no actions')
  const documents = parseAllDocuments(text)
  assert.equal(documents.length, 1)
  assert.deepEqual(
    documents.flatMap(({ errors }) => errors),
    [],
  )
  const job = documents[0]?.toJS()
  assert.equal(`${job.apiVersion} ${job.kind}`, 'batch/v1 Job')
  assert.match(job.metadata.annotations['helm.sh/hook'], /pre-upgrade/)
  for (const value of Object.values(job.metadata.annotations)) assert.equal(typeof value, 'string')
  const { restartPolicy, containers, volumes } = job.spec.template.spec
  assert.equal(restartPolicy, 'Never')
  for (const { name } of containers[0].volumeMounts) assert.ok(volumes.some((volume: { name: string }) => volume.name === name))
  known(containers[0].args)
})

test('the Dockerfile runs apply', () => {
  const command = /^CMD (\[.*\])$/m.exec(read('deploy/Dockerfile'))?.[1]
  known(JSON.parse(command ?? '[]'))
})
