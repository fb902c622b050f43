DROP FUNCTION s.f(s.e);

DROP VIEW s.v;

-- hazard: data-loss: drops table s.t with its rows
DROP TABLE s.t;

DROP TYPE s.e;

DROP SCHEMA s;
