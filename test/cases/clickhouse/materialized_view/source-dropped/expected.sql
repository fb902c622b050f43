DROP VIEW d.v;

DROP VIEW d.m1 SYNC;

-- hazard: data-loss: drops table d.t
DROP TABLE d.t;
