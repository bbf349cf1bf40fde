"""Topics are ranked for words: by their names at first, then by what was heard."""

import pickle

import pytest

from frontdesk.lookup.model import Why
from frontdesk.routing.lessons import learn
from frontdesk.routing.router import Router
from frontdesk.routing.said import Named, Said
from tests.routing.topics import SAID, TOPICS, PlainReader


def firsts(router: Router, *texts: str) -> list[str]:
    return [router.rank(text)[0].topic for text in texts]


def test_names_alone_rank_by_meaning() -> None:
    router = Router(TOPICS, PlainReader())
    assert firsts(router, "my bill", "the car", "login screen", "vacation") == ["bill", "park", "pass", "leave"]


def test_without_weights_words_and_their_parts_rank() -> None:
    router = Router(TOPICS)
    assert firsts(router, "parking", "permit for parking", "password forgotten") == ["park", "park", "pass"]


def test_keywords_and_phrases_count_beside_the_name() -> None:
    router = Router(TOPICS)
    assert firsts(router, "an invoice", "a place for visitors") == ["bill", "park"]


def test_as_many_rows_as_were_asked_for_stand_best_first() -> None:
    router = Router(TOPICS, PlainReader())
    found = router.rank("the car", 3)
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(router.rank("the car", 99)) == 4


def test_confidences_are_shares_of_one() -> None:
    found = Router(TOPICS, PlainReader()).rank("the car", 4)
    assert abs(sum(one.confidence for one in found) - 1) < 1e-5
    assert all(0 <= one.confidence <= 1 for one in found)


def test_what_was_said_counts_at_once() -> None:
    router = Router(TOPICS)
    assert router.rank("the barrier of the garage stays shut")[0].confidence < 0.5
    for said in SAID:
        router.learn(said)
    assert firsts(router, *(said.words for said in SAID)) == ["bill", "bill", "park", "pass", "leave"]


def test_the_nearest_example_is_the_reason() -> None:
    router = Router([Named("park", "Permits"), Named("pass", "Forgotten passwords")], PlainReader())
    router.learn(SAID[2])
    assert router.rank("a barrier")[0].why == Why("said", "the barrier of the garage stays shut")
    assert router.rank("computer")[0].why == Why("name", "Forgotten passwords")


def test_a_lesson_makes_it_count_in_full_and_keeps_the_rest() -> None:
    router = Router(TOPICS, PlainReader())
    for said in SAID:
        router.learn(said)
    router.relearn()
    assert firsts(router, "ill", "my bill", "the car", "login screen") == ["leave", "bill", "park", "pass"]


def test_what_was_forgotten_is_as_if_never_said() -> None:
    router, fresh = Router(TOPICS), Router(TOPICS)
    router.learn(SAID[2])
    router.forget("3")
    assert router.rank("barrier of the garage") == fresh.rank("barrier of the garage")
    router.forget("3")
    router.relearn()
    assert all(one.why.field == "name" for one in router.rank("barrier of the garage", 9) if one.topic != "park")


def test_a_word_that_was_just_learned_is_not_mended() -> None:
    router = Router([Named("cook", "Meals", phrases=("kitchen",)), Named("pets", "Cats")])
    assert router.rank("kitchenn")[0].topic == "cook"
    router.learn(Said("1", "kitchenn", "pets"))
    assert router.rank("kitchenn")[0].topic == "pets"


def test_a_correction_under_the_same_id_replaces_what_was_said() -> None:
    router = Router(TOPICS)
    router.learn(Said("7", "the lift is stuck", "bill"))
    router.learn(Said("7", "the lift is stuck", "park"))
    assert router.rank("the lift is stuck")[0].topic == "park"


def test_a_topic_is_never_suggested_for_words_it_was_refused_for_until_it_is_again() -> None:
    router = Router(TOPICS, PlainReader())
    router.never(Said("n", "the garage", "park"))
    assert [one.topic for one in router.rank("garage", 9) if one.topic == "park"] == []
    assert router.rank("login screen", 9)[0].topic == "pass"
    assert "park" in {one.topic for one in router.rank("login screen", 9)}
    router.again("n")
    assert router.rank("garage")[0].topic == "park"


def test_what_nobody_owns_fits_less_than_what_somebody_does() -> None:
    router = Router(TOPICS, PlainReader())
    own, foreign = router.owned("my billing invoice"), router.owned("recipe for soup")
    assert own is not None
    assert foreign is not None
    assert own.score > foreign.score
    assert (own.is_foreign, foreign.is_foreign) == (False, True)


def test_a_lesson_is_due_when_a_tenth_is_new() -> None:
    router = Router(TOPICS)
    assert not router.is_due()
    router.learn(SAID[0])
    assert router.is_due()
    router.relearn()
    assert not router.is_due()
    router.forget(SAID[0].id)
    assert router.is_due()


def test_topics_come_and_go_and_come_back_with_what_was_heard() -> None:
    router = Router(TOPICS)
    router.learn(Said("7", "the lift is stuck", "park"))
    router.name([one for one in TOPICS if one.id != "park"])
    assert "park" not in {one.topic for one in router.rank("the lift is stuck", 9)}
    router.name([*TOPICS, Named("new", "Canteen")])
    assert router.rank("the lift is stuck")[0].topic == "park"
    assert router.rank("canteen")[0].topic == "new"


def test_a_lesson_that_knew_other_topics_is_left_alone() -> None:
    router = Router(TOPICS)
    router.learn(*SAID)
    late = learn(router.lesson())
    router.name(TOPICS[::-1])
    before = router.rank("parking", 4)
    router.adopt(late)
    assert router.rank("parking", 4) == before


def test_a_lesson_goes_to_another_process_and_comes_back() -> None:
    router = Router(TOPICS, PlainReader())
    router.learn(*SAID)
    here = learn(router.lesson())
    there = pickle.loads(pickle.dumps(learn(pickle.loads(pickle.dumps(router.lesson())))))
    router.adopt(there)
    assert router.learned is there
    assert there.weights.rows == pytest.approx(here.weights.rows, abs=1e-3)


def test_one_topic_and_none_are_answered() -> None:
    assert [one.topic for one in Router(TOPICS[:1]).rank("anything")] == ["bill"]
    assert Router(()).rank("anything") == ()
    assert Router(()).owned("anything") is None
