"""The measurements run, here on sizes that measure nothing, and write every figure that is promised."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import entry, gaps, imports, log, lookup, memory, soak, start, undo
from bench.figures import TARGETS, keep, lines, share
from bench.full import full_home
from bench.queries import queries
from bench.soaking import day

ROOT = Path(__file__).parents[1]
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
        "log.count_ms", "log.totals_ms", "log.first_page_p99_ms", "log.next_page_p99_ms",
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


@pytest.mark.journey
def test_a_start_over_the_large_hub_is_measured_against_one_over_an_empty_hub() -> None:
    figures = start.measure_large(people=45, calls=60, runs=1)
    assert set(figures) == {
        "start.large_ratio", "start.large_ready_ratio", "start.large_keys_ms", "start.large_ready_ms",
        "start.empty_keys_ms", "start.empty_ready_ms",
    }  # fmt: skip
    assert figures["start.large_ratio"] == figures["start.large_keys_ms"] / figures["start.empty_keys_ms"]
    assert figures["start.large_keys_ms"] < figures["start.large_ready_ms"]
    assert figures["start.empty_keys_ms"] < figures["start.empty_ready_ms"]


def test_the_gaps_of_the_window_are_measured_until_everybody_is_found() -> None:
    figures = gaps.measure_sample(people=50)
    assert figures["ui.gap_turns.sample"] > 100
    assert 0 < figures["ui.gap_p99_ms.sample"] <= figures["ui.gap_max_ms.sample"]
    assert figures["ui.gap_import_s.sample"] > 0


def test_the_gaps_over_a_large_hub_go_by_their_own_names() -> None:
    figures = gaps.measure(people=50, has=41, calls=60)
    assert set(figures) == {
        "ui.gap_p99_ms", "ui.gap_max_ms", "ui.gap_turns", "ui.gap_over_a_frame", "ui.gap_import_s", "ui.gap_found_s",
    }  # fmt: skip
    assert figures["ui.gap_turns"] > 100


def test_the_undo_of_an_import_is_measured_apart_from_the_index() -> None:
    figures = undo.measure(people=60, has=42, calls=60)
    assert set(figures) == {"undo.import_s", "undo.index_s", "undo.rows"}
    assert figures["undo.rows"] == 60 + 60  # each of them in a department of their own that came with them
    assert min(figures.values()) > 0


@pytest.mark.journey
def test_calls_are_played_and_filed_without_a_mistake() -> None:
    figures = soak.measure(minutes=0.06, people=43, calls=60, read_each=3)
    assert {name: figures[f"soak.{name}"] for name in ("calls", "filed", "errors", "lost")} == {
        "calls": 6, "filed": 6, "errors": 0, "lost": 0,
    }  # fmt: skip
    assert {name for name in figures if name.startswith("soak.mb")} == {
        "soak.mb_more_per_3", "soak.mb.0", "soak.mb.3", "soak.mb.6",
    }  # fmt: skip
    assert figures["soak.gap_max_ms"] >= figures["soak.gap_p99_ms"] > 0


def test_the_calls_of_a_day_are_the_same_for_the_same_seed_and_end_in_many_ways() -> None:
    calls = list(day(1_000))
    assert calls == list(day(1_000))
    assert {call.ending for call in calls} >= {("F6",), ("F5",), ("F9",), ("F8", "a"), ("F7", "F7", "F6")}
    assert len({call.number for call in calls}) > 300


def test_what_grows_in_the_second_half_of_the_calls_is_told() -> None:
    figures = soak.figures({"calls": 400, "mb": [150.0, 168.0, 171.0, 172.0, 173.0]}, 100)
    assert figures["soak.mb_more_per_100"] == pytest.approx(1.0)
    assert (figures["soak.mb.0"], figures["soak.mb.400"]) == (150.0, 173.0)


@pytest.mark.journey
def test_memory_is_measured_beside_a_bare_window() -> None:
    figures = memory.measure(people=44, calls=60, runs=1)
    assert set(figures) == {"memory.over_bare_mb", "memory.console_mb", "memory.bare_mb"}
    assert 0 < figures["memory.bare_mb"] < figures["memory.console_mb"]


@pytest.mark.journey
def test_every_key_of_a_lookup_is_measured() -> None:
    figures = lookup.measure(sizes=[40], most=4)
    assert set(figures) == {
        "lookup.p99_ms.40", "lookup.p50_ms.40", "lookup.max_ms.40", "lookup.cold_ms.40", "lookup.keys.40",
    }  # fmt: skip
    assert 0 < figures["lookup.p50_ms.40"] <= figures["lookup.p99_ms.40"] <= figures["lookup.max_ms.40"]


@pytest.mark.journey
def test_keys_over_the_hub_of_full_size_go_by_a_name_of_their_own() -> None:
    figures = lookup.measure_full(people=46, calls=60, most=4)
    assert set(figures) == {
        "lookup.p99_ms.full", "lookup.p50_ms.full", "lookup.max_ms.full", "lookup.cold_ms.full", "lookup.keys.full",
    }  # fmt: skip


def test_the_full_hub_is_made_once_and_each_works_on_a_copy() -> None:
    with full_home(people=47, calls=60) as one, full_home(people=47, calls=60) as other:
        hubs = [home / "hub.db" for home in (one, other)]
        assert hubs[0] != hubs[1]
        assert hubs[0].read_bytes() == hubs[1].read_bytes()
        assert [len(list(home.glob("desk-*.db"))) for home in (one, other)] == [1, 1]
    assert not one.exists()


def test_what_the_starter_of_a_program_held_does_not_count_as_its_own() -> None:
    ballast = bytearray(200 << 20)
    done = subprocess.run(
        [sys.executable, "-c", "from bench.resident import most_kib; print(most_kib())"], cwd=ROOT, check=True,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert len(ballast) >> 10 > int(done.stdout) > 1_000


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
        "start.ratio", "start.ready_ratio", "start.large_ratio", "start.large_ready_ratio",
        "lookup.p99_ms.1000", "lookup.p99_ms.10000", "lookup.p99_ms.100000", "lookup.p99_ms.full",
        "entry.ratio", "entry.more_ms", "import.ratio", "log.first_page_p99_ms", "memory.over_bare_mb",
        "ui.gap_p99_ms", "ui.gap_max_ms", "ui.gap_p99_ms.sample", "ui.gap_max_ms.sample", "undo.import_s",
        "soak.errors", "soak.lost", "soak.mb_more_per_100",
    }  # fmt: skip


def test_the_slowest_hundredth_is_taken_from_above() -> None:
    assert share([float(value) for value in range(1, 101)], 0.99) == 100
    assert share([5.0], 0.99) == 5
