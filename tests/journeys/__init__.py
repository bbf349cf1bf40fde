"""Journeys: the real program on a display, driven by keys, read as a screen reader reads it."""
