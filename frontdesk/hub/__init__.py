"""The system of record: tables, journal, undo, feed."""
