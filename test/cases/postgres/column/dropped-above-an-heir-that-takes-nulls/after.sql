CREATE TABLE middle (x interval);
CREATE TABLE low (id integer, n int) INHERITS (middle);
CREATE TABLE other ();
CREATE TABLE other_heir (id smallint NOT NULL) INHERITS (other);
CREATE TABLE other_loser () INHERITS (other);
CREATE TABLE left_alone ();
CREATE TABLE leaver (x interval);
CREATE TABLE leaver_heir (id smallint) INHERITS (leaver);
