-- trueup: renamed-from people
CREATE TABLE accounts (
    id int CONSTRAINT people_pkey PRIMARY KEY,
    -- trueup: renamed-from name
    full_name text
);
CREATE VIEW v AS SELECT full_name AS name FROM accounts;
