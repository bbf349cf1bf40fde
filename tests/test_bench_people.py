"""Names are corrupted as people do it, and what is found is counted against plainer ways."""

from random import Random

import pytest

from bench import people
from bench.misheard import misheard, mistyped
from bench.people_names import NICKNAMES, family_names, forms, given_names
from bench.people_plainly import PLAINLY

shared = pytest.mark.skipif(not NICKNAMES.exists(), reason="the shared data is not there: names.csv")
NAMES = ["robert smykowski", "ada berg", "katherine howe"]


@shared
def test_people_are_measured_by_every_way_to_corrupt_a_name() -> None:
    figures = people.measure(people=300, queries=60)
    ways = ("people", "people.heard", "people.mistyped", "people.short", "people.short_and_heard",
            "people.heard_and_mistyped", "people.fts5", "people.rapidfuzz", "people.metaphone")  # fmt: skip
    assert set(figures) == {
        *(f"{way}.at_{place}" for way in ways for place in (1, 5)),
        "people.names", "people.queries", "people.left_out", "people.index_s",
        "people.p50_ms", "people.p99_ms", "people.max_ms", "people.worked_p99_ms",
    }  # fmt: skip
    assert (figures["people.names"], figures["people.queries"]) == (300, 60)
    assert figures["people.metaphone.at_1"] < figures["people.at_1"] <= figures["people.at_5"] <= 100


@shared
def test_the_halves_share_no_name_and_no_corruption() -> None:
    tune, report = (people.full_names(200, half) for half in ("tune", "report"))
    assert {word for name in tune for word in name.split()}.isdisjoint(word for name in report for word in name.split())
    assert len(given_names()) > 1_000
    assert len(family_names()) > 5_000
    assert "bob" in forms()["robert"]
    assert "robert" in forms()["bob"]


@shared
def test_the_same_seed_corrupts_the_same() -> None:
    names = people.full_names(200, "tune")
    (first, left_out), again = people.asked(names, 50, "tune"), people.asked(names, 50, "tune")
    assert (first, left_out) == again
    assert all(one.typed != one.meant and one.typed not in names for one in first)
    assert all(one.meant in names for one in first)


@shared
def test_the_output_says_which_half_and_what_was_aimed_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert people.main(["--people", "50", "--queries", "10", "--half", "tune", "--alone"]) == 0
    told = capsys.readouterr().out
    assert "Half of the names: tune, names drawn with seed 11, corrupted with seed 12." in told
    (at_1,) = [line.split() for line in told.splitlines() if line.startswith("people.at_1 ")]
    assert at_1[2:4] == ["target", "90"]


def test_what_is_heard_and_mistyped_stays_near() -> None:
    random = Random(1)
    heard = {misheard(random, "smykowski") for _ in range(200)}
    assert {"smikowski", "smykofski"} <= heard
    slips = {mistyped(random, "berg") for _ in range(300)}
    assert {"ebrg", "beg", "beerg", "nerg"} <= slips
    assert all(3 <= len(one) <= 5 for one in slips)


@pytest.mark.parametrize(
    ("way", "typed", "first"),
    [
        ("fts5", "berg nobody", "ada berg"),
        ("rapidfuzz", "smykowsky robert", "robert smykowski"),
        ("metaphone", "hawe catherine", "katherine howe"),
    ],
)
def test_plain_ways_find_what_they_can(way: str, typed: str, first: str) -> None:
    assert PLAINLY[way](NAMES)(typed)[0] == first
