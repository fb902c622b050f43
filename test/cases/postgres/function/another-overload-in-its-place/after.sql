CREATE FUNCTION fits(x integer, y integer DEFAULT 2) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$;
CREATE TABLE items (id integer CHECK (fits(id)), n integer, fit boolean DEFAULT fits(1), CONSTRAINT n_fits CHECK (fits(n, 3)));
CREATE VIEW fitting AS SELECT id FROM items WHERE fits(id);
CREATE VIEW other AS SELECT id FROM items WHERE fits(id, 3);
CREATE POLICY mine ON items USING (fits(id, 3));
CREATE FUNCTION both_fit(x integer, y integer) RETURNS boolean LANGUAGE sql RETURN fits(x) AND fits(y);
