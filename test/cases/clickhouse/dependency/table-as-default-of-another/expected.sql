ALTER TABLE d.t
    ADD COLUMN `v` String DEFAULT joinGet('d.j', 'v', k);
