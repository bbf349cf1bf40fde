"""What a page over the window asks: a sentence or two, and choices that one key takes."""

from collections.abc import Callable

from msgspec import Struct

from ui.words import listed

Act = Callable[[], None]


class Option(Struct, frozen=True, kw_only=True):
    """One choice: the letter that takes it, what it is, what comes of it."""

    letter: str
    title: str
    detail: str
    act: Act

    @property
    def id(self) -> str:
        return f"{self.letter} {self.title} {self.detail}"

    @property
    def spoken(self) -> str:
        return listed(self.title, self.detail, self.letter)


class Asked(Struct, frozen=True, kw_only=True):
    """A page: what happened, what is kept, the choices, the best first; `back` is what Esc does.

    With `field` one line is typed and handed to `typed`; `note` says why what was chosen before was not done.
    """

    title: str
    sentences: tuple[str, ...]
    back: Act
    leaving: str
    options: tuple[Option, ...] = ()
    field: str = ""
    typed: Callable[[str], None] | None = None
    note: str = ""

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (*self.sentences, self.note) if part)
