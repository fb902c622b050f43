// Everything that people and machines get wrong: each is one screen that says where and what to do, with the right exit
// code, without a stack trace and without a secret; and under --json one document that says the same.
import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Engine } from '../src/dialect/clickhouse/engine.js'
import { Failure } from '../src/core/failure.js'
import { generate } from '../src/workflow/generate.js'
import { ProjectFolder, repository, shop, type CliOptions, type Ran } from './support/cli.js'

const config = shop['trueup.yaml'] ?? ''
const secret = 'hunter2/%'
const folders: ProjectFolder[] = []

after(() => {
  for (const folder of folders) folder.remove()
})

function projectFolder(files: Readonly<Record<string, string>>): ProjectFolder {
  const folder = new ProjectFolder(files)
  folders.push(folder)
  return folder
}

interface Expected {
  readonly exit: number
  readonly code: string
  readonly says: RegExp
  /** Default is to run it in text mode and once more with --json. */
  readonly once?: boolean
  readonly options?: Omit<CliOptions, 'folder'>
}

/** Runs a command that has to fail, as text and with --json. */
async function fails(folder: ProjectFolder, words: readonly string[], expected: Expected): Promise<Ran> {
  const { exit, code, says } = expected
  const text = await folder.run(words, expected.options)
  const all = `${text.stdout}${text.stderr}`
  assert.match(text.stderr, says, `trueup ${words.join(' ')}\n${all}`)
  assert.equal(text.code, exit, all)
  assert.equal(text.stdout, '', 'nothing on stdout')
  assert.ok(text.stderr.split('\n').length <= 24, `more than a screen:\n${text.stderr}`)
  assert.ok(text.stderr.length < 4000, `more than a screen:\n${text.stderr}`)
  assert.match(text.stderr, /\nTry: /)
  assert.ok(!/\n\s+at .*[:(]\d+:\d+|node:internal|Node\.js v/.test(all), `a stack trace:\n${all}`)
  if (expected.once) return text
  const json = await folder.run([...words, '--json'], expected.options)
  const { error } = JSON.parse(json.stdout)
  assert.deepEqual([error.code, json.code, json.stderr], [code, exit, ''])
  assert.ok(typeof error.hint === 'string' && typeof error.detail === 'object')
  for (const each of [all, json.stdout]) {
    for (const word of [secret, encodeURIComponent(secret)]) assert.ok(!each.includes(word), `a secret:\n${each}`)
  }
  return text
}

test('the configuration: each mistake with its place', async () => {
  const target = '  analytics: { dialect: clickhouse, schema: s, migrations: m, databases: [shop] }\n'
  const cases: readonly (readonly [yaml: string, says: RegExp])[] = [
    [config.replace('targets:', 'target:'), /^trueup\.yaml:2:1\nError: unknown key target\nTry: Did you mean targets\?/],
    [config.replace('schema:', 'shema:'), /^trueup\.yaml:3:\d+\nError: unknown key targets\.analytics\.shema\nTry: Did you mean schema\?/],
    [config.replace('url:', 'ulr:'), /^trueup\.yaml:5:\d+\nError: unknown key environments\.local\.analytics\.ulr\nTry: Did you mean url\?/],
    [config.replace('version: 1', 'version: 2'), /^trueup\.yaml:1:10\nError: version: /],
    [config.replace('version: 1\n', ''), /^trueup\.yaml.*\nError: version: /],
    [config.replace('[shop]', 'shop'), /^trueup\.yaml:3:\d+\nError: targets\.analytics\.databases: must be a list/],
    [config.replace('[shop]', '[]'), /^trueup\.yaml:3:\d+\nError: targets\.analytics\.databases: /],
    [config.replace('clickhouse', 'clickhause'), /^trueup\.yaml:3:\d+\nError: targets\.analytics\.dialect: /],
    [config.replace(', databases: [shop]', ''), /^trueup\.yaml:3:3\nError: target analytics does not say which databases it manages/],
    [`version: 1\ntargets:\n${target}${target}`, /^trueup\.yaml:4:3\nError: Map keys must be unique/],
    [`version: 1\ntargets:\n${target}\tx: 1\n`, /^trueup\.yaml:4:1\nError: Tabs are not allowed as indentation/],
    ['version: 1\ntargets: [\n', /^trueup\.yaml:\d+:\d+\nError: /],
    ['', /^trueup\.yaml.*\nError: version: /],
    ['- 1\n', /^trueup\.yaml.*\nError: /],
    ['just words', /^trueup\.yaml.*\nError: /],
    [`${config}default_environment: locl\n`, /^trueup\.yaml:6:22\nError: default_environment names locl, which is not an environment/],
    [
      config.replace('local: { analytics', 'local: { analytic'),
      /^trueup\.yaml:5:\d+\nError: environment local names a target analytic .*\nTry: Did you mean analytics\?/,
    ],
    [config.replace('chdb:.trueup/local', 'ftp://host'), /Error: the url of target analytics in environment local is not one/],
    [config.replace('chdb:.trueup/local', '${TRUEUP_TEST_NOT_SET}'), /^trueup\.yaml:5:\d+\nError: the variable TRUEUP_TEST_NOT_SET is not set/],
    [config.replace('chdb:.trueup/local', '${file:/no/such/secret}'), /^trueup\.yaml:5:\d+\nError: the file \/no\/such\/secret cannot be read/],
    [config.replace('chdb:.trueup/local', 'http://u:p%zz@h'), /Error: the url of the environment cannot be used/],
  ]
  for (const [i, [yaml, says]] of cases.entries()) {
    const code = /variable|\$\{/.test(yaml) ? 'variable-missing' : 'config-invalid'
    await fails(projectFolder({ 'trueup.yaml': yaml }), ['status'], { exit: 2, code, says, once: i % 4 !== 0 })
  }
})

test('no configuration, one that cannot be read, one that is a folder or no text', async () => {
  const none = projectFolder({})
  await fails(none, ['plan'], { exit: 2, code: 'config-missing', says: /there is no trueup\.yaml in .* or above it\nTry: Run `trueup init`/ })
  await fails(none, ['plan', '--config', 'other.yaml'], { exit: 2, code: 'config-missing', says: /there is no file other\.yaml/ })
  const folder = projectFolder({ 'trueup.yaml/x': '' })
  await fails(folder, ['plan'], { exit: 2, code: 'file-unreadable', says: /trueup\.yaml\nError: the file cannot be read \(EISDIR\)/ })
  const binary = projectFolder({})
  writeFileSync(join(binary.folder, 'trueup.yaml'), Buffer.from([0xff, 0xfe, 0, 1]))
  await fails(binary, ['plan'], { exit: 2, code: 'file-unreadable', says: /trueup\.yaml\nError: the file is not UTF-8 text/ })
})

test('files that hold no definition that can be read', async () => {
  const at = 'schema/analytics/shop/tables/x.sql'
  const folder = projectFolder({ 'trueup.yaml': config })
  const path = join(folder.folder, at)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, Buffer.from([0x43, 0x52, 0xff, 0xfe, 0x00]))
  await fails(folder, ['generate'], {
    exit: 2,
    code: 'file-unreadable',
    says: /^schema\/analytics\/shop\/tables\/x\.sql\nError: the file is not UTF-8 text/,
  })
  writeFileSync(path, Buffer.alloc(50 * 1024 * 1024, 0x20))
  await fails(folder, ['generate'], { exit: 2, code: 'file-unreadable', says: /x\.sql\nError: the file is 50 MiB, more than 16 MiB/ })
  writeFileSync(path, '')
  const loop = join(path, '..', 'loop.sql')
  symlinkSync('loop.sql', loop)
  await fails(folder, ['generate'], { exit: 2, code: 'file-unreadable', says: /loop\.sql\nError: the file cannot be read \(ELOOP\)/, once: true })
  const dangling = projectFolder({ 'trueup.yaml': config, [at]: '' })
  symlinkSync('nowhere', join(dangling.folder, 'schema/analytics/gone.sql'))
  await fails(dangling, ['generate'], { exit: 2, code: 'file-unreadable', says: /gone\.sql\nError: the file cannot be read \(ENOENT\)/, once: true })
})

test('a folder called x.sql, a folder that links to itself and an empty file are no mistakes', async () => {
  const folder = projectFolder({
    'trueup.yaml': config,
    'schema/analytics/shop/x.sql/events.sql': shop['schema/analytics/shop/tables/events.sql'] ?? '',
    'schema/analytics/empty.sql': '-- nothing\n',
  })
  symlinkSync('.', join(folder.folder, 'schema/analytics/shop/self'))
  const { code, stderr } = await folder.run(['generate', '--dry-run'])
  assert.equal(code, 0, stderr)
})

test('what this user may not read or write is said with its name', async () => {
  const folder = projectFolder({ ...shop })
  chmodSync(folder.folder, 0o755)
  const nobody: Omit<CliOptions, 'folder'> = process.getuid?.() === 0 ? { uid: 65534, env: { HOME: '/nonexistent' } } : {}
  const file = join(folder.folder, 'schema/analytics/shop/views/by_country.sql')
  chmodSync(file, 0o000)
  await fails(folder, ['generate'], {
    exit: 2,
    code: 'file-unreadable',
    says: /by_country\.sql\nError: the file cannot be read \(EACCES\)/,
    options: nobody,
  })
  chmodSync(file, 0o644)
  mkdirSync(join(folder.folder, 'generated'))
  chmodSync(join(folder.folder, 'generated'), 0o555)
  await fails(folder, ['generate'], {
    exit: 2,
    code: 'file-unreadable',
    says: /generated\/analytics\/.*\.up\.sql\nError: the file cannot be written \((EACCES|EPERM|ENOENT)\)/,
    options: nobody,
  })
  chmodSync(join(folder.folder, 'generated'), 0o755)
})

test('SQL that does not parse, is no definition, or is there twice: file, line and column', async () => {
  const cases: readonly (readonly [sql: string, code: string, says: RegExp])[] = [
    ["CREATE TABLE t (a String DEFAULT 'x) ENGINE = Log;\n", 'sql-invalid', /^x\.sql:1:34\nError: unterminated string/],
    ['-- fine\nCREATE TABLE `t (a String) ENGINE = Log;\n', 'sql-invalid', /^x\.sql:2:14\nError: unterminated quoted name/],
    ['\n/* never closed\nCREATE TABLE t (a String) ENGINE = Log;\n', 'sql-invalid', /^x\.sql:2:1\nError: unterminated comment/],
    [
      'CREATE TABLE a (x Int8) ENGINE = Log;\n\n  CREATE TABLE b (x Int8,, y Int8) ENGINE = Log;\n',
      'sql-invalid',
      /^x\.sql:3:3\nError: Code: 62\. DB::Exception: Syntax error/,
    ],
    ['CREATE TABLE a (x Strang) ENGINE = Log;\n', 'sql-invalid', /^x\.sql:1:1\nError: Code: 50\. DB::Exception: Unknown data type family: Strang/],
    [
      'CREATE TABLE a (x Int8) ENGINE = MergeTre ORDER BY x;\n',
      'sql-invalid',
      /^x\.sql:1:1\nError: Code: 56\. DB::Exception: Unknown table engine MergeTre/,
    ],
    [
      'CREATE TABLE a (x Int8, INDEX `fine.` x TYPE minmax,\n  PROJECTION `../../out` (SELECT x ORDER BY x)) ENGINE = MergeTree ORDER BY x;\n',
      'sql-invalid',
      /^x\.sql:2:14\nError: the name of projection \.\.\/\.\.\/out leads out of its table's folder/,
    ],
    [
      'CREATE TABLE a (x Int8, INDEX "a/b" x TYPE minmax) ENGINE = MergeTree ORDER BY x;\n',
      'sql-invalid',
      /^x\.sql:1:31\nError: the name of index a\/b leads out of its table's folder/,
    ],
    ['CREATE VIEW v AS SELECT * FROM no_such_table;\n', 'sql-invalid', /^x\.sql:1:1\nError: Code: 60\. DB::Exception: .*no_such_table/],
    [
      'CREATE VIEW v AS SELECT * FROM w;\nCREATE VIEW w AS SELECT * FROM v;\n',
      'circular-objects',
      /^x\.sql:\d:1\nError: these objects need each other in a circle: shop\.v, shop\.w|shop\.w, shop\.v/,
    ],
    ['CREATE VIEW v AS SELECT * FROM v;\n', 'circular-objects', /^x\.sql:1:1\nError: .*shop\.v/],
    [
      'CREATE TABLE a (x Int8) ENGINE = Log;\nCREATE TABLE shop.a (y Int8) ENGINE = Log;\n',
      'duplicate-object',
      /^x\.sql:2:1\nError: .*is defined twice: also at x\.sql:1:1/,
    ],
    [
      'CREATE TABLE a (x Int8) ENGINE = Log;\nCREATE VIEW a AS SELECT 1;\n',
      'duplicate-object',
      /^x\.sql:2:1\nError: .*is defined twice: also at x\.sql:1:1/,
    ],
    ...[
      'INSERT INTO a VALUES (1)',
      'SELECT 1',
      'DROP TABLE a',
      'SET max_threads = 1',
      'GRANT SELECT ON *.* TO x',
      'TRUNCATE TABLE a',
      'OPTIMIZE TABLE a',
      'RENAME TABLE a TO b',
      'USE shop',
      'nonsense here',
    ].map((sql) => [`${sql};\n`, 'sql-invalid', /^x\.sql:1:1\nError: this is not a definition: /] as const),
  ]
  const base = config.replace('schema/analytics', '.')
  for (const [i, [sql, code, says]] of cases.entries()) {
    await fails(projectFolder({ 'trueup.yaml': base.replace('generated/analytics', '.trueup/none'), 'x.sql': sql }), ['generate'], {
      exit: 2,
      code,
      says,
      once: i % 5 !== 0,
    })
  }
})

test('a secret in a statement is in no error, and not in the ledger', async () => {
  const dictionary = `CREATE DICTIONARY shop.d (id UInt64) PRIMARY KEY id SOURCE(MYSQL(USER 'u' PASSWORD 'hunter2' TABLE 't' DB 'd')) LIFETIME(1) LAYOUT(FLOT());\n`
  const folder = projectFolder({ 'trueup.yaml': config, 'generated/analytics/1_a.up.sql': dictionary })
  await folder.run(['hash'])
  const said: string[] = []
  for (const words of [['apply'], ['apply', '--json'], ['status'], ['status', '--json'], ['check'], ['generate'], ['generate', '--json']]) {
    const { stdout, stderr, code } = await folder.run(words)
    if (words[0] !== 'status') assert.notEqual(code, 0, words.join(' '))
    said.push(stdout, stderr)
  }
  assert.ok(said.join('\n').includes('FLOT'))
  assert.ok(!said.join('\n').includes('hunter2'), said.join('\n'))
})

test('a migration that does not replay is a finding of check, with its place, and a failure of generate', async () => {
  const folder = projectFolder({
    'trueup.yaml': config,
    'generated/analytics/1_a.up.sql': '-- first\n\nCREATE TABLE shop.a (x Int8) ENGINE = Log;\nALTER TABLE shop.a ADD COLUMN\n  x Int8;\n',
  })
  await folder.run(['hash'])
  await fails(folder, ['generate'], {
    exit: 2,
    code: 'sql-invalid',
    says: /^generated\/analytics\/1_a\.up\.sql:4:1\nError: Code: \d+\. DB::Exception/,
  })
  const { stdout, code } = await folder.run(['check'])
  assert.equal(code, 3)
  assert.match(stdout, /^generated\/analytics\/1_a\.up\.sql:4:1\n✗ replay: /)
})

test('names that try to leave the folder or the quotes are written inside it and load back', async () => {
  const names = [
    "it's",
    'a"b',
    'a`b',
    'new\nline',
    '../up',
    '/etc/passwd',
    'emoji 🎉',
    'x'.repeat(190),
    '..',
    '.',
    'CON',
    'a;b--c',
    '$(touch x)',
    'tab\there',
    'back\\slash',
    'Ünï',
    'a.b',
    '%41',
  ]
  const quoted = (name: string) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('\n', '\\n')}\``
  const folder = projectFolder({
    'trueup.yaml': config
      .replace('{ analytics: { url', '{ analytics: { url')
      .replace('environments:\n', 'environments:\n  copy: { analytics: { url: "chdb:.trueup/copy" } }\n')
      .concat('default_environment: local\n'),
    'schema/analytics/shop/all.sql': names
      .map((name) => `CREATE TABLE shop.${quoted(name)} (${quoted(name)} String COMMENT '${'x'.repeat(3)}') ENGINE = Memory;\n`)
      .join(''),
  })
  for (const words of [['generate', '../../evil name'], ['apply']]) {
    const { code, stderr } = await folder.run(words)
    assert.equal(code, 0, stderr)
  }
  folder.write({ 'schema/analytics/shop/all.sql': '' })
  const pulled = await folder.run(['pull'])
  assert.equal(pulled.code, 0, pulled.stderr)
  const files = folder.files('schema').filter((file) => file.includes('/tables/'))
  assert.equal(files.length, names.length, files.join('\n'))
  for (const file of files) assert.match(file, /^schema\/analytics\/shop\/tables\/[\w.%-]+\.sql$/)
  assert.equal((await folder.run(['pull', '--check'])).code, 0)
  assert.match((await folder.run(['plan', '--exit-code'])).stdout, /In sync/)
  for (const stray of ['up.sql', 'schema/analytics/up.sql', '../up.sql', '../evil']) assert.ok(!existsSync(join(folder.folder, stray)), stray)
})

