CREATE NAMED COLLECTION pg_access AS host = 'localhost', port = 1, user = 'u', password = 'p', database = 'db';
CREATE TABLE pg (a Int32) ENGINE = PostgreSQL(pg_access, table = 't');
