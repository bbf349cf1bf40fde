"""The window: its look, its parts, its rooms."""