test('a server that is down, a name that does not resolve, a port that is no web server', async () => {
  const at = (url: string) => projectFolder({ 'trueup.yaml': config.replace('chdb:.trueup/local', url) })
  const user = `app:${encodeURIComponent(secret)}@`
  await fails(at(`http://${user}127.0.0.1:9`), ['plan'], {
    exit: 1,
    code: 'connection-failed',
    says: /cannot reach http:\/\/app:\*\*\*@127\.0\.0\.1:9: connect ECONNREFUSED/,
  })
  await fails(at(`http://${user}no-such-host.invalid:8123`), ['apply'], {
    exit: 1,
    code: 'connection-failed',
    says: /cannot reach http:\/\/app:\*\*\*@no-such-host\.invalid:8123: /,
  })
  const speaker = createServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
  await new Promise<void>((ready) => speaker.listen(0, '127.0.0.1', ready))
  const { port } = speaker.address() as AddressInfo
  await fails(at(`http://${user}127.0.0.1:${port}`), ['status'], { exit: 1, code: 'connection-failed', says: /127\.0\.0\.1:\d+/ })
  await fails(at(`https://${user}127.0.0.1:${port}`), ['status'], { exit: 1, code: 'connection-failed', says: /127\.0\.0\.1:\d+/ })
  speaker.close()
})

