// `check` in every format a build may want: well formed, and the same findings in each.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { ProjectFolder, shop } from '../support/cli.js'

let folder: ProjectFolder

/** An object whose name tries every format's quoting, a migration that is not listed, and one that is hazardous. */
before(async () => {
  folder = new ProjectFolder(shop)
  assert.equal((await folder.run(['generate', 'first'])).code, 0)
  folder.write({
    'schema/analytics/shop/tables/odd.sql': "CREATE TABLE shop.`<&\"':,%\n]]>` (id UInt64) ENGINE = MergeTree ORDER BY id COMMENT '```';\n",
    'generated/analytics/29990101000000_drop.up.sql': 'DROP TABLE shop.sessions;\n',
  })
})

after(() => folder.remove())

async function check(format: string): Promise<string> {
  const { stdout, stderr, code } = await folder.run(['check', '--format', format])
  assert.equal(code, 3, stderr)
  assert.equal(stderr, '')
  return stdout
}

test('text names file, object and what to do', async () => {
  const text = await check('text')
  assert.match(text, /^generated\/analytics\/29990101000000_drop\.up\.sql\n✗ sum: /)
  assert.match(text, /undeclared-hazard: .*data-loss/)
  assert.match(text, /schema\/analytics\/shop\/tables\/odd\.sql\n✗ ungenerated: table shop\..* is in the schema and in no migration/)
  assert.match(text, /Try: Run `trueup generate`/)
})

test('json is one document, and --json says the same', async () => {
  const document = JSON.parse(await check('json'))
  assert.equal(document.ok, false)
  assert.deepEqual(
    document.findings.map(({ code }: { code: string }) => code),
    ['sum', 'undeclared-hazard', 'ungenerated', 'ungenerated', 'ungenerated'].slice(0, document.findings.length),
  )
  assert.deepEqual(JSON.parse((await folder.run(['check', '--json'])).stdout), document)
})

test('github is one workflow command a finding', async () => {
  const lines = (await check('github')).trimEnd().split('\n')
  for (const line of lines) assert.match(line, /^::(error|warning|notice) (file=[^,:]+(,line=\d+)?(,col=\d+)?,)?title=[^,:]+::.+$/)
  assert.ok(lines.length >= 3)
})

test('junit and sarif are well formed', async () => {
  const junit = await check('junit')
  assert.match(junit, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuite name="trueup check" tests="(\d+)" failures="\1">/)
  assertXml(junit)
  const sarif = JSON.parse(await check('sarif'))
  assert.equal(sarif.version, '2.1.0')
  const [run] = sarif.runs
  const rules = run.tool.driver.rules.map(({ id }: { id: string }) => id)
  for (const result of run.results) {
    assert.ok(rules.includes(result.ruleId))
    assert.ok(['none', 'note', 'warning', 'error'].includes(result.level))
    assert.ok(result.message.text !== '')
    for (const { physicalLocation } of result.locations ?? []) assert.ok(!/\s/.test(physicalLocation.artifactLocation.uri))
  }
})

test('markdown keeps to its lists and fences', async () => {
  const text = await check('markdown')
  assert.match(text, /^### trueup check: \d+ findings\n\n- \*\*sum\*\* `generated/)
  const fences = text.split('\n').filter((line) => /^\s*`{3,}/.test(line))
  assert.equal(fences.length % 2, 0)
})

test('a project with nothing to find says so in every format, and exits 0', async () => {
  const clean = new ProjectFolder(shop)
  await clean.run(['generate', 'first'])
  for (const format of ['text', 'json', 'github', 'junit', 'sarif', 'markdown']) {
    const { stdout, code } = await clean.run(['check', '--format', format])
    assert.equal(code, 0, format)
    assert.ok(stdout !== '', format)
  }
  clean.remove()
})

test('an unknown format is a usage error', async () => {
  assert.equal((await folder.run(['check', '--format', 'pdf'])).code, 2)
})

/** Read by a real parser where there is one. */
function assertXml(text: string): void {
  const script = 'import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())'
  try {
    execFileSync('python3', ['-c', script], { input: text, stdio: ['pipe', 'ignore', 'pipe'] })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
