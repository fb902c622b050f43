INSERT INTO `t-1` VALUES (1, 2, 'x', 3, 4);
