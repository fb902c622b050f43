CREATE TABLE q (a Int32) ENGINE = Kafka SETTINGS kafka_broker_list = 'localhost:1', kafka_topic_list = 'x', kafka_group_name = 'g', kafka_format = 'JSONEachRow';
