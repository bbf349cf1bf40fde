"""The sentence encoder as it lies in the program."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from frontdesk.routing import weights
from frontdesk.routing.encoder import Encoder
from frontdesk.routing.router import Router
from tests.routing.topics import TOPICS


def test_what_means_the_same_is_near_without_a_shared_word(encoder: Encoder) -> None:
    asked, same, other = encoder.meaning(["my vehicle needs a space", "where can I park the car", "the soup was cold"])
    assert float(asked @ same) > float(asked @ other) + 0.2


def test_rows_have_length_one_whatever_is_read(encoder: Encoder) -> None:
    texts = ["", "a", "word " * 500, "日本語", "🙂", "\x00 ok"]
    assert np.allclose(np.linalg.norm(encoder.meaning(texts), axis=1), 1, atol=1e-4)
    assert np.isfinite(encoder.about(texts)).all()


def test_only_the_beginning_of_a_long_text_is_read(encoder: Encoder) -> None:
    short, long = (encoder.meaning(["word " * count])[0] for count in (100, 5_000))
    assert float(short @ long) > 0.999


def test_a_text_reads_alike_alone_and_among_others(encoder: Encoder) -> None:
    texts = ["the invoice is wrong", "parking", "who knows the password of the printer"]
    together = encoder.meaning(texts)
    for row, text in zip(together, texts, strict=True):
        assert float(row @ encoder.meaning([text])[0]) > 0.98


def test_topics_are_found_by_what_callers_say(encoder: Encoder) -> None:
    router = Router(TOPICS, encoder)
    firsts = {text: router.rank(text)[0].topic for text in (
        "I can't log in any more", "my vehicle needs a space", "they took the money from my account two times",
        "taking some days off next week",
    )}  # fmt: skip
    assert list(firsts.values()) == ["pass", "park", "bill", "leave"]


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    copied = tmp_path / "weights"
    shutil.copytree(weights.folder(), copied, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert weights.checked(copied) == copied
    with (copied / "encoder.onnx").open("r+b") as file:
        file.seek(1_000)
        file.write(b"\x00damaged\x00")
    with pytest.raises(weights.Damaged, match=r"encoder\.onnx"):
        Encoder.open(copied)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(weights.Damaged):
        Encoder.open(tmp_path)
