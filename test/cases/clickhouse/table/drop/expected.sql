-- hazard: data-loss: drops table d.t
DROP TABLE d.t;
