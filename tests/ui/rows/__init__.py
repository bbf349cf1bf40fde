"""What the table of docs/rooms.md says, done: one function for each of its rows."""

import pytest

PARTS = ("console", "endings", "directory", "knowledge", "log", "hub", "settings")
pytest.register_assert_rewrite(*(f"{__name__}.{part}" for part in ("doing", *PARTS)))
