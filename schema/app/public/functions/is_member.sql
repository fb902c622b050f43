-- Runs as its owner: the policies that ask it must not need rights on memberships.
CREATE FUNCTION public.is_member(project bigint, at_least public.member_role DEFAULT 'viewer') RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT EXISTS (
        SELECT FROM public.memberships
        WHERE project_id = project AND account_id = public.current_account_id() AND role <= at_least
    )
$$;
