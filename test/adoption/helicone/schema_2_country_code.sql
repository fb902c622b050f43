ALTER TABLE default.request_response_log ADD COLUMN country_code Nullable(String);
