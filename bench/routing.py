"""Routing: `python -m bench.routing --data FILE.csv`: how well the program's router finds the topic of inquiries."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench import inquiries, judging
from bench.figures import middle, share
from bench.inquiries import Inquiry, Missing, Splits
from bench.judging import Answer
from frontdesk.routing.encoder import Encoder
from frontdesk.routing.router import Router
from frontdesk.routing.said import Named, Said

_ROWS = 10
_LEARNED = 30
_KEYS = ("data", "shots", "noise", "n", "acc1", "acc3", "mrr", "ece", "oos_auroc", "oos_refused", "ms_p50", "ms_p99",
         "learn_ms", "rss_mb")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: what was answered, and how long each answer took."""

    answers: Sequence[Answer]
    ms: Sequence[float]


def main(given: Sequence[str] | None = None) -> int:
    """Measure the program's own router on a file with the columns text, topic and split."""
    parser = argparse.ArgumentParser(prog="python -m bench.routing", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FILE")
    parser.add_argument("--shots", default="0,5,10,50,all", help="examples of each topic that are heard before")
    parser.add_argument("--noise", default="none", help=", ".join(inquiries.NOISES))
    parser.add_argument("--oos", default="", metavar="SPLIT,…", help="splits that belong to nobody")
    parser.add_argument("--on", default="test", metavar="SPLIT", help="what is asked (test)")
    parser.add_argument("--json", action="store_true", help="one object a line")
    asked = parser.parse_args(given)
    if wrong := _wrong(asked.shots.split(","), asked.noise.split(",")):
        parser.error(wrong)
    try:
        for figures in measure(asked.data, asked.shots.split(","), asked.noise.split(","), _named(asked.oos), asked.on):
            print(json.dumps(_plain(figures)) if asked.json else "\n".join(_lines(figures)), flush=True)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    return 0


def _named(splits: str) -> list[str]:
    return [name for name in splits.split(",") if name]


def _wrong(shots: Sequence[str], noises: Sequence[str]) -> str:
    if unknown := [one for one in noises if one not in inquiries.NOISES]:
        return f"no such noise: {', '.join(unknown)}"
    if unknown := [one for one in shots if one != inquiries.ALL and not one.isdecimal()]:
        return f"no such number of shots: {', '.join(unknown)}"
    return ""


def measure(
    file: Path, shots: Sequence[str], noises: Sequence[str], foreign: Sequence[str] = (), on: str = "test"
) -> Iterator[dict[str, object]]:
    """The figures of each number of shots with each noise. Raises Missing."""
    splits = inquiries.read(file)
    asked, strangers = inquiries.part(splits, on), [one for name in foreign for one in inquiries.part(splits, name)]
    heard = {shot: inquiries.shown(splits, shot, asked) for shot in shots}
    encoder = Encoder.open()
    for shot in shots:
        router = taught(splits, asked, heard[shot], encoder)
        for noise in noises:
            yield {"data": file.name, "shots": shot, "noise": noise, **_round(router, asked, strangers, noise)}


def taught(splits: Splits, asked: Sequence[Inquiry], heard: Sequence[Inquiry], encoder: Encoder) -> Router:
    """A router that knows the names of all topics and has heard so much."""
    known = inquiries.topics(asked, heard, splits.get("train", ()))
    router = Router([Named(topic, inquiries.readable(topic)) for topic in known], encoder)
    router.learn(*(Said(str(place), one.text, one.topic) for place, one in enumerate(heard)))
    router.relearn()
    return router


def _round(router: Router, asked: Sequence[Inquiry], strangers: Sequence[Inquiry], noise: str) -> dict[str, object]:
    own, foreign = inquiries.spoiled(asked, noise), inquiries.spoiled(strangers, noise)
    done = answered(router, own)
    return {
        "n": len(own),
        "acc1": judging.accuracy(done.answers, at=1),
        "acc3": judging.accuracy(done.answers, at=3),
        "mrr": judging.reciprocal_rank(done.answers),
        "ece": judging.calibration_error(done.answers),
        **_foreign(router, own, foreign),
        "ms_p50": middle(done.ms),
        "ms_p99": share(done.ms, 0.99),
        "learn_ms": _learning(router, own),
        "rss_mb": _resident(),
        "reliability": judging.reliability(done.answers),
    }


def answered(router: Router, asked: Sequence[Inquiry]) -> Measured:
    answers, ms = [], []
    for one in asked:
        started = perf_counter()
        rows = router.rank(one.text, _ROWS)
        ms.append((perf_counter() - started) * 1_000)
        answers.append(Answer([row.topic for row in rows], rows[0].confidence if rows else 0.0, one.topic))
    return Measured(answers, ms)


def _foreign(router: Router, own: Sequence[Inquiry], foreign: Sequence[Inquiry]) -> dict[str, float | None]:
    if not foreign:
        return {"oos_auroc": None, "oos_refused": None}
    kept, strange = _fits(router, own), _fits(router, foreign)
    return {"oos_auroc": judging.told_apart(kept, strange), "oos_refused": judging.refused(kept, strange)}


def _fits(router: Router, asked: Sequence[Inquiry]) -> list[float]:
    found = [router.owned(one.text) for one in asked]
    return [one.score if one else float("-inf") for one in found]


def _learning(router: Router, asked: Sequence[Inquiry]) -> float:
    """Until one more example counts, which is then forgotten."""
    ms = []
    for place, one in enumerate(asked[:_LEARNED]):
        started = perf_counter()
        router.learn(Said(f"more {place}", one.text, one.topic))
        ms.append((perf_counter() - started) * 1_000)
        router.forget(f"more {place}")
    return middle(ms)


def _resident() -> float:
    """What this process holds in memory, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1_024


def _plain(figures: dict[str, object]) -> dict[str, object]:
    found = {key: figures[key] for key in _KEYS}
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()}


def _lines(figures: dict[str, object]) -> Iterator[str]:
    plain = _plain(figures)
    yield "  ".join(f"{key} {'-' if plain[key] is None else plain[key]}" for key in _KEYS)
    bins = figures["reliability"]
    assert isinstance(bins, list)
    for one in bins:
        yield f"    of {one.count:>5} rows that said {one.said:6.1%}  {one.held:6.1%} were right"


if __name__ == "__main__":
    sys.exit(main())
