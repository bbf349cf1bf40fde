"""What two versions of an article say differently."""

import pytest

from frontdesk.knowledge.differences import difference
from frontdesk.knowledge.wording import Wording


def shown(old: Wording, new: Wording) -> list[str]:
    """One line of each: its field, =, + or -, and the words, those that are marked in brackets."""
    signs = {"kept": "=", "added": "+", "removed": "-"}
    return [
        f"{line.field} {signs[line.change.value]} "
        + "".join(f"[{part.text}]" if part.is_marked else part.text for part in line.parts)
        for line in difference(old, new)
    ]


def body(old: str, new: str) -> list[str]:
    return [line.removeprefix("body ") for line in shown(Wording(title="T", body=old), Wording(title="T", body=new))][
        1:
    ]


def test_each_field_is_told_and_changed_words_are_marked() -> None:
    old = Wording(title="Opening hours", say="We open at eight.", body="# Hours\n\n8–17", keywords=("open", "hours"))
    new = Wording(title="Opening hours", say="We open at ten.", body="# Hours\n\n8–17\nRing first.", keywords=("open",))
    assert shown(old, new) == [
        "title = Opening hours",
        "say - We open at [eight].",
        "say + We open at [ten].",
        "body = # Hours",
        "body = ",
        "body = 8–17",
        "body + Ring first.",
        "keywords - open[; hours]",
        "keywords + open",
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("", "", []),
        ("", "a\nb", ["+ a", "+ b"]),
        ("a\nb", "", ["- a", "- b"]),
        ("same", "same", ["= same"]),
        ("a\nb\nc", "a\nc", ["= a", "- b", "= c"]),
        ("one two three", "something else", ["- one two three", "+ something else"]),
        ("x\nring Bo\ny", "x\nring Åsa\nnow\ny", ["= x", "- ring [Bo]", "+ ring [Åsa]", "+ now", "= y"]),
    ],
)
def test_lines_are_kept_added_or_removed(old: str, new: str, lines: list[str]) -> None:
    assert body(old, new) == lines


def test_the_lines_of_both_can_be_put_together_again() -> None:
    old = Wording(title="T", body="\n".join(f"line {n} says {n * 7 % 5}" for n in range(300)))
    new = Wording(title="T", body="\n".join(f"line {n} says {n * 3 % 5}" for n in range(20, 340)))
    lines = [line for line in difference(old, new) if line.field == "body"]
    assert "\n".join(line.text for line in lines if line.change.value != "added") == old.body
    assert "\n".join(line.text for line in lines if line.change.value != "removed") == new.body


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" * 32_000, "b\n" + "a\nc\n" * 16_000),
        ("\n".join("ab"[n % 2] for n in range(999)), "\n".join("ab"[n % 3 % 2] for n in range(999))),
        ("a b " * 16_000, "b a " * 16_000),
        ("()" * 140, ")(" * 140),
    ],
)
def test_texts_made_to_be_hard_to_compare_are_compared_nevertheless(old: str, new: str) -> None:
    _title, *lines = difference(Wording(title="T", body=old), Wording(title="T", body=new))
    assert "\n".join(line.text for line in lines if line.change.value != "added") == old
