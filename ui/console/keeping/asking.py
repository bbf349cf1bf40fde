"""A form that is open in the record: what it asks, and what writing it does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.directory.fields import Unreadable
from frontdesk.errors import FrontdeskError
from ui.models.directory import Page
from ui.models.directory_record import Groups
from ui.models.form import Field, NameRow, Texts

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Done(Struct, frozen=True):
    """What was done, in a sentence; where it is seen (a list, the id of its row and its name), and whether the form
    stays. `goes_on` is the form of a new record, for what was typed of it since."""

    sentence: str
    page: Page | None = None
    row: str = ""
    name: str = ""
    stays: bool = False
    goes_on: "Ask | None" = None


class Asking(Struct, frozen=True, kw_only=True):
    """A form: `id` is what typed words are kept under, `blame` the field that a refusal is told beside.

    `file` writes it, and is given what was typed; it runs beside the window. `chain` are owner and deputies where
    they are being kept.
    """

    id: str
    title: str
    act: str
    file: Callable[["Desk", Texts], Done]
    facts: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    groups: Groups = ()
    blame: str = ""
    chain: tuple[NameRow, ...] | None = None
    topic_id: str = ""
    swapped: "Callable[[Desk], Asking] | None" = None

    def has(self, id: str) -> bool:
        """Whether it asks for this field."""
        return any(one.id == id for one in self.fields)

    def filled(self, typed: Texts) -> "Asking":
        """The same form with what was typed into it before."""
        return replace(self, fields=tuple(replace(one, typed=typed.get(one.id, one.typed)) for one in self.fields))


#: Makes a form from how things stand; runs beside the window.
Ask = Callable[["Desk"], Asking]


@contextmanager
def beside(field: str) -> Iterator[None]:
    """Whatever is refused meanwhile is about `field`."""
    try:
        yield
    except FrontdeskError as refused:
        raise Unreadable(field, refused) from refused


def changed(fields: tuple[Field, ...], texts: Texts) -> Texts:
    """What differs from what the form began with."""
    began = {one.id: one.typed.text for one in fields}
    return {id: typed for id, typed in texts.items() if typed.text != began.get(id)}
