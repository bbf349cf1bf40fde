"""Topics are found by any of the typed words, the telling ones first."""

import pytest

from frontdesk.lookup.model import Hit, Why
from frontdesk.lookup.service import DeskFile
from tests.lookup.cards import topic

SENTENCES = [
    ("I was charged twice", "billing", Why("phrase", "charged twice")),
    ("invoice", "billing", Why("keyword", "invoice")),
    ("invoices", "billing", Why("keyword", "invoice")),
    ("park my car", "parking", Why("phrase", "park my car")),
    ("billing", "billing", Why("name", "Billing")),
    ("disputes billing", "billing", Why("name", "Billing disputes")),
    ("tick", "fines", Why("keyword", "ticket")),
    ("i paid too much", "billing", Why("text", "paid too much")),
    ("how do I get my money back, please?", "refund", Why("keyword", "money back")),
]


def find(desk_file: DeskFile, text: str) -> list[Hit]:
    return desk_file.find(text, kind="topic", limit=8)


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES)
def test_a_need_in_words_finds_its_topic_first(desk_file: DeskFile, text: str, expected: str, why: Why) -> None:
    best = find(desk_file, text)[0]
    assert (best.id, best.why) == (expected, why)


def test_words_beside_each_other_count_more_than_words_apart(desk_file: DeskFile) -> None:
    hits = find(desk_file, "charged twice")
    assert [hit.id for hit in hits] == ["billing", "refund"]
    assert hits[0].score > hits[1].score


def test_among_equals_the_more_used_stands_first(desk_file: DeskFile) -> None:
    assert [hit.id for hit in find(desk_file, "parking")] == ["fines", "parking"]


def test_little_words_find_nothing_beside_a_word_that_counts(desk_file: DeskFile) -> None:
    assert find(desk_file, "the my is zebra") == []


def test_little_words_alone_are_looked_up(desk_file: DeskFile) -> None:
    assert [hit.id for hit in find(desk_file, "my")] == ["parking", "billing"]


def test_a_short_word_that_is_complete_does_not_find_longer_ones(desk_file: DeskFile) -> None:
    assert [hit.id for hit in find(desk_file, "par ")] == ["fines", "parking"]
    assert find(desk_file, "par xyz") == []
    assert [hit.id for hit in find(desk_file, "park xyz")] == ["fines", "parking"]


def test_the_exact_title_scores_one_and_a_missing_word_costs(desk_file: DeskFile) -> None:
    assert find(desk_file, "Billing Disputes")[0].score == 1.0
    assert find(desk_file, "billing zebra")[0].score < 0.7


def test_the_same_words_score_the_same_in_any_order_and_spelling(desk_file: DeskFile) -> None:
    texts = ("permits parking zzz", "PARKING permits zzz", "parking zzz permits")
    scores = {find(desk_file, text)[0].score for text in texts}
    assert len(scores) == 1


def test_a_rarer_word_counts_more(desk_file: DeskFile) -> None:
    many = [topic(f"t{n}", f"Matter {n}", keywords="account") for n in range(30)]
    desk_file.apply([*many, topic("rare", "Probate", keywords="estate", uses=0)], [], seq=8)
    assert find(desk_file, "account estate")[0].id == "rare"


def test_why_keeps_the_spelling_of_the_card(desk_file: DeskFile) -> None:
    desk_file.apply([topic("cafe", "Opening", phrases=("Wann öffnet das CAFÉ-Bistro?",))], [], seq=8)
    assert find(desk_file, "cafe bistro offnet")[0].why == Why("phrase", "öffnet … CAFÉ-Bistro")


def test_the_kinds_do_not_mix(desk_file: DeskFile) -> None:
    assert find(desk_file, "edgar") == []
    assert desk_file.find("edgar", kind="article", limit=8) == []
