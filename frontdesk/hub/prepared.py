"""Statements put together once and handed to the driver: SQLAlchemy takes four to ten times as long over each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import BindParameter, Connection, Dialect, Select, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import UpdateBase

Process = Callable[[Any], Any]
Named = tuple[tuple[str, Process | None], ...]

#: Stands in a question for the ids that `PreparedRead.rows_of` is given.
IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_AT_ONCE = 512


class _Prepared:
    """A statement, and the texts that were made of it, for each kind of database and number of ids."""

    def __init__(self, statement: Select[Any] | UpdateBase) -> None:
        self._statement = statement
        self._texts: dict[tuple[str, int], _Text] = {}

    def _text(self, dialect: Dialect, count: int = 0) -> "_Text":
        made = self._texts.get((dialect.name, count))
        if made is None:
            made = self._texts[dialect.name, count] = _text(self._statement, dialect, count)
        return made


class PreparedRead(_Prepared):
    """A question, made once by the module that asks it; its values are `bindparam`s, no lists but `IDS`."""

    def __init__(self, question: Select[Any]) -> None:
        super().__init__(question)

    def rows(self, connection: Connection, **values: Any) -> list[dict[str, Any]]:
        """What answers the question, by the names of its columns."""
        return self._asked(connection, values, 0)

    def rows_of(self, connection: Connection, ids: Iterable[str], **values: Any) -> list[dict[str, Any]]:
        """What answers the question for `ids`, each taken once, some of them at a time."""
        wanted, found = list(dict.fromkeys(ids)), list[dict[str, Any]]()
        for start in range(0, len(wanted), _AT_ONCE):
            some = _padded(wanted[start : start + _AT_ONCE])
            found += self._asked(connection, values | _numbered(some), len(some))
        return found

    def _asked(self, connection: Connection, values: Mapping[str, Any], count: int) -> list[dict[str, Any]]:
        text = self._text(connection.dialect, count)
        return [text.row(found) for found in _sent(connection, text.sql, text.bound(values))]


class PreparedWrite(_Prepared):
    """An INSERT, UPDATE or DELETE, made once by the module that needs it."""

    def __init__(self, order: UpdateBase) -> None:
        super().__init__(order)

    def run(self, connection: Connection, columns: Mapping[str, Sequence[Any]]) -> None:
        """Write the rows whose values stand by name, for each name in the rows' order."""
        text = self._text(connection.dialect)
        rows = text.bound_columns(columns)
        if len(rows) > 1:
            _sent(connection, text.sql, rows, many=True)
        else:
            _sent(connection, text.sql, rows[0])


def by_column(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The values of `rows` by name; all have the names of the first."""
    return {name: [row[name] for row in rows] for name in rows[0]}


class _Text(Struct, frozen=True, kw_only=True):
    """What one kind of database gets and gives: its own text, the values named in it, and the columns it answers.

    `fixed` are values that are part of the statement; what is named goes in, and comes out, through its process.
    """

    sql: str
    is_positional: bool
    fixed: Mapping[str, Any]
    values: Named
    columns: Named

    def bound(self, values: Mapping[str, Any]) -> Any:
        known = {**self.fixed, **values}
        row = tuple([known[name] if into is None else into(known[name]) for name, into in self.values])
        return row if self.is_positional else self._named(row)

    def bound_columns(self, columns: Mapping[str, Sequence[Any]]) -> list[Any]:
        by_name = [columns[name] if into is None else _processed(columns[name], into) for name, into in self.values]
        rows = list(zip(*by_name, strict=True))
        return rows if self.is_positional else [self._named(row) for row in rows]

    def row(self, found: Sequence[Any]) -> dict[str, Any]:
        both = zip(self.columns, found, strict=True)
        return {name: value if out_of is None else out_of(value) for (name, out_of), value in both}

    def _named(self, row: Sequence[Any]) -> dict[str, Any]:
        return {name: value for (name, _), value in zip(self.values, row, strict=True)}


def _processed(values: Iterable[Any], into: Process) -> Iterator[Any]:
    """Each value as the driver takes it; a run of the very same one is worked out once."""
    last, made = object(), None
    for value in values:
        if value is not last:
            last, made = value, into(value)
        yield made


def _sent(connection: Connection, sql: str, values: Any, *, many: bool = False) -> Sequence[Any]:
    """What the driver answers, in the connection's transaction; what it raises is raised as SQLAlchemy's.

    Like that, the error names no values; that a server is lost is noticed by the rollback that follows.
    """
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    failure = connection.dialect.loaded_dbapi.Error
    try:
        (cursor.executemany if many else cursor.execute)(sql, values)
        return cursor.fetchall() if cursor.description else ()
    except failure as problem:
        raise DBAPIError.instance(sql, None, problem, failure, hide_parameters=True) from problem
    finally:
        cursor.close()


def _padded(ids: list[str]) -> list[str]:
    """As many as the next power of two, the last one again and again: so few texts do for lists of any length."""
    return ids + ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids))


def _numbered(ids: Sequence[str]) -> dict[str, str]:
    """The ids by the names that they have in the text."""
    return {f"{IDS.key}_{number}": id for number, id in enumerate(ids, 1)}


def _text(statement: Select[Any] | UpdateBase, dialect: Dialect, count: int = 0) -> _Text:
    """The statement for one kind of database, with room for `count` ids."""
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    to_come = {name: None for name, bind in compiled.binds.items() if bind.required and name != IDS.key}
    state = compiled.construct_expanded_state({**to_come, **({IDS.key: [None] * count} if count else {})})
    kinds = {name: bind.type for name, bind in compiled.binds.items()}
    for name, parts in state.parameter_expansion.items():
        kinds |= dict.fromkeys(parts, kinds[name])
    names = state.positiontup if compiled.positional else state.parameters
    fixed = {name: value for name, value in state.parameters.items() if value is not None}
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    return _Text(
        sql=state.statement,
        is_positional=compiled.positional,
        fixed=fixed,
        values=tuple((name, kinds[name].dialect_impl(dialect).bind_processor(dialect)) for name in names or ()),
        columns=tuple(
            (str(one.name), one.type.dialect_impl(dialect).result_processor(dialect, None)) for one in columns
        ),
    )
