-- +goose Up
ALTER TABLE shop.traces ADD COLUMN cost Decimal(18, 6) DEFAULT 0;

-- +goose Down
ALTER TABLE shop.traces DROP COLUMN cost;
