"""Columns hold the same on both engines, and nothing gets lost between a row and its text."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.hub.columns import row_text, text_row, text_time, time_text
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import departments, people
from tests.hub.rows import add, person, stored

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
aware = st.datetimes(timezones=zones).filter(lambda at: 1 < at.year < 9999)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 3, 12, 13, 42, tzinfo=UTC), "2026-03-12T13:42:00.000000Z"),
        (datetime(2026, 3, 12, 13, 42, 0, 1, tzinfo=UTC), "2026-03-12T13:42:00.000001Z"),
        (datetime(2026, 3, 12, 1, 42, 0, 999_999, tzinfo=timezone(timedelta(hours=5, minutes=45))),
         "2026-03-11T19:57:00.999999Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Stockholm")), "2026-10-25T00:30:00.000000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Stockholm"), fold=1), "2026-10-25T01:30:00.000000Z"),
        (datetime(800, 12, 25, tzinfo=UTC), "0800-12-25T00:00:00.000000Z"),
    ],
)  # fmt: skip
def test_a_moment_is_text_of_one_width_in_utc(at: datetime, text: str) -> None:
    assert time_text(at) == text
    assert text_time(text) == at.astimezone(UTC)
    assert text_time(text).utcoffset() == timedelta()


def test_a_moment_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        time_text(datetime(2026, 3, 12, 13, 42))  # noqa: DTZ001


@given(aware, aware)
def test_texts_order_as_their_moments_do(one: datetime, other: datetime) -> None:
    assert (time_text(one) < time_text(other)) == (one.astimezone(UTC) < other.astimezone(UTC))


MOMENTS = (
    datetime(2026, 3, 12, 13, 42, 7, 123_456, tzinfo=UTC),
    datetime(2026, 3, 12, 13, 42, 7, 1, tzinfo=ZoneInfo("Asia/Kathmandu")),
    datetime(1970, 1, 1, tzinfo=UTC),
)


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_a_moment_comes_back_from_the_hub_aware_and_exact(hub: Hub, at: datetime) -> None:
    add(hub, person("P1", retired_at=at), table=people)
    back = stored(hub, people)["P1"]["retired_at"]
    assert back == at
    assert back.utcoffset() == timedelta()


def test_lists_of_words_come_back_in_order_and_exact(hub: Hub) -> None:
    written = ((), ("",), ("b", "a", "b"), ('"quoted"', "comma, colon: [x]", "Åsa’s 東京 🐘", "line\nbreak"))
    add(hub, *[person(f"P{n}", numbers=words) for n, words in enumerate(written)], table=people)
    assert [stored(hub, people)[f"P{n}"]["numbers"] for n in range(4)] == list(written)


def test_a_rows_text_is_canonical() -> None:
    row = {"b": (1, "x"), "a": None, "at": datetime(2026, 3, 12, 14, 42, tzinfo=timezone(timedelta(hours=1)))}
    assert row_text(row) == '{"a":null,"at":"2026-03-12T13:42:00.000000Z","b":[1,"x"]}'
    assert row_text(dict(reversed(list(row.items())))) == row_text(row)
    assert row_text(None) is None


def test_what_has_no_place_in_a_row_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place in a row"):
        row_text({"a": {1}})


def test_a_rows_text_is_read_back_and_unknown_columns_are_left_out() -> None:
    row = person("P1", "Åsa", numbers=("1", "2"), retired_at=MOMENTS[0])
    text = row_text({**row, "gone_since": 1})
    assert text is not None
    assert text_row(people, text) == row


def test_columns_that_a_rows_text_does_not_know_have_their_defaults() -> None:
    assert text_row(departments, '{"id":"D1","name_folded":"sales","reference":"DPX222"}') == {
        "id": "D1", "reference": "DPX222", "name": "", "name_folded": "sales", "mail": "", "number": "", "place": "",
        "retired_at": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["", " ", "O’Brien; DROP TABLE", "100% %s :x ?", "\\", "ﷺ 👩‍👩‍👧", "a\tb\nc", "x" * 100_000]
)
def test_F50_text_comes_back_as_it_was(hub: Hub, name: str) -> None:
    add(hub, person("P1", name), table=people)
    assert stored(hub, people)["P1"]["name"] == name
