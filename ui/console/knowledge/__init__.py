"""Keeping articles and lines: what is listed, what is typed, what is done."""