test('an embedded database that another process holds, or that is no folder', async () => {
  const folder = projectFolder({ ...shop })
  const engine = await Engine.start({ path: join(folder.folder, '.trueup/local'), temporary: false, timeout: 60_000, verbose: false })
  try {
    await fails(folder, ['status'], {
      exit: 1,
      code: 'lock-held',
      says: /another process uses the embedded database at .*\.trueup\/local[\s\S]*\nTry: Wait for it/,
    })
  } finally {
    await engine.close()
  }
  folder.write({ file: 'not a folder', 'trueup.yaml': config.replace('chdb:.trueup/local', 'chdb:file') })
  await fails(folder, ['status'], { exit: 1, code: 'connection-failed', says: /cannot open the embedded database at .*\/file/ })
})

/** Processes whose parent is `pid`. */
function children(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid)
      } catch {
        return false
      }
    })
    .map(Number)
}

async function childOf(pid: number): Promise<number> {
  for (let i = 0; i < 400; i++) {
    const [child] = children(pid)
    if (child !== undefined) return child
    await wait(10)
  }
  throw new Error('no child process was started')
}

/** The throwaway folder that an engine's process has files open in. */
function folderOf(pid: number): string | undefined {
  for (const name of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const [found] = /^.*\/trueup-\w{6}(?=\/)/.exec(readlinkSync(`/proc/${pid}/fd/${name}`)) ?? []
      if (found !== undefined) return found
    } catch {}
  }
  return undefined
}

