-- hazard: rewrite: rewrites parts of d.t to which the new TTL applies
ALTER TABLE d.t
    MODIFY TTL at + toIntervalMonth(1) RECOMPRESS CODEC(ZSTD(9)), at + toIntervalYear(1) RECOMPRESS CODEC(ZSTD(17));
