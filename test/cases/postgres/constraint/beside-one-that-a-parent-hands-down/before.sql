CREATE TABLE base (a int CONSTRAINT changes CHECK (a > 0), b int CONSTRAINT goes CHECK (b > 0), c int CONSTRAINT stays CHECK (c > 0));
CREATE TABLE heir (CONSTRAINT changes CHECK (a > 0), CONSTRAINT goes CHECK (b > 0), CONSTRAINT stays CHECK (c > 0)) INHERITS (base);
CREATE TABLE parted (a int CONSTRAINT changes CHECK (a > 0), c int CONSTRAINT stays CHECK (c > 0)) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF parted (CONSTRAINT changes CHECK (a > 0), CONSTRAINT stays CHECK (c > 0)) DEFAULT;
