"""What was mistyped is mended towards the words of this organisation."""

import pytest

from frontdesk.routing.router import Router
from frontdesk.routing.spelling import Spelling
from tests.routing.topics import TOPICS

SAID = [
    ["where", "is", "the", "invoice"],
    ["the", "invoice", "was", "charged", "twice"],
    ["a", "parking", "permit", "for", "visitors"],
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("invioce", "invoice"),  # two letters changed places
        ("ivoice", "invoice"),  # one is missing
        ("invoicee", "invoice"),  # one too many
        ("invkice", "invoice"),  # another one
        ("chrged", "charged"),
        ("vistors", "visitors"),
        ("zzzz", "zzzz"),  # like nothing
        ("parking", "parking"),
        ("inv0ice", "inv0ice"),  # it may be a number of something
        ("st", "st"),  # too short to tell
        ("счёт", "счёт"),
    ],
)
def test_a_word_becomes_the_likeliest_one_that_somebody_uses(typed: str, meant: str) -> None:
    assert Spelling(SAID).mend([typed]) == [meant]


def test_common_words_of_the_language_are_believed() -> None:
    assert Spelling(SAID, ["charmed", "permits"]).mend(["charmed", "permits"]) == ["charmed", "permits"]
    assert Spelling(SAID).mend(["charmed", "permits"]) == ["charged", "permit"]


def test_own_words_are_likelier_than_those_of_the_language() -> None:
    assert Spelling(SAID, ["charred", "charged"]).mend(["chared"]) == ["charged"]


def test_the_neighbours_decide_between_words_as_near() -> None:
    spelling = Spelling([["lost", "card"], ["my", "cart"], ["old", "cart"], ["new", "cart"]])
    assert spelling.mend(["lost", "carx"]) == ["lost", "card"]
    assert spelling.mend(["new", "carx"]) == ["new", "cart"]


def test_what_was_just_heard_is_not_mended_away() -> None:
    spelling = Spelling(SAID)
    assert spelling.mend(["involce"]) == ["invoice"]
    spelling.hear(["involce"])
    assert spelling.mend(["involce"]) == ["involce"]


def test_a_long_text_is_mended_at_its_beginning_only() -> None:
    typed = ["invioce"] * 500
    assert Spelling(SAID).mend(typed) == ["invoice"] * 24 + ["invioce"] * 476


def test_mistyped_words_find_their_topic() -> None:
    router = Router(TOPICS)
    assert [router.rank(typed)[0].topic for typed in ("pakring premit", "forgoten pasword")] == ["park", "pass"]
