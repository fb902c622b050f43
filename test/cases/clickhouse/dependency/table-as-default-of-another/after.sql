CREATE TABLE j (k UInt64, v String) ENGINE = Join(ANY, LEFT, k);
CREATE TABLE t (k UInt64, v String DEFAULT joinGet('d.j', 'v', k)) ENGINE = MergeTree ORDER BY k;
