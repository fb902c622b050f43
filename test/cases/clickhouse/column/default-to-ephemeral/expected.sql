-- hazard: data-loss: d.t.b stops being stored: its values are lost
ALTER TABLE d.t
    MODIFY COLUMN `b` EPHEMERAL 1,
    MODIFY COLUMN `c` DEFAULT b,
    MODIFY COLUMN `x` EPHEMERAL defaultValueOfTypeName('Int32');
