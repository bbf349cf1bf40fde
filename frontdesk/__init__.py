"""Everything a front desk knows and does; no Qt."""
