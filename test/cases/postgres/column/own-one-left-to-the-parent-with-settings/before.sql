CREATE TABLE parent (day boolean);
CREATE TABLE heir (amount numeric(10,2)) INHERITS (parent);
