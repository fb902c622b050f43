--! Previous: -
--! Hash: sha1:0f5f3c2a4b1e6d7c8f9a0b1c2d3e4f5061728394

CREATE TABLE forums (id serial PRIMARY KEY, slug text NOT NULL UNIQUE);
