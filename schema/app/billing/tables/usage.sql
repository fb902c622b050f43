-- One row a project and day, counted in the analytics database. A partition a quarter.
CREATE TABLE billing.usage (
    project_id bigint NOT NULL REFERENCES public.projects (id),
    day date NOT NULL,
    events bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (project_id, day)
) PARTITION BY RANGE (day);
