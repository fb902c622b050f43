CREATE FUNCTION added AS (x, y) -> x + y;
CREATE FUNCTION quoted AS (x) -> concat(x, ';--''');
CREATE FUNCTION inner_one AS (x) -> x * 2;
CREATE FUNCTION outer_one AS (x) -> inner_one(x) + 1;