/** A schema that keeps the engine busy for a second or two. */
const many = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => [
    `schema/analytics/shop/tables/t${i}.sql`,
    `CREATE TABLE t${i} (id UInt64, a String, b String) ENGINE = MergeTree ORDER BY id;\n`,
  ]),
)

test('an engine that is killed in the middle is an error message, and leaves nothing behind', { skip: process.platform !== 'linux' }, async () => {
  const folder = projectFolder({ 'trueup.yaml': config, ...many })
  const killed: Promise<string | undefined>[] = []
  const kill = (pid: number) =>
    childOf(pid).then(async (child) => {
      let used: string | undefined
      for (let i = 0; used === undefined && i < 400; i++) {
        await wait(10)
        used = folderOf(child)
      }
      await wait(100)
      process.kill(child, 'SIGKILL')
      return used
    })
  await fails(folder, ['generate'], {
    exit: 1,
    code: 'engine-crashed',
    says: /Error: the embedded ClickHouse engine stopped unexpectedly \(SIGKILL\)/,
    options: {
      started: (child) => {
        killed.push(kill(child.pid ?? 0))
      },
    },
  })
  for (const used of await Promise.all(killed)) assert.ok(used !== undefined && !existsSync(used), used)
  assert.ok(!existsSync(join(folder.folder, 'generated')))
})

