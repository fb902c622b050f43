// What trueup has no model for is told by name, and what is outside the managed schemas is not.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { PostgresBench } from './support/postgres-bench.js'

const bench = await PostgresBench.open(['public', 's'])
after(() => bench.close())

test('each thing without a model is listed once', async () => {
  await bench.build(`CREATE SCHEMA elsewhere;
CREATE EXTENSION citext;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
ALTER FUNCTION f() DEPENDS ON EXTENSION citext;
CREATE FUNCTION elsewhere.g() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
ALTER FUNCTION elsewhere.g() DEPENDS ON EXTENSION citext;
CREATE TABLE t (a int);
CREATE TABLE elsewhere.t (a int);
INSERT INTO pg_catalog.pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 0, 'nobody', 'top'), ('elsewhere.t'::regclass, 'pg_class'::regclass, 0, 'nobody', 'top');
SELECT lo_create(4711);
GRANT SELECT ON LARGE OBJECT 4711 TO reader;
CREATE TYPE base;`)
  const { unmodelled } = await bench.live(await bench.state(''))
  assert.deepEqual(unmodelled.map(({ about, reason }) => `${about}: ${reason.replace('trueup has no model for a ', '')}`).sort(), [
    "4711: large object's rights",
    'public.f(): dependence on an extension',
    'public.t: security label',
  ])
})
