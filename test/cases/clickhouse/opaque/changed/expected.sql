-- hazard: data-loss: drops d.w, of which trueup cannot say what it holds
DROP TABLE d.w;
