--liquibase formatted sql

--changeset maria:people-1
--comment: the first table
CREATE TABLE people (id integer PRIMARY KEY, name text NOT NULL);
--rollback DROP TABLE people;

--changeset maria:people-2
ALTER TABLE people ADD COLUMN born date;
--rollback ALTER TABLE people DROP COLUMN born;
