"""The lines' verbs: which there are, which one rings, how it is answered."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypedDict, Unpack

from msgspec.structs import replace

from frontdesk.clock import Clock
from frontdesk.directory.model import Operator
from frontdesk.errors import NotAllowed, NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.ids import new_id
from frontdesk.lines import records
from frontdesk.lines.model import Line
from frontdesk.settings import Settings
from frontdesk.words import apart, clean, fold, one_line

LONGEST_NAME = 200
LONGEST_GREETING = 1_000
LONGEST_CARD = 10_000
_KINDS = frozenset({"lines"})

#: Reads a number as it was typed into its key ('+15705550142', '231'); '' for what is none.
NumberKey = Callable[[str], str]


class LineFields(TypedDict, total=False):
    """The fields of a line as they were typed; those that are not given stay as they are."""

    name: str
    number: str
    greeting: str
    does: str
    does_not: str


class Lines:
    """The lines of the hub; `settings` tells the one that rings while none is named."""

    def __init__(self, hub: Hub, *, clock: Clock, number_key: NumberKey, settings: Callable[[], Settings]) -> None:
        self._hub = hub
        self._clock = clock
        self._number_key = number_key
        self._settings = settings
        self._kept: tuple[int, tuple[Line, ...]] | None = None

    def lines(self) -> tuple[Line, ...]:
        """Every line in use, by name."""
        return tuple(sorted(self._in_order(), key=lambda line: fold(line.name)))

    def every(self) -> tuple[Line, ...]:
        """Every line, retired ones too, by name."""
        with self._hub.read() as connection:
            return tuple(sorted(records.every_line(connection), key=lambda line: fold(line.name)))

    def line(self, id: str) -> Line:
        """The line with this id, retired or not; NotFound."""
        with self._hub.read() as connection:
            return _held(records.lines_by_id(connection, [id]), id)

    def lines_by_id(self, ids: Iterable[str]) -> dict[str, Line]:
        """The lines with these ids, by id, retired or not; those that are gone are left out."""
        with self._hub.read() as connection:
            return records.lines_by_id(connection, ids)

    def default(self) -> Line:
        """The line that rings where nothing tells which: the one that the settings name, else the first.

        While no line is named it is made of the settings, and has no id.
        """
        settings, named = self._settings(), self._in_order()
        if not named:
            return Line(id="", reference="", name=settings.line, greeting=settings.greeting)
        return next((line for line in named if fold(line.name) == fold(settings.line)), named[0])

    def line_of(self, number: str) -> Line:
        """The line with this number, as it was typed or rung; the one that rings by default where none has it."""
        key = self._number_key(number) if number else ""
        found = (line for line in self._in_order() if key and line.number == key)
        return next(found, None) or self.default()

    def add(self, *, by: Operator, **fields: Unpack[LineFields]) -> Line:
        """A new line; Refused for a name or a number that another has, and for what is too long."""
        read = self._read(fields)
        with self._hub.step("line.add", by=by.name, desk=by.desk) as step:
            made = replace(Line(id=new_id(), reference="", name=""), **read)
            _refuse_unfit(step, made)
            made = replace(made, reference=records.new_reference(step.connection))
            records.add(step, made)
        return made

    def change(self, line_id: str, *, by: Operator, **fields: Unpack[LineFields]) -> Line:
        """Change the fields that are given; Refused as with `add`, NotAllowed for a retired line.

        The line that rings by default goes on doing so under another name.
        """
        read = self._read(fields)
        with self._hub.step("line.change", by=by.name, desk=by.desk) as step:
            before = _in_use(step, line_id)
            changed = replace(before, **read)
            _refuse_unfit(step, changed)
            records.save(step, changed)
            if fold(before.name) == fold(self._settings().line) != fold(changed.name):
                records.save_default(step, changed.name)
        return changed

    def retire(self, line_id: str, *, by: Operator) -> Line:
        """It rings no more; the log and its articles keep it."""
        with self._hub.step("line.retire", by=by.name, desk=by.desk) as step:
            retired = replace(_in_use(step, line_id), retired_at=self._clock.now())
            records.save(step, retired)
        return retired

    def bring_back(self, line_id: str, *, by: Operator) -> Line:
        """It rings again; Refused where another took its name or number meanwhile."""
        with self._hub.step("line.restore", by=by.name, desk=by.desk) as step:
            back = replace(_held(records.lines_by_id(step.connection, [line_id]), line_id), retired_at=None)
            _refuse_unfit(step, back)
            records.save(step, back)
        return back

    def _in_order(self) -> Sequence[Line]:
        """The lines in use in the order in which they were named; read anew when one was written."""
        touched, kept = self._hub.touched(_KINDS), self._kept
        if kept is None or kept[0] != touched:
            with self._hub.read() as connection:
                kept = self._kept = (touched, tuple(records.all_lines(connection)))
        return kept[1]

    def _read(self, fields: LineFields) -> dict[str, Any]:
        given: dict[str, Any] = {**fields}
        for name, read, longest in (
            ("name", one_line, LONGEST_NAME), ("greeting", one_line, LONGEST_GREETING),
            ("does", _text, LONGEST_CARD), ("does_not", _text, LONGEST_CARD),
        ):  # fmt: skip
            if name in given:
                given[name] = _kept_short(name, read(given[name]), longest)
        if "number" in given:
            given["number"] = self._key(one_line(given["number"]))
        return given

    def _key(self, typed: str) -> str:
        key = self._number_key(typed) if typed else ""
        if typed and not key:
            hint = "Write it with its area code, or as the digits that are dialled in the house."
            raise Refused(f"“{typed[:40]}” is not a telephone number.", hint=hint)
        return key


_CALLED = {
    "name": "The name of the line", "greeting": "The greeting", "does": "What we do", "does_not": "What we do not do",
}  # fmt: skip


def _text(typed: str) -> str:
    return clean(typed).strip()


def _kept_short(name: str, text: str, longest: int) -> str:
    if len(text) > longest:
        raise Refused(f"{_CALLED[name]} has {len(text):,} characters; {longest:,} is the most.", hint="Shorten it.")
    return text


def _held(found: dict[str, Line], id: str) -> Line:
    if id not in found:
        raise NotFound("This line is no longer there.")
    return found[id]


def _in_use(step: Step, id: str) -> Line:
    line = _held(records.lines_by_id(step.connection, [id]), id)
    if line.retired_at is not None:
        raise NotAllowed("This line is retired.", hint="Bring it back first.")
    return line


def _refuse_unfit(step: Step, line: Line) -> None:
    if not line.name:
        raise Refused("A line needs a name.", hint="Type one.")
    for other in records.all_lines(step.connection):
        if other.id == line.id:
            continue
        if fold(other.name) == fold(line.name):
            raise Refused(
                f"There is a line “{apart(other.name)}” already.", hint="Change that one, or choose another name."
            )
        if line.number and other.number == line.number:
            raise Refused(f"The line “{apart(other.name)}” has this number already.", hint="Change it there first.")
