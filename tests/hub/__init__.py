"""The system of record, on both of its engines."""
