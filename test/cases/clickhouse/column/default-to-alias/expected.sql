-- hazard: data-loss: d.t.b stops being stored: its values are lost
-- hazard: data-loss: d.t.c stops being stored: its values are lost
-- hazard: data-loss: d.t.x stops being stored: its values are lost
ALTER TABLE d.t
    MODIFY COLUMN `b` ALIAS a,
    MODIFY COLUMN `c` ALIAS a + 1,
    MODIFY COLUMN `x` ALIAS a;
