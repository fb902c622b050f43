ALTER TABLE s.heads DROP CONSTRAINT tail;

ALTER TABLE s.tails DROP CONSTRAINT tails_head_fkey;

-- hazard: rewrite: rewrites s.days
-- hazard: blocking: locks s.days while it is rewritten
ALTER TABLE s.days SET LOGGED;

-- hazard: rewrite: rewrites s.heads
-- hazard: blocking: locks s.heads while it is rewritten
ALTER TABLE s.heads SET LOGGED;

-- hazard: rewrite: rewrites s.notes
-- hazard: blocking: locks s.notes while it is rewritten
ALTER TABLE s.notes SET UNLOGGED;

-- hazard: rewrite: rewrites s.lines
-- hazard: blocking: locks s.lines while it is rewritten
ALTER TABLE s.lines SET UNLOGGED;

-- hazard: rewrite: rewrites s.orders
-- hazard: blocking: locks s.orders while it is rewritten
ALTER TABLE s.orders SET UNLOGGED;

-- hazard: rewrite: rewrites s.tails
-- hazard: blocking: locks s.tails while it is rewritten
ALTER TABLE s.tails SET LOGGED;

ALTER TABLE s.entries ADD CONSTRAINT entries_day_fkey FOREIGN KEY (day) REFERENCES s.days(id) NOT VALID;

-- hazard: scan: reads s.entries; fails where a row breaks s.entries.entries_day_fkey
ALTER TABLE s.entries VALIDATE CONSTRAINT entries_day_fkey;

ALTER TABLE s.heads ADD CONSTRAINT tail FOREIGN KEY (tail) REFERENCES s.tails(id) NOT VALID;

-- hazard: scan: reads s.heads; fails where a row breaks s.heads.tail
ALTER TABLE s.heads VALIDATE CONSTRAINT tail;

ALTER TABLE s.tails ADD CONSTRAINT tails_head_fkey FOREIGN KEY (head) REFERENCES s.heads(id) NOT VALID;

-- hazard: scan: reads s.tails; fails where a row breaks s.tails.tails_head_fkey
ALTER TABLE s.tails VALIDATE CONSTRAINT tails_head_fkey;
