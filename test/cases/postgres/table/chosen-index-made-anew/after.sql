CREATE TABLE readings (sensor int NOT NULL, at timestamptz NOT NULL, value float8);
CREATE UNIQUE INDEX readings_by_time ON readings (sensor, at);
CREATE INDEX readings_by_sensor ON readings (sensor) WITH (fillfactor = 70);
ALTER TABLE readings REPLICA IDENTITY USING INDEX readings_by_time;
ALTER TABLE readings CLUSTER ON readings_by_sensor;

CREATE TABLE alarms (sensor int NOT NULL, zone int NOT NULL, CONSTRAINT alarms_zone_sensor_key UNIQUE (zone, sensor) DEFERRABLE) PARTITION BY LIST (zone);
CREATE TABLE alarms_1 PARTITION OF alarms FOR VALUES IN (1);
CREATE UNIQUE INDEX alarms_1_by_sensor ON alarms_1 (sensor);
ALTER TABLE alarms_1 REPLICA IDENTITY USING INDEX alarms_1_by_sensor;
