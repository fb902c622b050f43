CREATE TABLE my (a Int32) ENGINE = MySQL('localhost:1', 'db', 't', 'u', '');
CREATE TABLE pg (a Int32) ENGINE = PostgreSQL('localhost:1', 'db', 't', 'u', '');
