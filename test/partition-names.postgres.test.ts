// The names that the server chooses for indexes of partitions are nobody's own, whatever was cut or counted on to make them.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { PostgresBench } from './support/postgres-bench.js'

const bench = await PostgresBench.open(['public', 's'])
after(() => bench.close())

const long = 'a_table_with_a_name_that_is_as_long_as_a_name_can_be_which_is'
const wide = 'größe_mit_umlauten_und_so_lang_dass_geschnitten_werden_muß'

/** Whose indexes are facts of their own in a state. */
async function own(sql: string): Promise<readonly string[]> {
  const { facts } = await bench.state(sql)
  return [...facts.values()].flatMap(({ kind, attrs }) => (kind === 'partition_index' ? [String(attrs.index)] : []))
}

test('names that the server chose are no facts', async () => {
  assert.deepEqual(
    await own(`CREATE TABLE ${long} (a int, "${wide}" text, b text, PRIMARY KEY (a), UNIQUE (a, b)) PARTITION BY LIST (a);
CREATE TABLE ${long}_1 PARTITION OF ${long} FOR VALUES IN (1) PARTITION BY LIST (a);
CREATE TABLE "${wide}" PARTITION OF ${long}_1 FOR VALUES IN (1);
CREATE TABLE s.x2 PARTITION OF ${long} FOR VALUES IN (2);
CREATE TABLE x3 (LIKE ${long} INCLUDING ALL);
ALTER TABLE ${long} ATTACH PARTITION x3 FOR VALUES IN (3);
CREATE INDEX one ON ${long} ("${wide}");
CREATE INDEX two ON ${long} ("${wide}") WITH (fillfactor = 70);
CREATE INDEX three ON ${long} (lower(b), upper(b), (b || 'x'), (b || 'y')) INCLUDE (a);
CREATE INDEX four ON ${long} (b, b, a) WHERE a > 0;
ALTER TABLE ${long} RENAME COLUMN b TO c;
CREATE INDEX five ON ${long} USING hash (c);`),
    [],
  )
})

test('other names, parameters and comments are', async () => {
  assert.deepEqual(
    await own(`CREATE TABLE p (a int, b text) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX p_1_b_idx3 ON p_1 (b);
CREATE INDEX p_1_named ON p_1 (a);
CREATE INDEX p_b ON p (b);
CREATE INDEX p_a ON p (a);
CREATE INDEX p_ba ON p (b, a);
CREATE INDEX p_ab ON p (a, b);
CREATE INDEX p_bb ON p (b, b);
COMMENT ON INDEX p_1_b_a_idx IS 'mine';
ALTER INDEX p_1_a_b_idx SET (fillfactor = 70);`),
    ['p_1_named', 'p_1_a_b_idx', 'p_1_b_a_idx'],
  )
})
