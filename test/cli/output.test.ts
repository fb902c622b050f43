// What goes where: results on stdout, everything else on stderr, one JSON document under --json, colours only where they
// are wanted, and a start that loads nothing that it does not need.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { commands } from '../../src/commands/index.js'
import { ProjectFolder, shop, trueup } from '../support/cli.js'

let folder: ProjectFolder
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
const colour = /\u001b\[/

before(async () => {
  folder = new ProjectFolder(shop)
  assert.equal((await folder.run(['generate', 'first'])).code, 0)
})

after(() => folder.remove())

test('--json prints one document on stdout and nothing on stderr, on success', async () => {
  for (const words of [
    ['plan'],
    ['status'],
    ['check'],
    ['generate'],
    ['diff', 'schema', 'migrations'],
    ['apply', '--dry-run'],
    ['hash'],
    ['pull', '--check'],
  ]) {
    const { stdout, stderr, code } = await folder.run([...words, '--json'])
    const document = JSON.parse(stdout)
    assert.ok(typeof document === 'object' && document !== null && !('error' in document), `${words.join(' ')}: ${stdout}`)
    assert.equal(stderr, '', words.join(' '))
    assert.ok(code === 0 || code === 3, `${words.join(' ')} exits ${code}`)
  }
})

test('--json prints {error} on every kind of failure', async () => {
  const cases: readonly (readonly [words: readonly string[], code: string, exit: number])[] = [
    [['plan', '--env', 'nowhere'], 'usage', 2],
    [['plan', '--target', 'nothing'], 'usage', 2],
    [['plan', '--nonsense'], 'usage', 2],
    [['diff', 'schema'], 'usage', 2],
    [['diff', 'schema', 'nonsense'], 'usage', 2],
    [['generate', '--allow', 'everything'], 'usage', 2],
    [['plan', '--config', 'missing.yaml'], 'config-missing', 2],
    [['apply', '--to', '1'], 'usage', 2],
    [['init'], 'file-exists', 2],
  ]
  for (const [words, code, exit] of cases) {
    const ran = await folder.run([...words, '--json'])
    const { error, ...rest } = JSON.parse(ran.stdout)
    assert.deepEqual([error.code, ran.code, rest], [code, exit, {}], words.join(' '))
    assert.deepEqual(Object.keys(error).sort(), ['code', 'detail', 'hint', 'message'], words.join(' '))
    assert.ok(error.message !== '' && error.hint !== '', words.join(' '))
    assert.equal(ran.stderr, '', words.join(' '))
  }
})

test('an unknown command, and --json with it', async () => {
  const plain = await folder.run(['plann'])
  assert.equal(plain.code, 2)
  assert.equal(plain.stdout, '')
  assert.match(plain.stderr, /plann/)
  assert.ok(!/\n\s+at /.test(plain.stderr), plain.stderr)
})

test('errors go to stderr, results to stdout', async () => {
  const failed = await folder.run(['plan', '--env', 'nowhere'])
  assert.deepEqual([failed.stdout, failed.stderr.startsWith('Error: there is no environment nowhere\nTry: ')], ['', true])
  const { stdout, stderr } = await folder.run(['plan', '--verbose'])
  assert.match(stdout, /1 pending migration/)
  assert.ok(stderr !== '' && !stdout.includes('replaying'), stderr)
})

test('no colours without a terminal; FORCE_COLOR, NO_COLOR and --no-color are heard', async () => {
  assert.ok(!colour.test((await folder.run(['plan'])).stdout))
  assert.ok(colour.test((await folder.run(['plan'], { env: { FORCE_COLOR: '1' } })).stdout))
  assert.ok(!colour.test((await folder.run(['plan'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout))
  const off = await folder.run(['plan', '--no-color'], { env: { FORCE_COLOR: '1' } })
  assert.ok(!colour.test(`${off.stdout}${off.stderr}`))
  const error = await folder.run(['plan', '--env', 'x', '--no-color'], { env: { FORCE_COLOR: '1' } })
  assert.ok(!colour.test(error.stderr))
})

test('plan --sql prints SQL and nothing else; --out writes the document', async () => {
  const { stdout, code } = await folder.run(['plan', '--sql', '--exit-code', '--out', 'plan.json'])
  assert.equal(code, 3)
  assert.match(stdout, /^CREATE TABLE shop\.events\n/)
  assert.ok(stdout.trimEnd().endsWith(';'))
  const document = JSON.parse(folder.read('plan.json'))
  assert.equal(document.formatVersion, 1)
  assert.deepEqual(
    document.targets[0].statements.map(({ sql }: { sql: string }) => sql.split('\n')[0]),
    ['CREATE TABLE shop.events', 'CREATE TABLE shop.sessions', 'CREATE VIEW shop.by_country'],
  )
  const nowhere = await folder.run(['plan', '--out', 'trueup.yaml/plan.json'])
  assert.equal(nowhere.code, 2)
  assert.match(nowhere.stderr, /trueup\.yaml\/plan\.json\nError: the file cannot be written/)
})

test('generate --dry-run writes nothing; what it refuses it writes nothing of', async () => {
  const other = new ProjectFolder(folder.contents())
  other.write({ 'schema/analytics/shop/tables/sessions.sql': '' })
  const before = other.contents()
  const refused = await other.run(['generate'])
  assert.equal(refused.code, 4)
  assert.match(refused.stderr, /drops table shop\.sessions.*data-loss[\s\S]*--allow data-loss/)
  assert.deepEqual(other.contents(), before)
  const dry = await other.run(['generate', 'gone', '--dry-run', '--allow', 'data-loss'])
  assert.equal(dry.code, 0)
  assert.match(dry.stdout, /-- hazard: data-loss: drops table shop\.sessions\nDROP TABLE shop\.sessions;/)
  assert.deepEqual(other.contents(), before)
  const done = await other.run(['generate', 'gone', '--allow', 'data-loss'])
  assert.equal(done.code, 0)
  assert.match(done.stdout, /_gone\.up\.sql/)
  other.remove()
})

test('--version and --help are quick, and load no engine, no client, no validator', async () => {
  const spy = join(folder.folder, 'spy.cjs')
  writeFileSync(spy, `process.on('exit', () => { process.stderr.write(JSON.stringify(Object.keys(require.cache))) })`)
  for (const words of [['--version'], ['--help'], ['plan', '--help']]) {
    const times: number[] = []
    for (let i = 0; i < 2; i++) {
      const start = performance.now()
      assert.equal((await trueup(words, { folder: folder.folder })).code, 0)
      times.push(performance.now() - start)
    }
    const took = Math.min(...times)
    assert.ok(took < 2500, `${words.join(' ')} took ${took} ms`)
    const loaded = await trueup(words, {
      folder: folder.folder,
      env: { NODE_OPTIONS: `--require ${spy} --import data:text/javascript,${encodeURIComponent(watcher)}` },
    })
    assert.ok(!/chdb|@clickhouse|\/zod\/|\/yaml\//.test(loaded.stderr), loaded.stderr)
  }
})

/** A loader that says which modules are imported. */
const hooks = `export async function load(url, context, next) { process._rawDebug(url); return next(url, context) }`
const watcher = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(hooks)}')`

test('every command has a summary, examples, and the flags that all share', () => {
  for (const [name, command] of Object.entries(commands)) {
    assert.ok(command.summary, name)
    assert.ok(command.examples?.length, name)
    assert.deepEqual(Object.keys(command.baseFlags), ['env', 'target', 'config', 'no-color', 'verbose'], name)
  }
})
