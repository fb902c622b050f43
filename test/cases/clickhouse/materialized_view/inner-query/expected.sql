ALTER TABLE d.mv
    MODIFY QUERY
SELECT
    a,
    count() AS n
FROM d.t
WHERE a > 0
GROUP BY a;
