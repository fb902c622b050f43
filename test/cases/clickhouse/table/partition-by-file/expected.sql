CREATE OR REPLACE TABLE d.t
(
    `a` Int32,
    `at` Date
)
ENGINE = S3('http://localhost:1/bucket/{_partition_id}.csv', 'CSV')
PARTITION BY a;
