"""What the table of docs/rooms.md says, done: one function for each of its rows."""

import pytest

ROOMS = ("console", "directory", "knowledge", "log", "settings")
pytest.register_assert_rewrite(*(f"{__name__}.{name}" for name in ("doing", *ROOMS)))
