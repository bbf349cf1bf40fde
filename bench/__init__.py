"""Measures what the program promises: how fast, in how much memory, and with how few pauses."""
