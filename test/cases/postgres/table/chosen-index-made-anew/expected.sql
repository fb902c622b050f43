DROP INDEX CONCURRENTLY public.readings_by_sensor;

DROP INDEX CONCURRENTLY public.readings_by_time;

ALTER TABLE public.alarms DROP CONSTRAINT alarms_zone_sensor_key;

-- hazard: blocking: locks public.alarms while it is read
-- hazard: scan: reads public.alarms to build alarms_zone_sensor_key
ALTER TABLE public.alarms ADD CONSTRAINT alarms_zone_sensor_key UNIQUE (zone, sensor) DEFERRABLE;

-- hazard: scan: reads public.alarms_1 to build alarms_1_by_sensor
CREATE UNIQUE INDEX CONCURRENTLY alarms_1_by_sensor ON public.alarms_1 USING btree (sensor);

ALTER TABLE public.alarms_1 REPLICA IDENTITY USING INDEX alarms_1_by_sensor;

-- hazard: scan: reads public.readings to build readings_by_sensor
CREATE INDEX CONCURRENTLY readings_by_sensor ON public.readings USING btree (sensor) WITH (fillfactor='70');

ALTER TABLE public.readings CLUSTER ON readings_by_sensor;

-- hazard: scan: reads public.readings to build readings_by_time
CREATE UNIQUE INDEX CONCURRENTLY readings_by_time ON public.readings USING btree (sensor, at);

ALTER TABLE public.readings REPLICA IDENTITY USING INDEX readings_by_time;
