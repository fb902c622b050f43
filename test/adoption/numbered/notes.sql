SELECT name, max(at) FROM metrics GROUP BY name;
