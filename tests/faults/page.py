"""docs/faults.md: which faults the tests show, made from the tests' names: `python -m tests.faults.page`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "faults.md"
_IDS = re.compile(r"F\d+(?=_)")

#: What happens at a desk, by its id; those that nothing of the program can meet yet are left out.
FAULTS = {
    "F01": "the program is killed in the middle of a write",
    "F02": "a system call fails, once or from then on: no room, or an error of the disk",
    "F03": "the disk is full while something is committed",
    "F04": "the power fails",
    "F05": "the hub's file may only be read",
    "F06": "the hub lies on a medium that may only be read",
    "F09": "the console is started twice",
    "F10": "two desks open the same file",
    "F11": "the command line writes while the console is open",
    "F12": "a console that did not end well left its mark that the hub is in use",
    "F13": "a console that did not end well left its socket",
    "F14": "another user looks for the socket",
    "F15": "the file is no hub: its beginning wiped, a text, another program's",
    "F16": "the file is cut off",
    "F17": "one page of the file is zeroed",
    "F18": "one byte of the file is another",
    "F19": "the file is empty",
    "F20": "a newer program made the file",
    "F21": "an older program made the file, or the move to the new form is cut short",
    "F22": "a copy is made while the hub is in use",
    "F23": "the file is deleted or replaced while it is open",
    "F24": "the clock is set back",
    "F25": "the clock is far ahead",
    "F26": "a day has 23 or 25 hours",
    "F27": "clocks move by half an hour, or by two",
    "F28": "a day has no midnight, or two",
    "F29": "a time zone is not known, or none are installed",
    "F30": "the computer sleeps during a call",
    "F43": "half of a character is pasted",
    "F44": "a NUL is pasted",
    "F45": "ten megabytes are pasted",
    "F46": "one line of a megabyte is shown",
    "F47": "a name turns the direction of writing",
    "F48": "letters carry dozens of marks, or are written in two ways",
    "F49": "two names look the same, and are not",
    "F50": "emoji, and letters of four bytes",
    "F51": "nothing but blanks or signs is looked for",
    "F52": "the words typed are a query language's signs",
    "F53": "the words typed are ten thousand",
    "F54": "a text is longer than a database indexes",
    "F55": "a hit lies in a very long text",
    "F56": "HTML is typed into a name or a note",
    "F62": "a CSV file is of another encoding, ragged, doubled, blank, or has NULs",
    "F63": "a spreadsheet spoiled the numbers of a file",
    "F76": "a number is written in any of many ways",
    "F77": "a number comes with what is none: two of them, letters, an address of a telephone",
    "F78": "a number is short, internal, or a service's",
    "F79": "no number is shown",
    "F80": "several people share a number",
    "F81": "a number that is handed in is rubbish",
    "F82": "words for the windowing system are handed in",
    "F83": "calls ring without end",
    "F84": "a call rings while something else is open",
    "F85": "an article names pictures and files",
    "F86": "a link in an article leads to a file",
    "F87": "a link in an article names another program",
    "F88": "an article has HTML in it",
    "F89": "an article is made to keep the program busy",
    "F90": "an article names a drawing with more in it",
    "F91": "a text begins as a formula does, and goes into a CSV file",
    "F92": "a text begins as a formula does, or is too long, and goes into a spreadsheet",
    "F93": "ten thousand rows, and letters that no font has, go into a PDF",
    "F94": "a file is written onto a full disk, or where nothing may be written",
    "F95": "a file's name comes from what was typed",
    "F104": "the computer has no keyring",
    "F105": "the keyring of the computer keeps secrets in plain text",
    "F106": "the keyring of the computer keeps nothing",
    "F107": "the keyring is locked",
    "F108": "the keyring is another one than before",
    "F109": "the keyring that is named does not exist",
}


def shown_by(tests: Path = TESTS) -> dict[str, list[tuple[str, str]]]:
    """(file, test) for each fault that the name of a test tells, in the order of the files."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file in sorted(tests.rglob("test_*.py")):
        for name in _names(file):
            for id in _IDS.findall(name.partition("test_")[2]):
                found.setdefault(id, []).append((file.relative_to(tests.parent).as_posix(), _said(name)))
    return found


def page() -> str:
    """The page as Markdown."""
    shown = shown_by()
    lines = ["# Faults, and what shows what becomes of them", "", *_INTRODUCTION, ""]
    for id, what in FAULTS.items():
        if id in shown:
            lines += [f"## {id}: {what}", "", *(f"- {said} ({file})" for file, said in shown[id]), ""]
    missing = [f"- {id}: {what}" for id, what in FAULTS.items() if id not in shown]
    lines += ["## Not shown by a test yet", "", *(missing or ["Nothing."])]
    return "\n".join(lines) + "\n"


_INTRODUCTION = (
    "Made from the names of the tests by `python -m tests.faults.page`; a test tells when it is out of date.",
    "Whatever happens, nothing that was entered is lost, and whoever sits at the desk is told in one sentence.",
)


def _names(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name


def _said(name: str) -> str:
    words = [word for word in name.split("_")[1:] if not re.fullmatch(r"F\d+", word)]
    return " ".join(words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
