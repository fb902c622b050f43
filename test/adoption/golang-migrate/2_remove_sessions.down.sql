ALTER TABLE shop.events DROP COLUMN session;
DROP TABLE shop.sessions;
