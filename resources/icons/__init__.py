"""The outlines of the icons, and what takes them from their font."""
