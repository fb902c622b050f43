-- trueup: renamed-from old
CREATE TABLE fresh (
  id int PRIMARY KEY,
  -- trueup: renamed-from a
  b int NOT NULL
);
