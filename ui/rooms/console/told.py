"""Tells parts what to show, and paints nothing again that is shown already."""

from collections.abc import Callable
from typing import Any, ParamSpec

_Words = ParamSpec("_Words")


class Told:
    """Remembers what each method was told last: at a key most parts are told the same again."""

    def __init__(self) -> None:
        self._last: dict[Callable[..., None], tuple[Any, ...]] = {}

    def __call__(self, show: Callable[_Words, None], *words: _Words.args, **more: _Words.kwargs) -> None:
        """Have `show` show these words, unless they are what it was told last."""
        if self._last.get(show) != (words, more):
            self._last[show] = (words, more)
            show(*words, **more)
