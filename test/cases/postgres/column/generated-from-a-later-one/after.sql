CREATE TABLE day (
  total date[],
  next numeric(8,0) GENERATED ALWAYS AS (number + 1) STORED,
  value timestamptz,
  number bigint
);
