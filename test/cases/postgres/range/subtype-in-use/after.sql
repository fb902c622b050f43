CREATE TYPE span AS RANGE (SUBTYPE = double precision);
CREATE TYPE idle AS RANGE (SUBTYPE = double precision);
CREATE TABLE t (a span);
