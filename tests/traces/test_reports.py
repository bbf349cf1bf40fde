"""A report of a mistake: where and what kind, and nobody's name, number or words."""

import threading
from pathlib import Path

import pytest

from frontdesk.traces import crash

CANARY = "Ivo Varga +1 570 555 0101 charged twice"
REPORTED = pytest.mark.logs(r"(Error|Group) was reported in crash-")


def failing() -> None:
    secret = CANARY
    try:
        raise ValueError(secret)
    except ValueError as problem:
        raise RuntimeError(f"while filing {secret}") from problem


def caught() -> BaseException:
    with pytest.raises(RuntimeError) as raised:
        failing()
    return raised.value


def told(problem: BaseException) -> list[str]:
    """The lines of the report of `problem`."""
    report = crash.report(problem)
    assert report is not None
    return report.read_text(encoding="utf-8").splitlines()


@REPORTED
def test_it_says_where_and_what_kind_and_nothing_of_callers(own_home: Path) -> None:
    versions, *lines = told(caught())
    assert versions.startswith("Frontdesk ")
    assert ", Python 3." in versions
    assert [line.rpartition(":")[0] or line for line in lines] == [
        "builtins.RuntimeError",
        "  tests/traces/test_reports.py",
        "  tests/traces/test_reports.py",
        "builtins.ValueError",
        "  tests/traces/test_reports.py",
    ]
    assert [line.rpartition(" in ")[2] for line in lines if " in " in line] == ["caught", "failing", "failing"]
    assert not [word for word in (*CANARY.split(), str(own_home)) if word in "\n".join(lines)]


@REPORTED
def test_of_several_mistakes_at_once_each_is_told() -> None:
    both = ExceptionGroup(CANARY, [KeyError(CANARY), OSError(2, CANARY)])
    assert told(both)[1:] == ["builtins.ExceptionGroup", "builtins.KeyError", "builtins.FileNotFoundError"]


@REPORTED
def test_mistakes_that_lead_to_each_other_are_told_once() -> None:
    first, second = KeyError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    assert told(first)[1:] == ["builtins.KeyError", "builtins.TypeError"]


def endless() -> None:
    endless()


@REPORTED
def test_of_an_endless_stack_both_ends_are_told() -> None:
    with pytest.raises(RecursionError) as raised:
        endless()
    frames = told(raised.value)[2:]
    assert len(frames) == 41
    assert frames[20].endswith(" more")
    assert frames[-1].endswith("in endless")


def test_a_file_is_named_by_its_path_in_the_program() -> None:
    assert crash.file_named(crash.__file__) == "frontdesk/traces/crash.py"
    assert crash.file_named(threading.__file__) == "threading.py"
    assert crash.file_named(pytest.__file__) == "pytest/__init__.py"
    assert crash.file_named("/home/ivo.varga/notes/old.py") == "old.py"
    assert crash.file_named("<string>") == "<string>"


def named(name: str) -> type[Exception]:
    """A kind of error, unlike any other."""
    return type(name, (Exception,), {})


@REPORTED
def test_only_the_latest_are_kept(own_home: Path) -> None:
    for number in range(25):
        crash.report(named(f"Odd{number}Error")())
    kept = sorted(path.read_text().splitlines()[1].rpartition(".")[2] for path in (own_home / "crashes").iterdir())
    assert kept == sorted(f"Odd{number}Error" for number in range(5, 25))


@REPORTED
def test_a_mistake_that_comes_back_is_one_report(own_home: Path) -> None:
    first = crash.report(named("OddError")())
    assert first is not None
    assert crash.report(named("OddError")()) == first
    first.unlink()
    again = crash.report(named("OddError")())
    assert again is not None
    assert list((own_home / "crashes").iterdir()) == [again]


@pytest.mark.logs("builtins.OSError was reported in nothing")
def test_where_no_report_can_be_written_there_is_none(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "crashes").write_text("a file where the folder should be")
    assert crash.report(OSError()) is None
