ALTER TABLE metrics ADD COLUMN host String;
