-- hazard: data-loss: drops d.mv with the rows of its inner table
DROP VIEW d.mv SYNC;
