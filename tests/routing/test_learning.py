"""What the weights learn from examples, and what they never unlearn: where the names put a topic."""

import numpy as np

from frontdesk.routing.descent import lowest
from frontdesk.routing.learning import Heard, fit, from_names
from frontdesk.routing.memory import Memory
from frontdesk.routing.said import Said
from frontdesk.routing.vectors import Floats

#: Three topics by name, each in a direction of its own; the fourth direction is nobody's name.
NAMES: Floats = np.eye(3, 4, dtype=np.float32)
ELSEWHERE: Floats = np.array([[0, 0, 0, 1]], np.float32)


def heard(*pairs: tuple[Floats, int]) -> Heard:
    """Examples, each with its topic, and the names."""
    rows = np.concatenate([row for row, _ in pairs])
    topics = np.array([topic for _, topic in pairs], np.int64)
    return Heard.of((rows, topics), (NAMES, np.arange(3)))


def test_at_first_each_name_is_its_own_topic() -> None:
    scores = from_names(NAMES).scores(NAMES)
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]
    assert from_names(NAMES).scores(ELSEWHERE).tolist() == [[0, 0, 0]]


def test_what_was_heard_moves_its_topic_there() -> None:
    scores = fit(heard((ELSEWHERE, 1)), NAMES).scores(ELSEWHERE)[0]
    assert scores[1] > scores[0] + 0.2
    assert scores[1] > scores[2] + 0.2


def test_more_of_it_moves_it_further() -> None:
    once = fit(heard((ELSEWHERE, 1)), NAMES).scores(ELSEWHERE)[0]
    often = fit(heard(*[(ELSEWHERE, 1)] * 40), NAMES).scores(ELSEWHERE)[0]
    assert often[1] - often[0] > once[1] - once[0] + 0.5


def test_one_topic_that_is_heard_all_the_time_does_not_drown_another() -> None:
    halfway = ((ELSEWHERE + NAMES[1:2]) / np.sqrt(2)).astype(np.float32)
    weights = fit(heard(*[(ELSEWHERE, 0)] * 500, *[(halfway, 1)] * 3), NAMES)
    sure = weights.scores(halfway)[0]
    assert sure[1] > sure[0] + 2
    assert weights.scores(NAMES).argmax(axis=1).tolist() == [0, 1, 2]


def test_a_lesson_that_goes_on_from_another_ends_where_a_whole_one_does() -> None:
    first = fit(heard((ELSEWHERE, 1)), NAMES)
    more = heard((ELSEWHERE, 1), (ELSEWHERE, 1), (NAMES[2:], 2))
    assert np.allclose(fit(more, NAMES, first).rows, fit(more, NAMES).rows, atol=0.02)


def test_nobody_is_learned_of_no_topics() -> None:
    empty = np.empty((0, 4), np.float32)
    assert fit(Heard(empty, np.empty(0, np.int64)), empty).scores(ELSEWHERE).shape == (1, 0)


def test_the_lowest_place_of_a_narrow_valley_is_found() -> None:
    steep = np.array([1, 100], np.float32)

    def slope(place: Floats) -> tuple[float, Floats]:
        away = place - np.array([3, -2], np.float32)
        return float((steep * away * away).sum()), 2 * steep * away

    assert np.allclose(lowest(slope, np.zeros(2, np.float32), steps=60), [3, -2], atol=0.01)


def test_what_replaces_an_example_takes_it_from_its_topic() -> None:
    memory = Memory(4)
    memory.add(Said("1", "words", "bill"), ELSEWHERE[0])
    memory.add(Said("1", "words", "park"), ELSEWHERE[0])
    (bill, nothing), (park, said) = memory.nearest(ELSEWHERE[0], ["bill", "park"])
    assert (bill, nothing) == (0.0, None)
    assert (round(park, 2), said) == (1.0, Said("1", "words", "park"))


def test_of_many_examples_the_latest_are_compared() -> None:
    memory = Memory(4)
    for place in range(300):
        memory.add(Said(str(place), "words", "bill"), NAMES[0] if place < 100 else NAMES[1])
    assert memory.nearest(NAMES[0], ["bill"])[0][0] == 0.0
    assert round(memory.nearest(NAMES[1], ["bill"])[0][0], 2) == 1.0
