DROP TABLE pageviews;
