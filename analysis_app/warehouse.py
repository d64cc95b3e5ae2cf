"""The only module of the app that opens DuckDB (a person's query: own_query.py).

A connection lives for one query and the file is open for one page, so that no
reader keeps `dbt build` from writing: opening takes longer than most queries. Results
are kept until the file changes. Query functions call `read`; nobody else needs more
than that and `column_help`.
"""

import os
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import streamlit as st
from problems import (
    ArgumentRefused,
    NothingToShow,
    QueryStopped,
    QueryTooLarge,
    WarehouseLocked,
    WarehouseMissing,
    WarehouseOutdated,
    WarehouseUnreadable,
)

# A locked file is tried again for this long, then the reader is told.
LOCK_PATIENCE_SECONDS = 3.0
LOCK_PAUSE_SECONDS = 0.1
TIME_LIMIT_SECONDS = 20.0

# One configuration for every connection: DuckDB refuses a second one with
# another on the same file. Nothing outside the file can be read or written.
CONFIGURATION = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
    "memory_limit": "2GB",
    "lock_configuration": "true",
}

# What DuckDB raises when a function is given a value that it cannot take.
REFUSALS = (
    duckdb.InvalidInputException,
    duckdb.OutOfRangeException,
    duckdb.ConversionException,
)

DEFAULT_PATH = Path(__file__).resolve().parent.parent / "warehouse.duckdb"

Parameters = Mapping[str, Any]
Fingerprint = tuple[int, int, int]


def path() -> Path:
    """Where the warehouse is: WAREHOUSE_PATH, or warehouse.duckdb in the project."""
    return Path(os.environ.get("WAREHOUSE_PATH") or DEFAULT_PATH).resolve()


def fingerprint() -> Fingerprint:
    """What changes when the file does: inode, time of change (ns), size (bytes).

    Raises WarehouseMissing.
    """
    try:
        status = path().stat()
    except OSError as error:
        raise WarehouseMissing(f"There is no file {path()}") from error
    return status.st_ino, status.st_mtime_ns, status.st_size


def read(
    sql: str, parameters: Parameters | None = None, *, allow_empty: bool = False
) -> pd.DataFrame:
    """The rows of one query; its text with all values is in `statement(rows)`.

    `parameters` are bound to $names in the SQL, never put into its text.
    Raises the problems of problems.py; NothingToShow unless `allow_empty`.
    """
    rows = _read_once(str(path()), fingerprint(), sql, dict(parameters or {}))
    if rows.empty and not allow_empty:
        raise NothingToShow
    return rows


def statement(rows: pd.DataFrame) -> str:
    """The SQL that gave these rows, ready for the DuckDB shell."""
    return rows.attrs["statement"]


def column_help(table: str, column: str) -> str | None:
    """What dbt's description says of a column, or None; for help texts."""
    return _column_comments(str(path()), fingerprint()).get((table, column))


@st.cache_resource(show_spinner=False, max_entries=2)
def _column_comments(
    path_text: str, version: Fingerprint
) -> dict[tuple[str, str], str]:
    """The text of every column by table and column; shared, not to be changed."""
    rows = _read_once(
        path_text,
        version,
        "select table_name, column_name, trim(comment) from duckdb_columns() "
        "where schema_name = 'main' and comment is not null",
        {},
    )
    return {(table, column): text for table, column, text in rows.to_numpy()}


@st.cache_data(show_spinner=False, max_entries=500)
def _read_once(
    path_text: str, version: Fingerprint, sql: str, parameters: dict[str, Any]
) -> pd.DataFrame:
    """Ask once per text, values and version of the file."""
    with open_connection(path_text, version) as connection:
        rows = ask(connection, sql, parameters)
    rows.attrs["statement"] = with_values(sql, parameters)
    return rows


