RENAME TABLE d.mv TO d.nv;
