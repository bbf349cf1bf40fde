"""The room of the log."""
