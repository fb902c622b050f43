CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE CAST (mood AS text) WITH INOUT;
