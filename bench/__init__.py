"""Measures start, lookup, entry and import, each against something plain in the same run."""
