"""The keys of commands as they are now: the one place that knows which of them somebody changed."""

import re
from collections.abc import Callable, Mapping
from weakref import WeakMethod

from msgspec import Struct
from shiboken6 import isValid

Keys = tuple[str, ...]

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def key_words(key: str) -> str:
    """A key as it is shown: 'Ctrl K', 'Alt ←'; '' for none."""
    return " ".join(_ARROWS.get(part, part) for part in re.split(r"\+(?=.)", key)) if key else ""


class _Caption(Struct, frozen=True):
    """Whatever shows the key of a command; it is told when that is another."""

    id: str
    usual: Keys
    show: "WeakMethod[Callable[[str], None]]"


class Keymap:
    """Holds the keys that differ from the usual ones, and tells captions when they change."""

    def __init__(self) -> None:
        self._changed: dict[str, Keys] = {}
        self._captions: list[_Caption] = []
        self._watching: list[WeakMethod[Callable[[], None]]] = []

    @property
    def changed(self) -> Mapping[str, Keys]:
        """The keys that differ from the usual ones, by the id of their command."""
        return self._changed

    def of(self, id: str, usual: Keys) -> Keys:
        """The keys of a command as they are now."""
        return self._changed.get(id, usual)

    def choose(self, changed: Mapping[str, Keys]) -> None:
        """From now on these differ from the usual ones, and no others."""
        if dict(changed) == self._changed:
            return
        self._changed = dict(changed)
        self._captions = [one for one in self._captions if _lives(one.show)]
        self._watching = [one for one in self._watching if _lives(one)]
        for tell in [one() for one in self._watching]:
            if tell is not None:
                tell()
        for one in list(self._captions):
            self._show(one)

    def caption(self, id: str, usual: Keys, show: Callable[[str], None]) -> None:
        """Let `show`, a method of whatever is seen, have the key of a command now and whenever it is another."""
        made = _Caption(id, usual, WeakMethod(show))
        self._captions.append(made)
        self._show(made)

    def watch(self, tell: Callable[[], None]) -> None:
        """Call `tell`, a method, whenever keys changed, before any caption shows them."""
        self._watching.append(WeakMethod(tell))

    def _show(self, caption: _Caption) -> None:
        show = caption.show()
        if show is not None:
            keys = self.of(caption.id, caption.usual)
            show(key_words(keys[0]) if keys else "")


#: Of the one window that a program has; its commands are as fixed as this.
KEYMAP = Keymap()


def _lives(method: "WeakMethod[Callable[..., None]]") -> bool:
    """Whether the widget of a method is still there; its Python half may outlive the other."""
    held = method()
    owner = getattr(held, "__self__", None)
    return owner is not None and isValid(owner)
