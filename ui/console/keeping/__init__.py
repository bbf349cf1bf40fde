"""Keeping the directory: its lists, its forms, and the verbs behind them."""
