-- Share of `reached` in `entered`, 0 where nobody entered.
CREATE FUNCTION conversion_rate AS (reached, entered) -> if(entered = 0, 0, reached / entered);
