CREATE TABLE parent (a integer);
CREATE TABLE heir (CONSTRAINT c CHECK (a > 0)) INHERITS (parent);
