"""Above the box: who calls and what one should know of them, and the most urgent thing that is owed."""

from ui.console.console import Console
from ui.models.callers import caller_name, facts
from ui.models.logged import CAME
from ui.rooms.console.banner import banner
from ui.rooms.console.told import Told
from ui.theme import Look
from ui.widgets.caller import CallerHeading, CallerWords, Fact
from ui.widgets.strip import Strip

_NOT_KEPT = "What you type now stays on screen only."


class WhoCalls:
    """Tells heading and strip what the console knows."""

    def __init__(self, look: Look, console: Console) -> None:
        self._console = console
        self._told = Told()
        self._is_compact = False
        self.heading, self.strip = CallerHeading(look), Strip(look)

    def show_now(self) -> None:
        """Show who calls and what is owed as it stands."""
        self._show_caller()
        self._show_strip()

    def set_compact(self, is_compact: bool) -> None:
        """Leave words out below 1200 px."""
        self._is_compact = is_compact
        self._show_strip()

    def _show_caller(self) -> None:
        call = self._console.call
        if call.notes is None:
            self._told(self._show_heading, self._idle_words())
            return
        caller, noted = call.caller, call.notes.caller_name
        name = caller_name(caller, call.recognition, noted, call.notes.contact)
        organisation = call.notes.organisation or (caller.organisation if caller else "")
        number = call.recognition.shown if call.recognition.shown != name else ""
        told = tuple(Fact(quiet, strong) for quiet, strong in facts(caller, call.recognition, call.standing))
        is_known = name != CAME[call.notes.contact]
        hint = "" if is_known else self.heading.tr("Their number or name, typed below, says who calls.")
        words = CallerWords(name=name, organisation=organisation, number=number, facts=told, hint=hint)
        self._told(self._show_heading, words)

    def _show_heading(self, words: CallerWords | tuple[str, str]) -> None:
        if isinstance(words, tuple):
            self.heading.show_idle(*words)
        else:
            self.heading.show_caller(words)

    def _idle_words(self) -> tuple[str, str]:
        """Between calls; '' where the usual words are so: before the hub is open nobody can be recognised."""
        around = self._console.around
        if around.overview is not None:
            return "", ""
        if around.refusal:
            return self.heading.tr("The hub cannot be opened"), self.heading.tr(_NOT_KEPT)
        detail = self.heading.tr("What you type is kept, and answered as soon as it is open.")
        return self.heading.tr("The hub is being opened"), detail

    def _show_strip(self) -> None:
        words = banner(self.strip, self._console, is_compact=self._is_compact)
        self._told(self.strip.show_words, words)
