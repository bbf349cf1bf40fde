"""Giving a command another key: what may be one, whose it is, and what the others keep."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence

from ui.actions import ALL, BY_ID, Action
from ui.actions.keymap import Keys, key_words

# What is pressed while typing, with or without Shift; lists and fields cannot do without.
_TYPING = frozenset({
    "Esc", "Return", "Enter", "Tab", "Backtab", "Space", "Backspace", "Del", "Ins", "Home", "End", "PgUp", "PgDown",
    "Left", "Right", "Up", "Down",
})  # fmt: skip
_EDITING = (
    QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord, QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord, QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
)  # fmt: skip


def why_not(action: Action, key: str, *, types: bool = False) -> str:
    """Why `key` cannot be the key of `action`; '' where it can. `types` says that it types a letter."""
    if action.is_fixed:
        return f"{action.title} keeps its key: without it there is no way back."
    if key in action.keys:
        return ""
    if types or key.removeprefix("Shift+") in _TYPING:
        return f"{key_words(key)} is needed while typing; take one with Ctrl or Alt, or F1 to F12."
    if any(pressed.toString() == key for own in _EDITING for pressed in QKeySequence.keyBindings(own)):
        return f"{key_words(key)} edits text in every field; take another."
    return ""


def holder(action: Action, key: str, changed: Mapping[str, Keys]) -> Action | None:
    """The other command that has `key` now."""
    return next((one for one in ALL if one.id != action.id and key in _now(one, changed)), None)


def given(action: Action, key: str, changed: Mapping[str, Keys]) -> dict[str, Keys]:
    """What differs from the usual keys once `action` has `key`, and nobody else."""
    return _with(action, (key,), changed)


def put_back(action: Action, changed: Mapping[str, Keys]) -> dict[str, Keys]:
    """What differs once `action` has its usual keys, taken back from whoever has them now."""
    return _with(action, action.keys, changed)


def known(changed: Mapping[str, Keys]) -> dict[str, Keys]:
    """Of what was chosen, perhaps with another version: the commands there are, and no key for two of them."""
    kept: dict[str, Keys] = {}
    for id, keys in changed.items():
        if id in BY_ID and not BY_ID[id].is_fixed:
            kept = _with(BY_ID[id], keys, kept)
    return kept


def _with(action: Action, keys: Keys, changed: Mapping[str, Keys]) -> dict[str, Keys]:
    made = {one.id: tuple(key for key in _now(one, changed) if key not in keys) for one in ALL if not one.is_fixed}
    made[action.id] = keys
    return {id: own for id, own in made.items() if own != BY_ID[id].keys}


def _now(action: Action, changed: Mapping[str, Keys]) -> Keys:
    return changed.get(action.id, action.keys)
