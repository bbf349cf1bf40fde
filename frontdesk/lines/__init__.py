"""The numbers and brands that callers reach."""
