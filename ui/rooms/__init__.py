"""The rooms of the window, independent of each other."""
