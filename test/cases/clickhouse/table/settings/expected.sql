ALTER TABLE d.t
    MODIFY SETTING parts_to_throw_insert = 600, parts_to_delay_insert = 300;

ALTER TABLE d.t
    RESET SETTING min_bytes_for_wide_part;
