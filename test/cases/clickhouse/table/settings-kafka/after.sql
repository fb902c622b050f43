CREATE TABLE q (a Int32) ENGINE = Kafka SETTINGS kafka_broker_list = 'localhost:1', kafka_topic_list = 'x,y', kafka_group_name = 'g', kafka_format = 'JSONEachRow', kafka_num_consumers = 1;
