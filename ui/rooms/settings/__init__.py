"""The room where everything that can be chosen is chosen."""
