CREATE TYPE public.member_role AS ENUM ('owner', 'admin', 'developer', 'viewer');

COMMENT ON TYPE public.member_role IS 'what a member may do in a project, most first';
