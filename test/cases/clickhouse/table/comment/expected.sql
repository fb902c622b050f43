ALTER TABLE d.t
    MODIFY COMMENT '';

ALTER TABLE d.u
    MODIFY COMMENT 'a \'quoted\' \\ one; with -- everything';
