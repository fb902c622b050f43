CREATE TABLE top (id smallint NOT NULL DEFAULT 1, n int NOT NULL DEFAULT 1);
CREATE TABLE middle (x interval) INHERITS (top);
CREATE TABLE low () INHERITS (middle);
CREATE TABLE other (id smallint NOT NULL DEFAULT 1);
CREATE TABLE other_heir () INHERITS (other);
CREATE TABLE other_loser () INHERITS (other);
CREATE TABLE left_alone (id smallint NOT NULL DEFAULT 1);
CREATE TABLE leaver (x interval) INHERITS (left_alone);
CREATE TABLE leaver_heir () INHERITS (leaver);
