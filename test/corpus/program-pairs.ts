// More pairs for the oracle: operators and what indexes make of them, casts, conversions, text search, subscriptions.
import type { Texts } from './pairs.js'

const compare = `CREATE TYPE ver AS (major int, minor int);
CREATE FUNCTION ver_lt(a ver, b ver) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT (a.major, a.minor) < (b.major, b.minor)';
CREATE FUNCTION ver_le(a ver, b ver) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT (a.major, a.minor) <= (b.major, b.minor)';
CREATE FUNCTION ver_eq(a ver, b ver) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT (a.major, a.minor) = (b.major, b.minor)';
CREATE FUNCTION ver_ne(a ver, b ver) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT (a.major, a.minor) <> (b.major, b.minor)';
CREATE FUNCTION ver_ge(a ver, b ver) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT (a.major, a.minor) >= (b.major, b.minor)';
CREATE FUNCTION ver_gt(a ver, b ver) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT (a.major, a.minor) > (b.major, b.minor)';
CREATE FUNCTION ver_cmp(a ver, b ver) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN (a.major, a.minor) < (b.major, b.minor) THEN -1 WHEN (a.major, a.minor) = (b.major, b.minor) THEN 0 ELSE 1 END';
`

const operators = `${compare}
CREATE OPERATOR <~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_lt, COMMUTATOR = >~, NEGATOR = >=~, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR <=~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_le, COMMUTATOR = >=~, NEGATOR = >~, RESTRICT = scalarltsel);
CREATE OPERATOR =~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_eq, COMMUTATOR = =~, NEGATOR = <>~, RESTRICT = eqsel, MERGES);
CREATE OPERATOR <>~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_ne, COMMUTATOR = <>~, NEGATOR = =~);
CREATE OPERATOR >=~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_ge, COMMUTATOR = <=~, NEGATOR = <~);
CREATE OPERATOR >~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_gt, COMMUTATOR = <~, NEGATOR = <=~);
`

const opclass = `${operators}
CREATE OPERATOR CLASS ver_ops FOR TYPE ver USING btree AS OPERATOR 1 <~, OPERATOR 2 <=~, OPERATOR 3 =~, OPERATOR 4 >=~, OPERATOR 5 >~, FUNCTION 1 ver_cmp(ver, ver);
`

const subscription = (rest: string) => `CREATE SUBSCRIPTION own_sub CONNECTION 'host=localhost dbname=postgres' PUBLICATION ${rest}`

