"""What is typed into the panels of files, read; and what they propose."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from frontdesk.calls.filter import Cursor, Filter
from frontdesk.clock import local_day
from frontdesk.directory.model import PartyKind
from frontdesk.errors import Refused
from frontdesk.exchange.wanted import Format, Wanted
from frontdesk.places import is_folder, typed_path
from frontdesk.words import apart, words
from ui.console.keeping.asking import Asking, beside
from ui.console.keeping.naming import NO_DEPARTMENT, party
from ui.console.log import questions
from ui.models.days import Days, read_days
from ui.models.form import Texts, Typed, line
from ui.models.pieces import Asked, Key
from ui.words import listed, shortened

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_FORMATS = tuple(format.value for format in Format)
_LONGEST_PATH, _LONGEST_QUOTED = 200, 40
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def propose_export(desk: "Desk", days: Days, asked: Asked) -> Asking:
    """The panel that asks what is to be written, filled in as the log is filtered."""
    settings = desk.settings()
    department = _typed(asked, Key.DEPARTMENT, "department")
    owner = _typed(asked, Key.TO, "person")
    folder = proposed_folder(settings.export_folder)
    today = local_day(desk.clock.now(), desk.zone())
    return questions.export(days.worded(today), folder, settings.export_formats, department, owner, _not_carried(asked))


def _not_carried(asked: Asked) -> str:
    """What the log in sight is filtered by and a written one is not: 'returned, with “invoice”'."""
    pieces = (one.words for one in asked.pieces if one.key not in (Key.DEPARTMENT, Key.TO))
    typed = " ".join(asked.words.split())
    return listed(*pieces, f"with “{typed}”" if typed else "")


def _typed(asked: Asked, key: Key, kind: str) -> Typed:
    piece = next((one for one in asked.pieces if one.key is key), None)
    return Typed(piece.name, f"{kind}:{piece.value}") if piece else Typed("")


def propose_closing(desk: "Desk", day: date) -> Asking:
    """The panel that shows what a day comes to."""
    settings, closings = desk.settings(), desk.closing.closings(day)
    reckoned, before = desk.closing.reckoning(day), closings[-1] if closings else None
    has_changed = before is not None and before.mark != reckoned.mark
    folder = proposed_folder(settings.export_folder)
    return questions.close(reckoned, before, has_changed, folder, settings.export_formats)


def read_wanted(desk: "Desk", texts: Texts) -> Wanted:
    """The days, the department and the owner that are asked for; Unreadable beside the field that is off."""
    today = local_day(desk.clock.now(), desk.zone())
    typed = line(texts, "days")
    days = read_days(typed, today)
    with beside("days"):
        if days is None:
            raise Refused(
                f"“{shortened(typed, _LONGEST_QUOTED)}” means no days.",
                hint="Write 12 mar, last week or 2026-03-01..2026-03-12.",
            )
    department = party(desk, texts, "department", nobody=NO_DEPARTMENT)
    with beside("department"):
        if department is not None and department.kind is not PartyKind.DEPARTMENT:
            raise Refused(f"{apart(department.name)} is a person.", hint="Name them as the owner instead.")
    first = days.first or _first_day(desk, today)
    return Wanted(first=first, last=days.last or today, department=department, owner=party(desk, texts, "owner"))


def _first_day(desk: "Desk", today: date) -> date:
    """The day of the oldest hand-off: there is no log before."""
    lines = desk.log.handoffs.page_before(Filter(), Cursor(_LONG_AGO), 1).lines
    return local_day(lines[0].handoff.made_at, desk.zone()) if lines else today


def read_folder(texts: Texts) -> Path:
    """The folder that was typed; Unreadable where there is none."""
    typed = line(texts, "folder").strip()
    with beside("folder"):
        if not typed:
            raise Refused("Where to? Name a folder.", hint="Type its path, or choose it.")
        folder = typed_path(typed)
        if not is_folder(folder):
            raise Refused(
                f"There is no folder {shortened(str(folder), _LONGEST_PATH)}.", hint="Name one that is there."
            )
    return folder.absolute()


def read_formats(texts: Texts) -> tuple[Format, ...]:
    """The formats that were typed, each once; Unreadable where one is none."""
    typed = [word.lower() for word in words(line(texts, "formats")) if word not in ("and", "und")]
    with beside("formats"):
        unknown = next((word for word in typed if word not in _FORMATS), None)
        if unknown or not typed:
            told = f"“{shortened(unknown, _LONGEST_QUOTED)}” is no format." if unknown else "In which format?"
            raise Refused(told, hint="Name some of CSV, XLSX, PDF, JSON.")
    return tuple(dict.fromkeys(Format(word) for word in typed))


def remember(desk: "Desk", folder: Path, formats: Sequence[Format]) -> None:
    """What is chosen now is proposed the next time at this desk."""
    desk.remember("export_folder", str(folder))
    desk.remember("export_formats", formats_words(formats))


def formats_words(formats: Sequence[Format]) -> str:
    """'CSV, PDF'."""
    return listed(*(format.value.upper() for format in formats))


def proposed_folder(kept: str) -> str:
    """The folder that was used last, else the one that the system names for documents; home where there is none."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = (kept, named, str(Path.home()))
    return next(place for place in places if (place and is_folder(Path(place))) or place == places[-1])
