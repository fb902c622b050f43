-- +goose Up
-- +goose StatementBegin
CREATE TABLE shop.traces (id UUID, at DateTime64(3), name LowCardinality(String)) ENGINE = MergeTree ORDER BY (name, at);
-- +goose StatementEnd

-- +goose Down
DROP TABLE shop.traces;
