CREATE TABLE day (events varchar(20), amount varchar GENERATED ALWAYS AS (upper(events)) STORED);
CREATE TABLE heir (amount varchar, events interval);
