CREATE TABLE counts (id serial);
CREATE TABLE counts_with (id integer DEFAULT nextval('counts_id_seq'));
CREATE TABLE stays (id integer DEFAULT nextval('counts_id_seq'));
CREATE TABLE by_itself (id serial);
