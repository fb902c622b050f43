-- hazard: rewrite: rewrites parts of d.t to which the new TTL applies
ALTER TABLE d.t
    MODIFY TTL at + toIntervalDay(1) TO DISK 'slow', at + toIntervalDay(2) TO VOLUME 'cold';
