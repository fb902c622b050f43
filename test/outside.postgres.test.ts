// Schemas that refer to what others manage, as the tables of a product do to those of an authentication service beside it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Server } from '../src/dialect/postgres/engine.js'
import { PostgresSession } from '../src/dialect/postgres/session.js'
import type { ProjectFolder } from './support/cli.js'
import { postgresProject } from './support/postgres-project.js'
import { serverBinaries } from './support/postgres.js'

const dump = join(serverBinaries, 'pg_dump')
const skip = existsSync(dump) ? false : `NO SERVER BINARIES IN ${serverBinaries} (apt-get install postgresql)`
if (skip) process.stderr.write(`\noutside.postgres.test: SKIPPED: ${skip}\n\n`)

let server: Server
let session: PostgresSession
let folder: ProjectFolder

const theirs = `CREATE SCHEMA auth;
CREATE TYPE auth.level AS ENUM ('one', 'two');
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text NOT NULL, level auth.level);
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$SELECT nullif(current_setting('auth.uid', true), '')::uuid$$;
CREATE PUBLICATION theirs FOR TABLE auth.users;`

const ours = `CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users ON DELETE CASCADE, made_by uuid DEFAULT auth.uid(), level auth.level);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.profiles USING (id = auth.uid());
CREATE VIEW public.people AS SELECT p.id, u.email FROM public.profiles p JOIN auth.users u USING (id);
INSERT INTO auth.users VALUES ('00000000-0000-0000-0000-000000000001', 'a@b.c', 'one');
INSERT INTO public.profiles (id) SELECT id FROM auth.users;`

before(async () => {
  if (skip) return
  server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-outside-')))
  session = await PostgresSession.connect(server.address('postgres'), 'somebody', { readOnly: false, databases: {}, database: '' })
  await session.execute(theirs)
  await session.execute(ours)
  const { host, user } = server.address('postgres') as { host: string; user: string }
  folder = postgresProject(server, {
    'theirs/auth.sql': execFileSync(dump, ['--schema-only', '--schema=auth', '--host', host, '--username', user, 'postgres'], { encoding: 'utf8' }),
  })
})

after(async () => {
  folder?.remove()
  await session?.close()
  await server?.close()
})

async function run(words: readonly string[], code = 0): Promise<string> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  return `${ran.stdout}${ran.stderr}`
}

test('without it, what is missing is told by its schema', { skip }, async () => {
  assert.match(await run(['pull'], 2), /Schema auth is not managed[\s\S]*outside:/)
})

test('what others manage is known and left alone: pulled, planned, applied beside it', { skip }, async () => {
  folder.write({ 'trueup.yaml': folder.read('trueup.yaml').replace('schemas: [public]', 'schemas: [public], outside: theirs') })
  await run(['pull'])
  assert.match(folder.read('schema/public/tables/profiles.sql'), /REFERENCES auth\.users/)
  assert.ok(!existsSync(join(folder.folder, 'schema/auth')))
  assert.ok(!existsSync(join(folder.folder, 'schema/publications')))
  await run(['generate', 'first'])
  assert.doesNotMatch(Object.values(folder.contents('generated')).join('\n'), /CREATE (SCHEMA|TABLE|TYPE) auth/)
  await run(['baseline', '--all', '--yes'])
  assert.match(await run(['plan']), /in sync/i)
  folder.write({
    'schema/public/tables/profiles.sql': folder.read('schema/public/tables/profiles.sql').replace('made_by uuid', 'nick text,\n    made_by uuid'),
  })
  await run(['generate', 'nick'])
  await run(['apply'])
  assert.match(await run(['plan']), /in sync/i)
  assert.deepEqual(await session.query('SELECT nick FROM public.profiles'), [{ nick: null }])
})

test('a mistake in what others manage is told with its place', { skip }, async () => {
  folder.write({ 'theirs/more.sql': 'CREATE TABLE auth.more (\n  id nonsense\n);\n' })
  assert.match(await run(['plan'], 2), /theirs\/more\.sql:1:1[\s\S]*type "nonsense" does not exist/)
  folder.write({ 'theirs/more.sql': 'CREATE TABLE public.more (id integer);\n' })
  assert.match(await run(['plan'], 2), /theirs\/more\.sql:1:1[\s\S]*public is managed by this target/)
  folder.write({ 'trueup.yaml': folder.read('trueup.yaml').replace('outside: theirs', 'outside: nowhere') })
  assert.match(await run(['plan'], 2), /nowhere[\s\S]*there is no such folder/)
  // Whoever only asks the server, or applies what is reviewed, needs none of it.
  assert.match(await run(['status']), /pending 0/)
  assert.match(await run(['apply']), /applied 0/)
})
