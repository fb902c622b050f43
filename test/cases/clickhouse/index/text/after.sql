CREATE TABLE t (a Int32, s String, INDEX i s TYPE text(tokenizer = 'splitByNonAlpha')) ENGINE = MergeTree ORDER BY a;
