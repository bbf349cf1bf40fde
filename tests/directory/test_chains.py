"""The rules of a topic's chain, row by row."""

from collections.abc import Callable

import pytest

from frontdesk.directory import chains
from frontdesk.directory.model import Party, PartyKind
from frontdesk.errors import Refused


def party(letter: str) -> Party:
    return Party(PartyKind.PERSON, letter, f"P{letter}")


def chain(letters: str) -> tuple[Party, ...]:
    """A chain of parties that go by a letter each."""
    return tuple(party(letter) for letter in letters)


def refusal(act: Callable[[], object]) -> tuple[str, str]:
    """The sentence and the next step with which `act` is refused."""
    with pytest.raises(Refused) as raised:
        act()
    return str(raised.value), raised.value.hint


@pytest.mark.parametrize("letters", ["", "a", "ab", "cab"])
def test_a_chain_in_which_nobody_stands_twice_is_kept_as_it_is(letters: str) -> None:
    kept = chains.checked(list(chain(letters)))
    assert kept == chain(letters)
    assert type(kept) is tuple


@pytest.mark.parametrize(("letters", "who"), [("aa", "Pa"), ("aba", "Pa"), ("abb", "Pb"), ("abcb", "Pb")])
def test_nobody_stands_in_a_chain_twice(letters: str, who: str) -> None:
    told = refusal(lambda: chains.checked(chain(letters)))
    assert told == (f"{who} stands in the chain twice.", "Name each of them once.")


def test_a_name_written_from_right_to_left_turns_nothing_around_it() -> None:
    sarah = Party(PartyKind.PERSON, "s", "שרה")
    told = refusal(lambda: chains.checked((sarah, sarah)))
    assert told == ("\u2068שרה\u2069 stands in the chain twice.", "Name each of them once.")


def test_a_chain_has_fifty_places() -> None:
    fifty_one = tuple(party(str(place)) for place in range(51))
    assert chains.checked(fifty_one[:50]) == fifty_one[:50]
    told = refusal(lambda: chains.checked(fifty_one))
    assert told == ("A topic has 50 owners and deputies at most.", "Leave some out.")


@pytest.mark.parametrize(
    ("parts", "whole"), [((), ""), (("ab",), "ab"), (("ab", "bc"), "abc"), (("a", "", "ca"), "ac"), (("aa",), "a")]
)
def test_chains_are_united_each_party_in_their_first_place(parts: tuple[str, ...], whole: str) -> None:
    assert chains.united(*(chain(part) for part in parts)) == chain(whole)


@pytest.mark.parametrize(
    ("before", "after"), [("abc", "hbc"), ("bac", "bhc"), ("bc", "bc"), ("ahb", "hb"), ("hab", "hb"), ("", "")]
)
def test_the_heir_takes_the_place_of_whoever_leaves(before: str, after: str) -> None:
    assert chains.handed_on(chain(before), "a", party("h")) == chain(after)


@pytest.mark.parametrize(("before", "after"), [("abc", "bc"), ("bac", "bc"), ("bc", "bc"), ("a", ""), ("", "")])
def test_who_stands_behind_moves_up(before: str, after: str) -> None:
    assert chains.without(chain(before), "a") == chain(after)


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("abcd", 1, "bacd"), ("bacd", 1, "bcad"), ("bcad", -1, "bacd"), ("bacd", -1, "abcd"), ("abcd", -1, "abcd"),
        ("bcda", 1, "bcda"), ("abcd", 2, "bcad"), ("bcda", -2, "bacd"), ("abcd", 9, "bcda"), ("bcda", -9, "abcd"),
        ("a", 1, "a"), ("a", -1, "a"), ("bacd", 0, "bacd"),
    ],
)  # fmt: skip
def test_one_moves_as_far_as_the_ends(before: str, by: int, after: str) -> None:
    moved = chains.moved(list(chain(before)), "a", by)
    assert moved == chain(after)
    assert type(moved) is tuple


def test_who_is_gone_is_not_moved() -> None:
    told = refusal(lambda: chains.moved(chain("bc"), "a", 1))
    assert told == ("They do not stand in this chain any more.", "Look at it again.")
