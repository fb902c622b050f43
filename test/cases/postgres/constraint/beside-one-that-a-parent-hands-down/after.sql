CREATE TABLE base (a int CONSTRAINT changes CHECK (a > 1), b int, c int CONSTRAINT stays CHECK (c > 0));
CREATE TABLE heir (CONSTRAINT changes CHECK (a > 1)) INHERITS (base);
CREATE TABLE parted (a int CONSTRAINT changes CHECK (a > 1), c int CONSTRAINT stays CHECK (c > 0)) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF parted (CONSTRAINT changes CHECK (a > 1)) DEFAULT;
