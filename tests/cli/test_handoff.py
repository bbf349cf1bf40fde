"""What becomes of a hand-off, typed at a terminal."""

from datetime import timedelta

import pytest

from tests.cli.conftest import Terminal

HANDED = (
    "call", "add", "--number", "+15705550199", "--topic", "printer faults", "--outcome", "handed-off", "--due", "15:00",
)  # fmt: skip


def handed(terminal: Terminal, *more: str) -> str:
    """The reference of a hand-off that was just made."""
    reference: str = terminal.data(*HANDED, *more)["handoff"]["reference"]
    return reference


@pytest.mark.parametrize("reference_first", [True, False])
@pytest.mark.parametrize(
    ("step", "more", "state", "after"),
    [
        ("acknowledge", [], "acknowledged", ["done", "return", "cancel"]),
        ("done", [], "done", []),
        ("return", ["--reason", "missing"], "returned", ["pass", "cancel"]),
        ("cancel", [], "cancelled", []),
        ("show", [], "open", ["acknowledge", "done", "return", "cancel"]),
    ],
)
def test_a_step_is_noted_with_the_reference_before_it_or_behind_it(
    terminal: Terminal, reference_first: bool, step: str, more: list[str], state: str, after: list[str]
) -> None:
    made = handed(terminal)
    words = [made.lower(), step] if reference_first else [step, made]
    said = terminal.data("handoff", *words, *more)
    assert (said["reference"], said["state"], said["next"]) == (made, state, after)
    (listed,) = terminal.data("handoff", "list")
    assert listed["state"] == state


def test_options_may_stand_before_the_verb_and_behind_it(terminal: Terminal) -> None:
    made = handed(terminal)
    said = terminal("--json", "--operator", "Nils", "handoff", made, "done", "--note", "-")
    assert (said.code, said.err) == (0, "")
    assert said.data["moves"][-1] == {
        "step": "finish", "at": "2026-03-02T10:00:00+01:00", "by": "Nils", "note": "-", "reason": None, "whose": None,
    }  # fmt: skip
    assert terminal("--operator=Nils", "handoff", made, "show").code == 0


def test_words_of_other_verbs_are_not_turned_round(terminal: Terminal) -> None:
    said = terminal("who", "handoff", "printer", "done")
    assert (said.code, "Printer faults" in said.out) == (0, True)
    assert terminal("find", "handoff", "printer", "show").code == 0


def test_a_return_says_why_and_whose_it_is(terminal: Terminal) -> None:
    made = handed(terminal)
    said = terminal.data("handoff", made, "return", "--reason", "not-mine", "--whose", "facilities", "--note", "A door")
    assert said["moves"][-1] == {
        "step": "return", "at": "2026-03-02T10:00:00+01:00", "by": "Mona", "note": "A door", "reason": "not-mine",
        "whose": "Facilities",
    }  # fmt: skip
    assert terminal("handoff", "show", made).out.splitlines()[-1] == (
        "10:00 return by Mona (not-mine, Facilities): A door"
    )


def test_what_was_returned_is_passed_on(terminal: Terminal) -> None:
    made = handed(terminal)
    terminal("handoff", made, "return", "--reason", "not-mine", "--whose", "Facilities")
    said = terminal.data("handoff", made, "pass", "--note", "A door")
    assert (said["to"], said["state"], said["due_at"]) == ("Facilities", "open", "2026-03-02T15:00:00+01:00")
    assert said["moves"][0]["note"] == f"passed on from {made}"
    old = terminal.data("handoff", made, "show")
    assert (old["state"], old["moves"][-1]["note"]) == ("cancelled", f"passed on as {said['reference']}: A door")
    assert [one["reference"] for one in terminal.data("handoff", "list", "--open")] == [said["reference"]]
    assert terminal("undo").out == "Took back that a hand-off was passed on (5 rows).\n"
    assert terminal.data("handoff", made, "show")["state"] == "returned"


def test_it_is_passed_on_with_another_promise(terminal: Terminal) -> None:
    made = handed(terminal)
    terminal("handoff", made, "return", "--reason", "other")
    said = terminal.data("handoff", made, "pass", "--to", "IT", "--promise", "send Ada the form", "--due", "16:00")
    assert (said["to"], said["promise"], said["due_at"]) == ("IT", "send Ada the form", "2026-03-02T16:00:00+01:00")
    assert terminal("handoff", "show", said["reference"]).out.splitlines()[1] == (
        "Promised: send Ada the form by 16:00 today."
    )


def test_as_text_the_state_and_what_is_owed_are_said(terminal: Terminal) -> None:
    made = handed(terminal)
    assert terminal("handoff", "acknowledge", made).out.splitlines() == [
        f"Hand-off {made} to Ava Dunne: acknowledged.", "Promised: call you back by 15:00 today.",
    ]  # fmt: skip
    terminal.clock.at += timedelta(hours=5, minutes=40)
    assert terminal("handoff", "show", made).out.splitlines() == [
        f"Hand-off {made} to Ava Dunne: acknowledged.",
        "Promised: call you back by 15:00 today, 40 minutes late.",
        "10:00 make by Mona",
        "10:00 acknowledge by Mona",
    ]
    assert terminal("handoff", "done", made).out == f"Hand-off {made} to Ava Dunne: done.\n"


def test_a_step_that_does_not_fit_is_refused(terminal: Terminal) -> None:
    made = handed(terminal)
    terminal("handoff", made, "return", "--reason", "other")
    said = terminal("handoff", made, "done")
    assert (said.code, said.out) == (3, "")
    assert said.err.splitlines() == [
        "A hand-off that is returned cannot be changed by “finish”.", "It can take: pass on, cancel.",
    ]  # fmt: skip
    assert terminal("handoff", made, "pass").err.splitlines()[0] == "Nobody was named to pass this on to."


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["acknowledge", "ZZZ999"], 1),
        (["ZZZ999", "acknowledge"], 1),
        (["show", ""], 1),
        (["ZZZ999", "return", "--reason", "not-mine", "--whose", "Nobody"], 1),
        (["ZZZ999", "return"], 2),
        (["ZZZ999", "return", "--reason", "tired"], 2),
        (["ZZZ999", "fly"], 2),
        (["ZZZ999"], 2),
        (["acknowledge"], 2),
        (["acknowledge", "ZZZ999", "--reason", "other"], 2),
    ],
)
def test_what_is_not_there_and_what_is_wrong_are_told_apart(terminal: Terminal, words: list[str], code: int) -> None:
    said = terminal("handoff", *words)
    assert (said.code, said.out, bool(said.err)) == (code, "", True)
    assert terminal.data("check")["entries"] == 16


@pytest.mark.parametrize("step", ["acknowledge", "done", "cancel"])
def test_a_step_is_taken_back_as_one(terminal: Terminal, step: str) -> None:
    made = handed(terminal)
    terminal("handoff", made, step)
    assert terminal("undo").out.startswith("Took back that a hand-off was ")
    assert terminal.data("handoff", made, "show")["state"] == "open"
