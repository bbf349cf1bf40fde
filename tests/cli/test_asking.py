"""who and find, typed at a terminal."""

from datetime import timedelta

from tests.cli.conftest import Terminal


def test_who_names_the_owner_who_answers_now(terminal: Terminal) -> None:
    assert terminal.data("who", "toner") == [
        {
            "topic": "Printer faults",
            "reference": "TPPPPP",
            "owner": "Ava Dunne",
            "answers_now": "Ava Dunne",
            "because": "",
            "deputies": ["Ben Cole"],
            "why": "keyword: toner",
            "score": 0.9,
        }
    ]


def test_who_is_read_as_a_table(terminal: Terminal) -> None:
    assert terminal("who", "prin").out.splitlines() == [
        "TOPIC           ANSWERS NOW  BECAUSE  OWNER      WHY            SCORE",
        "Printer faults  Ava Dunne             Ava Dunne  name: Printer  1.00",
    ]


def test_who_names_whoever_covers(terminal: Terminal) -> None:
    terminal("exception", "add", "Ava Dunne", "--until", "17:00", "--cover", "PCCCCC")
    (found,) = terminal.data("who", "printer", "faults")
    assert (found["owner"], found["answers_now"], found["because"]) == ("Ava Dunne", "Ben Cole", "covers Ava Dunne")
    terminal.clock.at += timedelta(hours=8)
    (found,) = terminal.data("who", "printer", "faults")
    assert (found["answers_now"], found["because"]) == ("Ava Dunne", "")


def test_a_topic_that_nobody_owns_goes_to_the_catch_all(terminal: Terminal) -> None:
    (found,) = terminal.data("who", "parking")
    assert (found["owner"], found["answers_now"], found["because"]) == (None, "Facilities", "nobody owns this")


def test_nothing_found_names_the_catch_all(terminal: Terminal) -> None:
    for verb in ("who", "find"):
        said = terminal(verb, "quantum", "teapot")
        assert (said.code, said.out) == (1, "")
        assert said.err == "Nothing found for “quantum teapot”.\nFacilities takes what nobody owns.\n"


def test_nothing_found_is_an_empty_list_in_json(terminal: Terminal) -> None:
    said = terminal("who", "teapot", "--json")
    assert (said.code, said.data) == (1, [])


def test_nothing_found_without_a_catch_all_says_how_to_name_one(terminal: Terminal) -> None:
    terminal("setting", "set", "catch_all", "")
    assert terminal("who", "teapot").err.splitlines()[1] == (
        "Nobody is named yet for what nobody owns: frontdesk setting set catch_all NAME"
    )


def test_of_very_many_words_the_first_are_said(terminal: Terminal) -> None:
    said = terminal("who", "teapot " * 1_000)
    assert said.err.splitlines()[0] == "Nothing found for “" + "teapot " * 11 + "te…”."


def test_find_looks_everywhere_best_first(terminal: Terminal) -> None:
    found = terminal.data("find", "printer")
    assert [(one["kind"], one["title"], one["why"]) for one in found] == [
        ("owner", "Printer faults", "name: Printer"),
        ("answer", "Clearing a paper jam", "keyword: printer"),
        ("person", "Ava Dunne", "role: Printers"),
    ]
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


def test_find_takes_any_part_of_a_number(terminal: Terminal) -> None:
    terminal("call", "add", "--number", "+1 570 555 0199", "--caller", "Zoë Ek", "--outcome", "answered")
    for typed in (["5550199"], ["555", "0199"], ["+15705550199"], ["(570) 555-0199"]):
        (found,) = terminal.data("find", *typed)
        assert (found["kind"], found["title"], found["numbers"]) == ("caller", "Zoë Ek", ["+15705550199"])


def test_find_shows_numbers_as_people_read_them(terminal: Terminal) -> None:
    assert "+1 570 555 0142, 231" in terminal("find", "dunne").out


def test_no_more_than_the_limit_is_found(terminal: Terminal) -> None:
    assert len(terminal.data("find", "ben", "--limit", "1")) == 1
    assert len(terminal.data("find", "ben")) == 2
