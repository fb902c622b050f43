--liquibase formatted sql

--changeset jo:pets-1 dbms:postgresql
CREATE TABLE pets (id integer PRIMARY KEY, owner integer REFERENCES people (id), name text);
--rollback DROP TABLE pets;