export const programPairs: Readonly<Record<string, Texts>> = {
  'operator-plain': [
    '',
    `CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, COMMUTATOR = ===);COMMENT ON OPERATOR === (int, int) IS $$same$$;`,
  ],
  'operator-prefix': [
    '',
    `CREATE FUNCTION neg(text) RETURNS text LANGUAGE sql AS 'SELECT reverse($1)';CREATE OPERATOR !! (RIGHTARG = text, FUNCTION = neg);`,
  ],
  'operator-family-of-six': [compare, operators],
  'operator-lose-half': [
    operators,
    `${compare}CREATE OPERATOR <~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_lt);CREATE OPERATOR =~ (LEFTARG = ver, RIGHTARG = ver, FUNCTION = ver_eq, COMMUTATOR = =~);`,
  ],
  'operator-estimators': [
    `CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, RESTRICT = eqsel);`,
    `CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, JOIN = eqjoinsel);COMMENT ON OPERATOR === (int, int) IS $$x$$;`,
  ],
  'operator-in-view': [
    `CREATE TABLE t (a int, b int);CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);CREATE VIEW v AS SELECT a === b AS c FROM t;`,
    `CREATE TABLE t (a int, b int);CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4ne);CREATE VIEW v AS SELECT a === b AS c FROM t;`,
  ],
  'operator-in-other-schema': [
    'CREATE SCHEMA s;',
    `CREATE SCHEMA s;CREATE OPERATOR s.@@@ (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq, HASHES, COMMUTATOR = OPERATOR(s.@@@));`,
  ],
  'opclass-new': [operators, `${opclass}CREATE TABLE t (v ver);CREATE INDEX i ON t (v ver_ops);`],
  'opclass-default': [
    opclass,
    opclass.replace('FOR TYPE ver', 'DEFAULT FOR TYPE ver').replace('CREATE OPERATOR CLASS', `COMMENT ON TYPE ver IS 'v';CREATE OPERATOR CLASS`),
  ],
  'opclass-index-rebuilt': [
    `${opclass}CREATE TABLE t (v ver);CREATE INDEX i ON t (v ver_ops);`,
    `${opclass.replace('FUNCTION 1 ver_cmp(ver, ver)', 'FUNCTION 1 ver_cmp(ver, ver)').replace('OPERATOR 2 <=~, ', '')}CREATE TABLE t (v ver);CREATE INDEX i ON t (v ver_ops);`,
  ],
  'opfamily-loose': [
    `CREATE OPERATOR FAMILY f USING btree;CREATE OPERATOR CLASS c FOR TYPE int4 USING btree FAMILY f AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int4, int4);`,
    `CREATE OPERATOR FAMILY f USING btree;CREATE OPERATOR CLASS c FOR TYPE int4 USING btree FAMILY f AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int4, int4);
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);
COMMENT ON OPERATOR FAMILY f USING btree IS $$fam$$;COMMENT ON OPERATOR CLASS c USING btree IS $$cls$$;`,
  ],
  'opfamily-exchange': [
    `CREATE OPERATOR FAMILY f USING btree;ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int4, int8), OPERATOR 5 > (int4, int8);`,
    `CREATE OPERATOR FAMILY f USING btree;ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int4, int8), OPERATOR 5 > (int2, int8);`,
  ],
  'opclass-gist-order-by': [
    '',
    `CREATE OPERATOR CLASS pts FOR TYPE point USING gist AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops, FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;`,
  ],
  'cast-function': [
    `CREATE TYPE mood AS ENUM ('sad', 'ok');`,
    `CREATE TYPE mood AS ENUM ('sad', 'ok');CREATE FUNCTION moody(int) RETURNS mood LANGUAGE sql IMMUTABLE AS $$SELECT CASE WHEN $1 > 0 THEN 'ok' ELSE 'sad' END::mood$$;
CREATE CAST (int AS mood) WITH FUNCTION moody(int) AS ASSIGNMENT;COMMENT ON CAST (int AS mood) IS $$c$$;CREATE CAST (mood AS text) WITH INOUT AS IMPLICIT;`,
  ],
  'cast-context': [
    `CREATE TYPE mood AS ENUM ('sad', 'ok');CREATE CAST (mood AS text) WITH INOUT;`,
    `CREATE TYPE mood AS ENUM ('sad', 'ok');CREATE CAST (mood AS text) WITH INOUT AS IMPLICIT;`,
  ],
  'cast-type-goes': [`CREATE TYPE mood AS ENUM ('sad');CREATE CAST (mood AS text) WITH INOUT;`, ''],
  'cast-binary': [
    'CREATE DOMAIN d AS int;CREATE TYPE c AS (a int);CREATE TYPE e AS (a int);',
    'CREATE DOMAIN d AS int;CREATE TYPE c AS (a int);CREATE TYPE e AS (a int);CREATE FUNCTION f(c) RETURNS e LANGUAGE sql AS $$SELECT ROW($1.a)::e$$;CREATE CAST (c AS e) WITH FUNCTION f(c);',
  ],
  conversion: ['', `CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;COMMENT ON CONVERSION latin IS $$l$$;`],
  'conversion-default': [
    `CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;`,
    `CREATE DEFAULT CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;`,
  ],
  'text-search-new': [
    '',
    `CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = 'english', ACCEPT = false);COMMENT ON TEXT SEARCH DICTIONARY d IS $$d$$;
CREATE TEXT SEARCH CONFIGURATION c (COPY = english);ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR asciiword, word WITH d, english_stem;COMMENT ON TEXT SEARCH CONFIGURATION c IS $$c$$;`,
  ],
  'text-search-mappings': [
    `CREATE TEXT SEARCH CONFIGURATION c (COPY = english);`,
    `CREATE TEXT SEARCH CONFIGURATION c (PARSER = default);ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword, url WITH simple;ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH english_stem, simple;`,
  ],
  'text-search-options': [
    `CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = english);CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR asciiword WITH d;
CREATE TABLE t (a text);CREATE INDEX i ON t USING gin (to_tsvector('c', a));`,
    `CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = german);CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR asciiword WITH d;
CREATE TABLE t (a text);CREATE INDEX i ON t USING gin (to_tsvector('c', a));`,
  ],
  'text-search-template': [
    `CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = english);`,
    `CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);`,
  ],
  'text-search-own-parts': [
    '',
    `CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE t (INIT = dsimple_init, LEXIZE = dsimple_lexize);CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t);CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH d;COMMENT ON TEXT SEARCH PARSER p IS $$p$$;COMMENT ON TEXT SEARCH TEMPLATE t IS $$t$$;`,
  ],
  'text-search-generated-column': [
    `CREATE TABLE t (a text);`,
    `CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('c', a)) STORED);CREATE INDEX i ON t USING gin (v);`,
    `INSERT INTO t VALUES ('x');`,
  ],
  'subscription-publications': [
    subscription(`p1, p2 WITH (connect = false, slot_name = NONE, enabled = false);`),
    subscription(
      `p2, p3 WITH (connect = false, slot_name = NONE, enabled = false, origin = none, synchronous_commit = 'local');COMMENT ON SUBSCRIPTION own_sub IS $$s$$;`,
    ).replace('origin = none, ', ''),
  ],
  'subscription-connection': [
    subscription(`p WITH (connect = false, slot_name = NONE, enabled = false);`),
    subscription(`p WITH (connect = false, slot_name = NONE, enabled = false, two_phase = true);`).replace('localhost', '127.0.0.1'),
  ],
  'subscription-slot': [
    subscription(`p WITH (connect = false, slot_name = NONE, enabled = false);`),
    subscription(`p WITH (connect = false, slot_name = 'own_slot', enabled = false);`),
  ],
}
