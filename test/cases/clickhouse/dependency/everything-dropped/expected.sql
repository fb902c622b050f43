DROP VIEW d.mv SYNC;

DROP VIEW d.v;

DROP DICTIONARY d.dict;

DROP TABLE d.buffer;

DROP TABLE d.spread;

-- hazard: data-loss: drops table d.t
DROP TABLE d.t;

-- hazard: data-loss: drops table d.u
DROP TABLE d.u;

DROP FUNCTION twice;
