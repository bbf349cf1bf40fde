"""Prints what assistive technology sees of a running program, as JSON; for the system's Python, which has pyatspi."""

import json
import sys
from typing import Any

import pyatspi

# A program and its windows are gone through whatever their state.
ALWAYS_READ = ("application", "frame", "dialog", "window")


def told(node: Any) -> dict[str, Any]:
    """One accessible thing and, if it is on the screen, all that is inside it; what vanishes meanwhile is left out."""
    role = node.getRoleName()
    states = sorted(pyatspi.stateToString(state) for state in node.getState().getStates())
    # Whole rooms stand behind the one in sight, and each thing in them costs several questions.
    is_read = "showing" in states or role in ALWAYS_READ
    return {
        "role": role,
        "name": node.name,
        "description": node.description,
        "states": states,
        "text": text_of(node),
        "children": [told(child) for child in node if child is not None] if is_read else [],
    }


def text_of(node: Any) -> str:
    """What stands written in it, such as in a line edit."""
    try:
        text = node.queryText()
    except NotImplementedError:
        return ""
    return str(text.getText(0, text.characterCount))


def main(pid: int) -> None:
    """Prints the program with `pid`, or null where it is not to be seen (yet)."""
    programs = [each for each in pyatspi.Registry.getDesktop(0) if each is not None]
    found = [told(each) for each in programs if each.get_process_id() == pid]
    json.dump(found[0] if found else None, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
