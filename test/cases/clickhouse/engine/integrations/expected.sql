DROP TABLE d.gone;

DROP TABLE d.nats;

DROP TABLE d.rabbit;

CREATE TABLE d.added
(
    `a` Int8
)
ENGINE = Executable('y.sh', 'TSV');

CREATE OR REPLACE TABLE d.fuzzed
(
    `a` String,
    `b` String
)
ENGINE = FuzzQuery('SELECT 1');

CREATE OR REPLACE TABLE d.hdfs
(
    `a` Int16
)
ENGINE = HDFS('hdfs://localhost:1/x', 'CSV');

CREATE TABLE d.nats
(
    `a` Int16
)
ENGINE = NATS SETTINGS nats_url = 'localhost:1', nats_subjects = 's', nats_format = 'CSV';

CREATE OR REPLACE TABLE d.pool
(
    `a` Int16
)
ENGINE = ExecutablePool('x.sh', 'CSV');

CREATE TABLE d.rabbit
(
    `a` Int16
)
ENGINE = RabbitMQ SETTINGS rabbitmq_host_port = 'localhost:1', rabbitmq_exchange_name = 'e', rabbitmq_format = 'CSV';

CREATE OR REPLACE TABLE d.redis
(
    `k` String,
    `v` String,
    `more` Int8
)
ENGINE = Redis('localhost:1')
PRIMARY KEY k;

CREATE OR REPLACE TABLE d.script
(
    `a` Int16
)
ENGINE = Executable('x.sh', 'CSV');

CREATE OR REPLACE TABLE d.sqlite
(
    `a` Int16
)
ENGINE = SQLite('/nowhere/x.db', 't');
