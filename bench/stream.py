"""Stream: `python -m bench.stream --data FILE.csv`: how right the router is as hand-offs are logged one by one."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from bench import inquiries
from bench.inquiries import Inquiry, Missing
from bench.routing import answered
from frontdesk.routing.encoder import Encoder
from frontdesk.routing.router import Router
from frontdesk.routing.said import Named, Said
from frontdesk.routing.vectors import Floats

AFTER = (0, 100, 400, 1_600, 3_200)
SEEDS = 5
_DRAWS = 1_000
_LOWER = 5.0
#: The lower bound may be so much under the names alone.
_LESS = 0.01

Figures = dict[str, object]


class Remembering:
    """Reads each text once, however many routers ask: what is measured here is not time."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._read: dict[str, Floats] = {}

    def meaning(self, texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in self._read]
        self._read |= dict(zip(new, self._encoder.meaning(new), strict=True)) if new else {}
        return np.array([self._read[text] for text in texts])

    def about(self, texts: Sequence[str]) -> Floats:
        return self._encoder.about(texts)

    def language(self) -> Sequence[str]:
        return self._encoder.language()


def main(given: Sequence[str] | None = None) -> int:
    """Log the hand-offs of train one by one, in five orders, and ask the test split on the way."""
    parser = argparse.ArgumentParser(prog="python -m bench.stream", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FILE")
    parser.add_argument("--after", default=",".join(map(str, AFTER)), help="ask after so many hand-offs")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--on", default="test", metavar="SPLIT", help="what is asked (test)")
    parser.add_argument("--json", action="store_true", help="one object a line")
    asked = parser.parse_args(given)
    if not all(one.isdecimal() for one in asked.after.split(",")):
        parser.error("--after takes numbers of hand-offs")
    try:
        for figures in measure(asked.data, [int(one) for one in asked.after.split(",")], asked.seeds, asked.on):
            print(json.dumps(figures) if asked.json else _line(figures), flush=True)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    return 0


def measure(file: Path, after: Sequence[int] = AFTER, seeds: int = SEEDS, on: str = "test") -> Iterator[Figures]:
    """Accuracy after each number of hand-offs, the mean of all seeds, with its lower bound. Raises Missing."""
    splits = inquiries.read(file)
    asked = inquiries.part(splits, on)
    logged = inquiries.shown(splits, inquiries.ALL, asked)
    reader = Remembering(Encoder.open())
    after = [0, *(count for count in after if count)]
    runs = [_run(logged, asked, reader, after, seed) for seed in range(seeds)]
    names = [run[0] for run in runs]
    for place, count in enumerate(after):
        if count <= len(logged):
            yield {"data": file.name, "after": count, **_bounds([run[place] for run in runs], names)}


def _run(
    logged: Sequence[Inquiry], asked: Sequence[Inquiry], reader: Remembering, after: Sequence[int], seed: int
) -> list[list[bool]]:
    """Which of the asked were right, after each number of hand-offs."""
    order = Random(seed).sample(list(logged), min(len(logged), max(after)))
    known = inquiries.topics(asked, logged)
    router = Router([Named(topic, inquiries.readable(topic)) for topic in known], reader)
    found = []
    for count, before in zip(after, (0, *after), strict=False):
        for place in range(before, min(count, len(order))):
            router.learn(Said(str(place), order[place].text, order[place].topic))
            if router.is_due():
                router.relearn()
        found.append([one.is_right for one in answered(router, asked).answers])
    return found


def _bounds(runs: Sequence[Sequence[bool]], names: Sequence[Sequence[bool]]) -> Figures:
    """The mean over the runs, and under which nineteen in twenty draws of runs and inquiries do not fall.

    Both are drawn together with what the names alone gave to the same inquiry, so that only what was learned counts.
    """
    right, before = np.array(runs, float), np.array(names, float)
    random = np.random.default_rng(0)
    more = [_drawn(right - before, random) for _ in range(_DRAWS)]
    alone, lower = float(before.mean()), float(before.mean() + np.percentile(more, _LOWER))
    return {
        "runs": len(right),
        "acc1": round(float(right.mean()), 4),
        "lower": round(lower, 4),
        "worst_run": round(float(right.mean(axis=1).min()), 4),
        "names_only": round(alone, 4),
        "holds": lower >= alone - _LESS,
    }


def _drawn(more: npt.NDArray[np.float64], random: np.random.Generator) -> float:
    runs, asked = (random.integers(count, size=count) for count in more.shape)
    return float(more[runs][:, asked].mean())


def _line(figures: Figures) -> str:
    return "  ".join(f"{key} {value}" for key, value in figures.items())


if __name__ == "__main__":
    sys.exit(main())
