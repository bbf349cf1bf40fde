"""The settings and keys as rows of a list."""

from itertools import groupby

from ui.console.choosing import Entry
from ui.icons import Icon
from ui.models.rows import SettingRow, State


def setting_rows(entries: list[Entry]) -> list[SettingRow]:
    """The entries under the headings of those they belong to."""
    rows: list[SettingRow] = []
    for group, some in groupby(entries, key=lambda entry: entry.group):
        rows.append(SettingRow(id=f"heading:{group}", title=group, is_heading=True, spoken=group))
        rows += [_row(entry) for entry in some]
    return rows


def _row(entry: Entry) -> SettingRow:
    state = _state(entry)
    told = (entry.title, entry.words or "not set", state.word if state else "")
    return SettingRow(
        id=entry.id, title=entry.title, value=entry.words, state=state, is_key=entry.action is not None,
        spoken=", ".join(part for part in told if part),
    )  # fmt: skip


def _state(entry: Entry) -> State | None:
    if entry.told_by:
        return State(Icon.INFO_FILL, "Told at the start")
    return State(Icon.CHECK, "Changed") if entry.is_changed else None


def facts(entry: Entry) -> tuple[str, ...]:
    state = _state(entry)
    return (entry.group, state.word) if state else (entry.group,)
