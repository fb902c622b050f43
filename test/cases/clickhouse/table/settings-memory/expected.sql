ALTER TABLE d.t
    MODIFY SETTING max_rows_to_keep = 2000, min_rows_to_keep = 10;
