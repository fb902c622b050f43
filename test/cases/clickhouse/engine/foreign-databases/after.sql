CREATE TABLE my (a Int32, b String) ENGINE = MySQL('localhost:1', 'db', 't', 'u', '');
CREATE TABLE pg (a Int32, b String) ENGINE = PostgreSQL('localhost:1', 'db', 't2', 'u', '');
