"""The measurements of routing run on any file with the right columns, here on one that measures nothing."""

import json
from pathlib import Path
from random import Random

import pytest

from bench import inquiries, judging, routing, stream
from bench.inquiries import Inquiry
from bench.judging import Answer

ROWS = (
    ("the invoice is wrong", "billing", "train"), ("charged twice on my bill", "billing", "train"),
    ("where do I leave my car", "parking_permits", "train"), ("the garage is shut", "parking_permits", "train"),
    ("the invoice is wrong", "billing", "train_5"), ("where do I leave my car", "parking_permits", "train_5"),
    ("my bill is not right", "billing", "test"), ("a space for my vehicle", "parking_permits", "test"),
    ("The garage is shut", "parking_permits", "test"), ("a recipe for onion soup", "oos", "strange"),
    ("how tall is the mountain", "oos", "strange"),
)  # fmt: skip
KEYS = ("data", "shots", "noise", "n", "acc1", "acc3", "mrr", "ece", "oos_auroc", "oos_refused", "ms_p50", "ms_p99",
        "learn_ms", "rss_mb")  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, "text,topic,split\n" + "".join(f"{','.join(row)}\n" for row in ROWS))


def written(folder: Path, text: str) -> Path:
    file = folder / "inquiries.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_promised_key_is_printed_one_object_a_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["--data", str(file), "--shots", "0,5,1,all", "--noise", "none,typo,short", "--oos", "strange", "--json"]
    assert routing.main(told) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["shots"], one["noise"]) for one in lines] == [
        (shots, noise) for shots in ("0", "5", "1", "all") for noise in ("none", "typo", "short")
    ]
    assert {tuple(one) for one in lines} == {KEYS}
    assert {(one["data"], one["n"]) for one in lines} == {("inquiries.csv", 3)}
    assert lines[0]["acc1"] == lines[0]["oos_auroc"] == 1
    assert all(one["ms_p50"] <= one["ms_p99"] for one in lines)


def test_for_people_the_table_of_reliability_stands_below(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert routing.main(["--data", str(file), "--shots", "0"]) == 0
    first, *table = capsys.readouterr().out.splitlines()
    assert first.startswith("data inquiries.csv  shots 0  noise none  n 3  acc1 1.0")
    assert "oos_auroc -" in first
    assert all("rows that said" in line and "were right" in line for line in table)


@pytest.mark.parametrize(
    ("text", "told", "sentence"),
    [
        ("text,topic,split\nwords,topic,fold0\n", [], "There is no split test; the file has fold0."),
        ("text,topic,split\nwords,topic,test\n", ["--shots", "5"], "There is no split train; the file has test."),
        ("text,topic,split\na,b,test\n", ["--shots", "0", "--oos", "odd"], "There is no split odd; the file has test."),
        ("words,topic,split\nwords,topic,test\n", [], "has no column text."),
        ("", [], "has no column split and no column text and no column topic."),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: list[str], sentence: str
) -> None:
    assert routing.main(["--data", str(written(tmp_path, text)), *told]) == 2
    assert capsys.readouterr().err.strip().endswith(sentence)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert routing.main(["--data", str(tmp_path / "no.csv")]) == 2
    assert stream.main(["--data", str(tmp_path / "no.csv")]) == 2
    assert capsys.readouterr().err.count("cannot be read") == 2


@pytest.mark.parametrize("told", [["--noise", "loud"], ["--shots", "many"]])
def test_what_there_is_not_is_refused(file: Path, told: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        routing.main(["--data", str(file), *told])
    assert end.value.code == 2


def test_nothing_that_is_asked_is_heard_before(file: Path) -> None:
    splits = inquiries.read(file)
    heard = inquiries.shown(splits, "all", splits["test"])
    assert [one.text for one in heard] == [
        "the invoice is wrong",
        "charged twice on my bill",
        "where do I leave my car",
    ]
    assert inquiries.shown(splits, "5", splits["test"]) == splits["train_5"]
    assert len(inquiries.shown(splits, "1", splits["test"])) == 2


def test_the_stream_says_what_was_right_after_so_many(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stream.main(["--data", str(file), "--after", "0,2,900", "--seeds", "2", "--json"]) == 0
    first, second = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (first["after"], first["acc1"], first["lower"], first["names_only"], first["holds"]) == (0, 1, 1, 1, True)
    assert (second["after"], second["runs"]) == (2, 2)


def test_one_letter_in_ten_is_wrong() -> None:
    text = "a" * 5_000 + " " + "7" * 5_000
    typed = inquiries.mistyped(text, Random(1))
    assert typed == inquiries.mistyped(text, Random(1))
    strangers = sum(letter not in "a7 " for letter in typed)
    assert 300 < strangers < 700
    assert typed.count(" ") == 1


def test_a_note_keeps_three_telling_words_in_their_order() -> None:
    assert inquiries.noted("why is my card still not here", Random(1)) == "card still here"
    long = inquiries.noted("invoice garage password holiday", Random(1)).split()
    assert len(long) == 3
    assert long == [word for word in ("invoice", "garage", "password", "holiday") if word in long]
    assert inquiries.noted("who is it", Random(1)) == "who is it"


def test_a_label_reads_as_a_person_would_write_it() -> None:
    assert inquiries.readable("Refund_not__showing_up") == "Refund not showing up"


ANSWERS = (
    Answer(["a", "b"], 0.95, "a"), Answer(["a", "b"], 0.85, "b"), Answer(["c", "a", "b"], 0.15, "b"),
    Answer([], 0.0, "a"),
)  # fmt: skip


def test_accuracy_and_rank_are_counted() -> None:
    assert judging.accuracy(ANSWERS, at=1) == 0.25
    assert judging.accuracy(ANSWERS, at=3) == 0.75
    assert judging.reciprocal_rank(ANSWERS) == pytest.approx((1 + 1 / 2 + 1 / 3 + 0) / 4)


def test_calibration_is_what_was_said_against_what_held() -> None:
    assert judging.calibration_error(ANSWERS) == pytest.approx((0.05 + 0.85 + 0.15 + 0.0) / 4)
    assert [(one.count, one.held) for one in judging.reliability(ANSWERS)] == [(1, 0), (1, 0), (1, 0), (1, 1)]


def test_own_and_foreign_are_told_apart_by_pairs() -> None:
    assert judging.told_apart([3, 4], [1, 2]) == 1
    assert judging.told_apart([1, 3], [2]) == 0.5
    assert judging.told_apart([2.0], [2.0]) == 0.5
    assert judging.refused([float(score) for score in range(1, 101)], [0, 3, 50, -1]) == 0.75


def test_an_inquiry_is_read_as_it_stands(tmp_path: Path) -> None:
    splits = inquiries.read(written(tmp_path, '\ufefftext,topic,split\n"a, ""b""",t,test\n,t,test\n'))
    assert splits == {"test": [Inquiry('a, "b"', "t")]}
