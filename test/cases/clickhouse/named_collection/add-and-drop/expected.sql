-- hazard: irreversible: drops named collection gone with values nobody can read back
DROP NAMED COLLECTION gone;

-- refused: named_collection "fresh": the definition of fresh holds a secret that the server hides, so trueup cannot write it
-- way out: Write this statement by hand with `trueup new`, or keep the secret in a named collection and refer to that.
