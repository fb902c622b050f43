CREATE FUNCTION fits(x integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$;
CREATE TABLE items (id integer CHECK (fits(id)), n integer, fit boolean DEFAULT fits(1), CONSTRAINT n_fits CHECK (fits(n)));
CREATE VIEW fitting AS SELECT id FROM items WHERE fits(id);
CREATE VIEW other AS SELECT id FROM items WHERE fits(id);
CREATE POLICY mine ON items USING (fits(id));
CREATE FUNCTION both_fit(x integer, y integer) RETURNS boolean LANGUAGE sql RETURN fits(x) AND fits(y);
