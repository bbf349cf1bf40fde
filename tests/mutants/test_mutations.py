"""The slips that `make mutants` puts in: all that are meant, in all places that are meant."""

import textwrap

import pytest

from tests.mutants.__main__ import RULES, mutants_of
from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutations import mutants

COLOURS = {"Colour": ["RED", "BLUE", "GREEN"]}
SLIPS = [
    ("a < b", "a <= b, a >= b"),
    ("a >= b", "a > b, a < b"),
    ("a == b", "a != b"),
    ("a is b", "a is not b"),
    ("a not in b", "a in b"),
    ("a and b", "a or b, b, a"),
    ("a or b or c", "a and b and c, b or c, a or c, a or b"),
    ("not a", "a"),
    ("-a", "a"),
    ("a + b", "a - b"),
    ("a // b", "a * b"),
    ("a | b", "a & b"),
    ("7", "8, 6"),
    ("True", "False"),
    ("'word'", "'XwordX'"),
    ("''", "'XX'"),
    ("None", ""),
    ("b if a else c", "b if True else c, b if False else c"),
    ("{a: b, c: d}", "{c: d}, {a: b}"),
    ("{a, b}", "{b}, {a}"),
    ("(a, b)", "(b,), (a,)"),
    ("f(a)", "a"),
    ("f(a, b)", ""),
    ("f(a, k=b)", "f(a), a"),
    ("min(a, b)", "max(a, b)"),
    ("all(a)", "a, any(a)"),
    ("a[b:c]", ":c, b:"),
    ("[a for a in b if c]", "for a in b"),
    ("Colour.RED", "Colour.BLUE, Colour.GREEN"),
    ("Colour.members", ""),
]


@pytest.mark.parametrize(("was", "now"), SLIPS, ids=[was for was, _ in SLIPS])
def test_a_piece_of_code_has_these_slips(was: str, now: str) -> None:
    found = [slip.now for slip in mutants(f"x = {was}", "piece.py", COLOURS)]
    assert ", ".join(found) == now


def test_statements_have_slips_too() -> None:
    source = textwrap.dedent('''
        """Words about a module."""
        def f(a: int) -> int:
            """Words about a function."""
            if a:
                raise a
            while a:
                g(a, a)
            return a

        class C:
            name: str = "declared"
            def g(self): return self
    ''')
    assert [slip.name for slip in mutants(source, "piece.py", {})] == [
        "f: if a → if True", "f: if a → if False", "f: raise a → pass", "f: while a → while False",
        "f: g(a, a) → pass", "f: return a → return None", "C.g: return self → return None",
    ]  # fmt: skip


def test_each_slip_is_alone_in_what_is_run() -> None:
    values = []
    for slip in mutants("a = 1\nb = 2", "piece.py", {}):
        names: dict[str, int] = {}
        exec(slip.code, {}, names)
        values.append(names)
    assert values == [{"a": 2, "b": 2}, {"a": 0, "b": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 1}]


@pytest.mark.parametrize("module", RULES)
def test_every_slip_that_is_said_to_change_nothing_can_still_be_made(module: str) -> None:
    names = {slip.name for slip in mutants_of(module)}
    assert [name for name in EQUIVALENT.get(module, {}) if name not in names] == []


def test_every_row_of_the_state_table_is_put_to_the_test() -> None:
    names = [slip.name for slip in mutants_of("frontdesk.calls.rules")]
    for row in ("(State.OPEN, Step.FINISH)", "(State.RETURNED, Step.PASS_ON)"):
        assert f": {row} → (Step.{row.partition('Step.')[2].strip(')')},)" in names
    assert names.count(": State.DONE → State.CANCELLED") == 2
