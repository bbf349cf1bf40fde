"""Two matters in one sentence."""

import pytest

from frontdesk.routing.matters import halves
from frontdesk.routing.router import Router
from tests.routing.topics import TOPICS, PlainReader


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("my invoice is wrong and the garage is shut",
         [("my invoice is wrong", "the garage is shut")]),
        ("Invoice wrong! Garage door shut.", [("Invoice wrong", "Garage door shut.")]),
        ("lost my password, locked computer", [("lost my password", "locked computer")]),
        ("terms and conditions", []),
        ("Who is it? And why?", []),
        ("Rechnung falsch und Garage geschlossen", [("Rechnung falsch", "Garage geschlossen")]),
        ("version 2.5 is out", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_sentence_is_taken_apart_where_both_halves_say_something(text: str, pairs: list[tuple[str, str]]) -> None:
    assert halves(text) == pairs


def test_few_places_are_tried_however_long_the_text_is() -> None:
    assert len(halves("invoice charged twice and " * 10_000)) <= 3


def test_two_matters_of_two_topics_are_told() -> None:
    router = Router(TOPICS, PlainReader())
    (one, first), (other, second) = router.matters("my invoice amount is charged and the garage barrier hurts")
    assert (one, first.topic) == ("my invoice amount is charged", "bill")
    assert (other, second.topic) == ("the garage barrier hurts", "park")


def test_two_halves_of_one_matter_are_one() -> None:
    router = Router(TOPICS, PlainReader())
    assert router.matters("my invoice amount is charged and the statement is a billing") == ()
    assert router.matters("the garage barrier") == ()
