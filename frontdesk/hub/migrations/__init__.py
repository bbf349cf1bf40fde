"""The hub's schema over time, run by Alembic; imported only where a stored schema is older than the program."""
