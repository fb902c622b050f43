CREATE TABLE day (total date[]);
