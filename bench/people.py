"""`python -m bench.people`: people whose names were heard or mistyped, found by the program's own look-up.

The names fall into two halves that share no word: `tune` is for whoever changes the look-up, `report` for what is told.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from msgspec import Struct

from bench.figures import Figures, middle, share
from bench.misheard import misheard, mistyped
from bench.people_names import NICKNAMES, family_names, forms, given_names
from bench.people_plainly import PLAINLY
from bench.words import Company
from frontdesk.lookup import likeness
from frontdesk.lookup.model import Card
from frontdesk.lookup.service import DeskFile

#: The halves, and the seed of the corruptions of each.
HALVES = {"tune": 11, "report": 2027}
#: How often a name is corrupted in each way.
WAYS = {"heard": 35, "mistyped": 30, "short": 15, "short and heard": 10, "heard and mistyped": 10}
_AT_LEAST = {"people.at_1": 90.0, "people.at_5": 97.0}
_AT_MOST = {"people.p99_ms": 16.0}
_REVERSED = 0.15
_SHOWN = 5


class Asked(Struct, frozen=True):
    """What was typed for a name, and how it came to differ."""

    typed: str
    meant: str
    way: str


def of_half(names: Sequence[str], half: str) -> list[str]:
    """Those of `names` that belong to a half; a name always belongs to the same."""
    wanted = list(HALVES).index(half)
    return [name for name in names if sha256(name.encode()).digest()[0] % 2 == wanted]


def full_names(count: int, half: str) -> list[str]:
    """`count` different names of that half."""
    random = Random(HALVES[half])
    given, family = of_half(given_names(), half), of_half(family_names(), half)
    found: dict[str, None] = {}
    while len(found) < count:
        found[f"{random.choice(given)} {random.choice(family)}"] = None
    return list(found)


def asked(names: Sequence[str], count: int, half: str) -> tuple[list[Asked], int]:
    """`count` corrupted names, and how many were left out because they are exactly another person's name."""
    random, known, others = Random(HALVES[half] + 1), set(names), forms()
    found: list[Asked] = []
    left_out = 0
    while len(found) < count:
        way = random.choices(list(WAYS), list(WAYS.values()))[0]
        meant = random.choice(names)
        given, family = meant.split()
        given, family = _corrupted(random, way, given, family, others)
        if {f"{given} {family}", f"{family} {given}"} & known:
            left_out += f"{given} {family}" != meant
            continue
        typed = f"{family} {given}" if random.random() < _REVERSED else f"{given} {family}"
        found.append(Asked(typed, meant, way))
    return found, left_out


def _corrupted(random: Random, way: str, given: str, family: str, others: Mapping[str, Sequence[str]]) -> list[str]:
    """Given and family name; unchanged where that way does not fit them."""
    if "short" in way:
        if given not in others:
            return [given, family]
        given = random.choice(others[given])
    if "heard" in way:
        family = misheard(random, family)
        given = misheard(random, given) if way == "heard" and random.random() < 0.5 else given
    if "mistyped" in way:
        names = [given, family]
        at = random.randrange(2)
        names[at] = mistyped(random, names[at])
        return names
    return [given, family]


def cards(names: Sequence[str]) -> Iterator[Card]:
    company = Company()
    for serial, name in enumerate(names):
        words = (("name", name.title()), ("role", company.role()), ("department", company.department(serial % 200)),
                 ("mail", f"{name.replace(' ', '.')}.{serial}@example.com"))  # fmt: skip
        yield Card("person", str(serial), name.title(), words, (str(10_000 + serial),))


def measure(*, people: int = 100_000, queries: int = 1_000, half: str = "report", plainly: bool = True) -> Figures:
    """Hits in percent at 1 and 5 of the look-up, for each way, and of the plain ways; ms of the look-up."""
    names = full_names(people, half)
    questions, left_out = asked(names, queries, half)
    figures: Figures = {"people.names": len(names), "people.queries": len(questions), "people.left_out": left_out}
    with TemporaryDirectory(prefix="people-") as folder:
        file = DeskFile.open(Path(folder) / "desk.db", hub_id="bench")
        started = perf_counter()
        file.rebuild(cards(names), seq=1)
        figures["people.index_s"] = perf_counter() - started
        figures |= _own(file, names, questions)
        file.close()
    if plainly:
        for name, made in PLAINLY.items():
            find = made(names)
            figures |= _hits(f"people.{name}", questions, [find(one.typed) for one in questions])
    return figures


def _own(file: DeskFile, names: Sequence[str], questions: Sequence[Asked]) -> Figures:
    likeness.load()
    taken, worked, answers = list[float](), list[float](), list[list[str]]()
    for one in questions:
        started, begun = perf_counter(), thread_time()
        hits = file.find(one.typed, kind="person", limit=6)
        worked.append(1_000 * (thread_time() - begun))
        taken.append(1_000 * (perf_counter() - started))
        answers.append([names[int(hit.id)] for hit in hits])
    figures = _hits("people", questions, answers)
    for way in WAYS:
        of_way = [(one, found) for one, found in zip(questions, answers, strict=True) if one.way == way]
        if of_way:
            figures |= _hits(f"people.{way.replace(' ', '_')}", *zip(*of_way, strict=True))
    return figures | {
        "people.p50_ms": middle(taken), "people.p99_ms": share(taken, 0.99), "people.max_ms": max(taken),
        "people.worked_p99_ms": share(worked, 0.99),
    }  # fmt: skip


def _hits(name: str, questions: Sequence[Asked], answers: Sequence[Sequence[str]]) -> Figures:
    at = [
        found.index(one.meant) if one.meant in found else _SHOWN for one, found in zip(questions, answers, strict=True)
    ]
    return {
        f"{name}.at_1": 100 * sum(place == 0 for place in at) / len(at),
        f"{name}.at_5": 100 * sum(place < _SHOWN for place in at) / len(at),
    }


def main(words: Sequence[str] | None = None) -> int:
    """Measure, and print what was found beside its target."""
    parser = argparse.ArgumentParser(prog="python -m bench.people", description=main.__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--half", choices=HALVES, default="report", help="which half of the names (report)")
    parser.add_argument("--alone", action="store_true", help="without the plain ways beside it")
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args(words)
    if not NICKNAMES.exists():
        print("The names are not there: they are read from ../shared/data/corpora/names.", file=sys.stderr)
        return 2
    figures = measure(people=told.people, queries=told.queries, half=told.half, plainly=not told.alone)
    print(json.dumps(figures) if told.json else "\n".join(_lines(figures, told.half)))
    return 0


def _lines(figures: Figures, half: str) -> Iterator[str]:
    """The figures as a person reads them; hits in percent."""
    yield f"Half of the names: {half}, names drawn with seed {HALVES[half]}, corrupted with seed {HALVES[half] + 1}."
    yield "The look-up was tuned on the half “tune” alone; the halves share no given and no family name."
    for name, value in figures.items():
        yield f"{name:<34}{value:>12.2f}" + _judged(name, value)


def _judged(name: str, value: float) -> str:
    if name in _AT_MOST:
        return f"   target {_AT_MOST[name]:g}{'' if value <= _AT_MOST[name] else '   MISSED'}"
    if name in _AT_LEAST:
        return f"   target {_AT_LEAST[name]:g}{'' if value >= _AT_LEAST[name] else '   MISSED'}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
