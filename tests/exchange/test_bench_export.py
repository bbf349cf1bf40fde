"""The measurement of exports runs, here on a size that measures nothing."""

from bench import export


def test_an_export_is_measured_in_each_format() -> None:
    figures = export.measure(handoffs=12)
    assert set(figures) == {
        f"export.12_{what}.{format}" for what in ("s", "mb") for format in ("csv", "xlsx", "pdf", "json")
    }
    assert all(value > 0 for value in figures.values())
