CREATE TABLE billing.usage_later PARTITION OF billing.usage DEFAULT;
