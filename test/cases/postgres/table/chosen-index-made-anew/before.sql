CREATE TABLE readings (sensor int NOT NULL, at timestamptz NOT NULL, value float8);
CREATE UNIQUE INDEX readings_by_time ON readings (at, sensor);
CREATE INDEX readings_by_sensor ON readings (sensor);
ALTER TABLE readings REPLICA IDENTITY USING INDEX readings_by_time;
ALTER TABLE readings CLUSTER ON readings_by_sensor;

CREATE TABLE alarms (sensor int NOT NULL, zone int NOT NULL, UNIQUE (zone, sensor)) PARTITION BY LIST (zone);
CREATE TABLE alarms_1 PARTITION OF alarms FOR VALUES IN (1);
ALTER TABLE alarms_1 REPLICA IDENTITY USING INDEX alarms_1_zone_sensor_key;
