"""docs/data.md names every table and column of the hub, and no other."""

import re
from pathlib import Path

import pytest

from frontdesk.hub.tables import metadata

PAGE = Path(__file__).parents[2] / "docs" / "data.md"


def described() -> dict[str, dict[str, str]]:
    """Table, column, meaning, as the page has them."""
    chapters = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        table: dict(re.findall(r"^\| (\w+) \| (.+) \|$", text.partition("|---|---|")[2], flags=re.MULTILINE))
        for table, text in zip(chapters[1::2], chapters[2::2], strict=True)
    }


def test_the_page_names_the_tables_of_the_hub() -> None:
    assert set(described()) == set(metadata.tables)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_the_page_names_the_columns_of_each_table_in_their_order(table: str) -> None:
    assert list(described()[table]) == [column.name for column in metadata.tables[table].c]


def test_every_column_has_a_meaning_and_every_table_a_line() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for table, columns in described().items():
        assert re.search(rf"^## {table}\n\n\w[^|]+\.\n", page, flags=re.MULTILINE), table
        assert all(len(meaning) > 4 for meaning in columns.values()), table


def test_the_page_says_which_columns_are_never_null() -> None:
    for table, columns in described().items():
        for column in metadata.tables[table].c:
            if column.foreign_keys and column.name in columns:
                assert ("never NULL" in columns[column.name]) is not column.nullable, (table, column.name)
