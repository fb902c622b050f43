CREATE OR REPLACE VIEW d.v
AS SELECT a
FROM d.t
WHERE (a > {x:Int32}) AND (a < {y:Int32});

CREATE VIEW d.w
AS SELECT a
FROM d.t
WHERE a IN ({list:Array(Int32)});