def ask(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: dict[str, Any],
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
) -> pd.DataFrame:
    """Ask one query of the app's own, stopped after the time limit."""
    stop = threading.Timer(time_limit_seconds, connection.interrupt)
    stop.start()
    try:
        return connection.execute(sql, parameters or None).df()
    except duckdb.InterruptException as error:
        limit = f"The limit is {time_limit_seconds:g} s."
        raise QueryStopped(limit) from error
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise WarehouseOutdated(_first_line(error)) from error
    except duckdb.OutOfMemoryException as error:
        raise QueryTooLarge(f"The limit is {CONFIGURATION['memory_limit']}.") from error
    except REFUSALS as error:
        raise ArgumentRefused(_first_line(error).partition(": ")[2]) from error
    finally:
        stop.cancel()


# ---------------------------------------------------------------- connections


class _OpenFile:
    """Which version of the file this process has open, and how many times.

    All connections of a process to one path share what the first one opened,
    even when the file was replaced since. So whoever wants the new version waits
    until those on the old one are closed; else old rows would be kept as new.
    While a page runs, a connection that nobody asks keeps the file open between its
    queries.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._key: tuple[str, Fingerprint] | None = None
        self._readers = 0
        self._pages = 0
        self._kept: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def hold(self, key: tuple[str, Fingerprint], patience: float) -> Iterator[None]:
        with self._changed:
            if not self._changed.wait_for(
                lambda: self._readers == 0 or self._key == key, patience
            ):
                raise WarehouseLocked("A query still reads the version before.")
            if self._key != key:
                self._let_go()
            self._key = key
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def keep(self) -> Iterator[None]:
        """What is opened within stays so until the last of all pages has ended."""
        with self._changed:
            self._pages += 1
        try:
            yield
        finally:
            with self._changed:
                self._pages -= 1
                if self._pages == 0:
                    self._let_go()

    def is_open(self, path_text: str) -> None:
        """Somebody has a connection: another one takes no time."""
        with self._changed:
            if self._pages and self._kept is None:
                self._kept = _connect(path_text)

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None


_open_file = _OpenFile()
kept_open = _open_file.keep


@contextmanager
def open_connection(
    path_text: str, version: Fingerprint
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection without access to anything but the file.

    Raises WarehouseLocked once the patience is over, WarehouseUnreadable.
    """
    with _open_file.hold((path_text, version), LOCK_PATIENCE_SECONDS):
        connection = _connect(path_text)
        try:
            _open_file.is_open(path_text)
            yield connection
        finally:
            connection.close()


def _connect(path_text: str) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + LOCK_PATIENCE_SECONDS
    while True:
        try:
            return duckdb.connect(path_text, read_only=True, config=CONFIGURATION)
        except duckdb.IOException as error:
            if not Path(path_text).exists():
                raise WarehouseMissing(f"There is no file {path_text}") from error
            if "lock" not in str(error).lower():
                raise WarehouseUnreadable(_first_line(error)) from error
            if time.monotonic() > deadline:
                raise WarehouseLocked(_first_line(error)) from error
            time.sleep(LOCK_PAUSE_SECONDS)
        except duckdb.Error as error:
            raise WarehouseUnreadable(_first_line(error)) from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


# ------------------------------------------------------------ text for people


def with_values(sql: str, parameters: Parameters) -> str:
    """The SQL with every $name replaced by its value, to be read and pasted.

    >>> with_values("from networks where task = $task", {"task": "MNIST"})
    "from networks where task = 'MNIST'"
    """
    return re.sub(
        r"\$([a-z_][a-z_0-9]*)",
        lambda match: literal(parameters[match[1]]),
        sql.strip(),
    )


def literal(value: Any) -> str:
    """A value as DuckDB's SQL writes it."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return "'" + value.replace("'", "''") + "'"
        case float() if value != value or value in (float("inf"), float("-inf")):
            return f"'{value}'::double"
        case list() | tuple():
            return "[" + ", ".join(map(literal, value)) + "]"
        case dict():
            pairs = (f"{literal(k)}: {literal(v)}" for k, v in value.items())
            return "map {" + ", ".join(pairs) + "}"
        case _:
            return str(value)
