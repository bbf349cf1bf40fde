"""What whoever sits here chose of looks and keys, put on as soon as it is known."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from frontdesk import deskfile
from frontdesk.errors import Refused
from frontdesk.settings import Settings, keys_of
from ui.actions.keymap import KEYMAP
from ui.actions.rekeying import known
from ui.theme import Look, Theme

if TYPE_CHECKING:
    from ui.console.console import Console


_LAST_SHOWN = "last_shown"


def last_shown() -> Theme | None:
    """The theme that this desk showed last, for the time until the hub is open; None leaves it to FRONTDESK_THEME."""
    told = "" if os.environ.get("FRONTDESK_THEME") else deskfile.read().get(_LAST_SHOWN, "")
    return Theme(told) if told in set(Theme) else None


def _remember(theme: Theme) -> None:
    with suppress(Refused):  # then the next start shows another theme for a moment
        deskfile.write(deskfile.to_change() | {_LAST_SHOWN: theme.value})


class Dress:
    """Follows the settings; `theme` is the one that the look was made for."""

    def __init__(self, look: Look, console: "Console", theme: Theme) -> None:
        self._look, self._console = look, console
        self._theme, self._keys = theme, ""
        KEYMAP.choose({})
        console.overview_changed.connect(self.follow)

    def follow(self) -> None:
        """Show the theme and the keys as they were chosen."""
        overview = self._console.overview
        if overview is None:
            return
        self._put_on(overview.settings)

    def take_off(self) -> None:
        """Every command has its usual key again: the next window may be somebody else's."""
        KEYMAP.choose({})

    def _put_on(self, settings: Settings) -> None:
        if settings.theme != self._theme:
            self._theme = Theme(settings.theme)
            self._look.choose(self._theme)
            _remember(self._theme)
        if settings.keys != self._keys:
            self._keys = settings.keys
            KEYMAP.choose(known(keys_of(settings.keys)))