test('an engine that hangs is given up, and ends', { skip: process.platform !== 'linux' }, async () => {
  const folder = projectFolder({ 'trueup.yaml': config, ...many })
  const known = children(process.pid)
  const run = generate({ folder: folder.folder, scratchTimeout: 1500 })
  let child: number | undefined
  for (let i = 0; child === undefined && i < 400; i++) {
    child = children(process.pid).find((pid) => !known.includes(pid))
    await wait(10)
  }
  await wait(200)
  process.kill(child ?? 0, 'SIGSTOP')
  await assert.rejects(run, (error: unknown) => {
    assert.ok(error instanceof Failure)
    assert.deepEqual([error.code, error.exit], ['engine-timeout', 1])
    return true
  })
  assert.ok(!children(process.pid).includes(child ?? 0))
})

test('without the package chdb, what needs no engine works and the rest says what to install', async () => {
  const program = projectFolder({})
  for (const part of ['bin', 'dist/src', 'package.json']) cpSync(join(repository, part), join(program.folder, part), { recursive: true })
  mkdirSync(join(program.folder, 'node_modules'))
  const modules = join(repository, 'node_modules')
  for (const name of readdirSync(modules)) if (!/chdb/.test(name)) symlinkSync(join(modules, name), join(program.folder, 'node_modules', name))
  const options = { program: join(program.folder, 'bin/run.js') }
  const folder = projectFolder(shop)
  await fails(folder, ['generate'], {
    exit: 1,
    code: 'engine-missing',
    says: /the embedded ClickHouse engine \(npm package chdb\) is not usable here[\s\S]*npm install chdb/,
    options,
  })
  assert.equal((await folder.run(['--help'], options)).code, 0)
  assert.equal((await folder.run(['new', 'note'], options)).code, 0)
})

test('two commands at once on one project do not spoil each other', async () => {
  const folder = projectFolder(shop)
  const both = await Promise.all([folder.run(['generate', '--dry-run']), folder.run(['check'])])
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 3],
  )
})
