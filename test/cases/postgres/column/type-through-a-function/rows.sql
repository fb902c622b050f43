INSERT INTO t VALUES
  (1, true, 0, '{t,f,NULL}', '{"x": [1]}', '7d444840-9dc0-11d1-b245-5ffdce74fad2', '2026-01-02', '2026-01-02 03:04:05+00', 'blue', 7, '7d444840-9dc0-11d1-b245-5ffdce74fad2', 1.50),
  (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, false, 5, '{}', '[]', NULL, NULL, NULL, 'red', -1, NULL, 0);
