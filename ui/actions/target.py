"""What actions act on."""

from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from ui.console.console import Console
    from ui.console.day import LogBook
    from ui.rooms.console.room import ConsoleRoom
    from ui.rooms.directory.room import DirectoryRoom
    from ui.rooms.knowledge.room import KnowledgeRoom
    from ui.rooms.settings.room import SettingsRoom
    from ui.window import Window


class Target(Struct, frozen=True):
    """The parts of the program that a key can ask something of."""

    console: "Console"
    log: "LogBook"
    window: "Window"

    @property
    def room(self) -> "ConsoleRoom":
        """The room of the call at hand."""
        return self.window.room

    @property
    def directory(self) -> "DirectoryRoom":
        """The room of people, departments and topics."""
        return cast("DirectoryRoom", self.window.room_named("directory"))

    @property
    def knowledge(self) -> "KnowledgeRoom":
        """The room of articles and lines."""
        return cast("KnowledgeRoom", self.window.room_named("knowledge"))

    @property
    def settings(self) -> "SettingsRoom":
        """The room where settings and keys are chosen."""
        return cast("SettingsRoom", self.window.room_named("settings"))
