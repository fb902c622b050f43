RENAME DICTIONARY d.dict TO d.words;
