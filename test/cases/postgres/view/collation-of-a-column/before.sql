CREATE TABLE items (id integer, code text);
CREATE VIEW codes AS SELECT id, code FROM items;
CREATE VIEW sorted AS SELECT code FROM codes ORDER BY code;
