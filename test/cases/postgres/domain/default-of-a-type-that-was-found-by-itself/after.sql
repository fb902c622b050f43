CREATE TYPE public.level AS ENUM ('low', 'high');
SET search_path = public;
CREATE DOMAIN levels AS level[] DEFAULT '{}'::level[];
