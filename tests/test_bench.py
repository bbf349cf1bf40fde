"""The measurements run, here on sizes that measure nothing, and write every figure that is promised."""

import json
from pathlib import Path

import pytest

from bench import entry, gaps, imports, log, lookup, memory, start
from bench.figures import TARGETS, keep, lines, share
from bench.queries import queries

TITLES = ["Ada Berg", "Åsa Holm", "Billing disputes", "Unpaid invoice"]


def test_an_entry_is_measured_against_the_same_rows_written_plainly() -> None:
    figures = entry.measure(entries=2, people=40)
    assert set(figures) == {
        "entry.ratio", "entry.more_ms", "entry.commit_ms", "entry.logged_ms", "entry.plain_ms",
    }  # fmt: skip
    logged, plain = figures["entry.logged_ms"], figures["entry.plain_ms"]
    assert min(logged, plain, figures["entry.commit_ms"]) > 0
    # Which of them is the slower one is for a quiet machine to say.
    assert figures["entry.ratio"] == pytest.approx(logged / plain)
    assert figures["entry.more_ms"] == pytest.approx(logged - plain)


def test_an_import_is_measured_until_everybody_is_found() -> None:
    figures = imports.measure(people=60, runs=1)
    assert set(figures) == {
        "import.ratio", "import.plain_ms", "import.plan_ms", "import.apply_ms", "import.index_ms", "import.all_ms",
    }  # fmt: skip
    assert all(value > 0 for value in figures.values())


def test_pages_of_the_log_are_measured_by_every_filter() -> None:
    figures = log.measure(calls=200, people=40, rounds=2)
    filters = {
        "none", "day", "person", "department", "topic", "state", "outcome", "overdue", "operator", "words_common",
        "words_rare", "words_absent_day", "words_absent",
    }  # fmt: skip
    of_each = ("log.first_page_p99_ms", "log.next_page_p99_ms", "log.whole_ms")
    assert set(figures) == {
        "log.make_s", "log.count_ms", "log.totals_ms", "log.first_page_p99_ms", "log.next_page_p99_ms",
        *(f"{name}.{kind}" for name in of_each for kind in filters),
    }  # fmt: skip
    assert all(figures[f"log.first_page_p99_ms.{kind}"] > 0 for kind in filters)


@pytest.mark.journey
def test_a_start_is_measured_until_keys_are_taken_and_until_the_first_answer() -> None:
    figures = start.measure(runs=1)
    assert set(figures) == {
        "start.ratio", "start.ready_ratio", "start.bare_ms", "start.keys_ms", "start.ready_ms",
    }  # fmt: skip
    assert 0 < figures["start.keys_ms"] < figures["start.ready_ms"]


def test_the_gaps_of_the_window_are_measured_until_everybody_is_found() -> None:
    figures = gaps.measure(people=50)
    assert figures["ui.gap_turns"] > 100
    assert 0 < figures["ui.gap_p99_ms"] <= figures["ui.gap_max_ms"]
    assert figures["ui.gap_import_s"] > 0


@pytest.mark.journey
def test_memory_is_measured_beside_a_bare_window() -> None:
    figures = memory.measure(people=40, calls=60, runs=1)
    assert set(figures) == {"memory.over_bare_mb", "memory.console_mb", "memory.bare_mb"}
    assert 0 < figures["memory.bare_mb"] < figures["memory.console_mb"]


@pytest.mark.journey
def test_every_key_of_a_lookup_is_measured() -> None:
    figures = lookup.measure(sizes=[40], most=4)
    assert set(figures) == {
        "lookup.p99_ms.40", "lookup.p50_ms.40", "lookup.max_ms.40", "lookup.cold_ms.40", "lookup.keys.40",
    }  # fmt: skip
    assert 0 < figures["lookup.p50_ms.40"] <= figures["lookup.p99_ms.40"] <= figures["lookup.max_ms.40"]


def test_the_queries_hold_every_beginning_of_two_letters() -> None:
    typed = queries(TITLES, ["+15705550142"], count=30)
    assert len(typed) == 30
    assert {"ad", "be", "as", "ho", "bi", "di", "un", "in"} <= {query[:2] for query in typed}


def test_the_same_seed_types_the_same() -> None:
    assert queries(TITLES, ["+15705550142"], count=40) == queries(TITLES, ["+15705550142"], count=40)


def test_figures_are_kept_flat_beside_those_of_other_parts(tmp_path: Path) -> None:
    file = tmp_path / "build" / "bench.json"
    keep({"entry.ratio": 1.23456}, file)
    keep({"import.ratio": 4.0}, file)
    assert json.loads(file.read_text(encoding="utf-8")) == {"entry.ratio": 1.235, "import.ratio": 4.0}


def test_a_missed_target_is_said() -> None:
    kept, missed, plain = lines({"start.ratio": 2.0, "import.ratio": 5.1, "start.bare_ms": 200.0})
    assert kept.split() == ["start.ratio", "2.000", "target", "2"]
    assert missed.split() == ["import.ratio", "5.100", "target", "5", "MISSED"]
    assert plain.split() == ["start.bare_ms", "200.000"]


def test_every_promised_figure_has_its_target() -> None:
    assert set(TARGETS) == {
        "start.ratio", "start.ready_ratio", "lookup.p99_ms.1000", "lookup.p99_ms.10000", "lookup.p99_ms.100000",
        "entry.ratio", "entry.more_ms", "import.ratio", "log.first_page_p99_ms", "memory.over_bare_mb",
        "ui.gap_p99_ms", "ui.gap_max_ms",
    }  # fmt: skip


def test_the_slowest_hundredth_is_taken_from_above() -> None:
    assert share([float(value) for value in range(1, 101)], 0.99) == 100
    assert share([5.0], 0.99) == 5
