"""The rooms of the window: one entry each, made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from ui.icons import Icon
from ui.widgets.room import Room

if TYPE_CHECKING:
    from ui.console.console import Console
    from ui.console.day import LogBook
    from ui.theme import Look
    from ui.work import Work


class Parts(Struct, frozen=True, kw_only=True):
    """What a room may be made of."""

    look: "Look"
    console: "Console"
    log: "LogBook"
    work: "Work"


class Entry(Struct, frozen=True, kw_only=True):
    """A room: the action `go.<id>` leads there, and names it and its key."""

    id: str
    icon: Icon
    selected_icon: Icon
    make: Callable[[Parts], Room]
    is_at_foot: bool = False


def _console(parts: Parts) -> Room:
    from ui.rooms.console.room import ConsoleRoom

    return ConsoleRoom(parts.look, parts.console)


def _log(parts: Parts) -> Room:
    from ui.rooms.log.room import LogRoom

    return LogRoom(parts.look, parts.console, parts.log)


def _directory(parts: Parts) -> Room:
    from ui.console.keeping.book import DirectoryBook
    from ui.console.keeping.keeper import Keeper
    from ui.rooms.directory.room import DirectoryRoom

    book = DirectoryBook(parts.work, parts.console)
    keeper = Keeper(parts.work, parts.console, book)
    room = DirectoryRoom(parts.look, parts.console, parts.work, book, keeper)
    book.setParent(room)
    keeper.setParent(room)
    return room


def _knowledge(parts: Parts) -> Room:
    from ui.console.knowledge.keeping import Keeping
    from ui.console.knowledge.shelf import Shelf
    from ui.rooms.knowledge.room import KnowledgeRoom

    shelf = Shelf(parts.work, parts.console)
    return KnowledgeRoom(parts.look, parts.console, shelf, Keeping(parts.work, parts.console, shelf))


def _settings(parts: Parts) -> Room:
    from ui.console.choosing import Choosing
    from ui.rooms.settings.room import SettingsRoom

    return SettingsRoom(parts.look, parts.console, Choosing(parts.work, parts.console))


ROOMS = (
    Entry(id="console", icon=Icon.HEADSET, selected_icon=Icon.HEADSET_FILL, make=_console),
    Entry(id="log", icon=Icon.NOTEBOOK, selected_icon=Icon.NOTEBOOK_FILL, make=_log),
    Entry(id="directory", icon=Icon.ADDRESS_BOOK, selected_icon=Icon.ADDRESS_BOOK_FILL, make=_directory),
    Entry(id="knowledge", icon=Icon.BOOK_OPEN, selected_icon=Icon.BOOK_OPEN_FILL, make=_knowledge),
    Entry(id="settings", icon=Icon.GEAR_SIX, selected_icon=Icon.GEAR_SIX_FILL, make=_settings, is_at_foot=True),
)
