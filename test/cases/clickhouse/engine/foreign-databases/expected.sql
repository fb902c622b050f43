DROP TABLE d.my;

DROP TABLE d.pg;

-- refused: table "d"."my": the definition of d.my holds a secret that the server hides, so trueup cannot write it
-- way out: Write this statement by hand with `trueup new`, or keep the secret in a named collection and refer to that.
-- refused: table "d"."pg": the definition of d.pg holds a secret that the server hides, so trueup cannot write it
-- way out: Write this statement by hand with `trueup new`, or keep the secret in a named collection and refer to that.
