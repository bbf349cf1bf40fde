"""What the parts of the console work with."""

from msgspec import Struct

from ui.console.calls import OpenCalls
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.work import Work


class Means(Struct, frozen=True):
    """The way off the window's thread, the status line, how things stand, and the open calls."""

    work: Work
    messages: Messages
    around: Surroundings
    calls: OpenCalls
