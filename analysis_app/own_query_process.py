"""One query in a process of its own: started by own_query.py, not imported by it.

It reads one line of JSON (path, configuration, sql, limits), writes one line of
JSON (what is the matter, or seconds and is_cut) and then the rows in Arrow's
stream format. Whatever the query does ends with the process: DuckDB's memory
limit does not count what a function builds in one value, repeat('x', 1e10), and
its interrupt does not reach a function until it returns.
"""

import ctypes
import json
import os
import re
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.compute

# Shown as they are; DuckDB's other types are shown as text, or as a double.
PLAIN_TYPES = {
    "boolean", "tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint",
    "uinteger", "float", "double", "varchar",
}  # fmt: skip
WIDE_INTEGERS = {"ubigint", "hugeint", "uhugeint"}
# What the browser's numbers, doubles, tell apart: all integers up to here, all
# decimals of so many digits. A column with more is shown as text.
LARGEST_EXACT_INTEGER = 2**53
EXACT_DIGITS = 15
MOST_MESSAGE_CHARACTERS = 2_000
NO_ROOM_FOR_THE_ERROR = "Failed to write JSON string: memory allocation failed"
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl

NOT_READING = (
    "Only one statement that reads may run: SELECT, FROM, WITH, VALUES, DESCRIBE, "
    "SUMMARIZE or SHOW. This one is of the kind {kind}."
)
DYNAMIC_PIVOT = "PIVOT has to name its columns, as in ON datatype IN ('INT8', 'FP16')."

# Functions and views that a query may not name, by why. DuckDB refuses most of it too,
# but not to read the warehouse's own file, nor to tell where it is.
NOT_TO_BE_NAMED = {
    "It reads files, and there are only tables to read": (
        "glob parquet_bloom_probe parquet_file_metadata parquet_full_metadata "
        "parquet_kv_metadata parquet_metadata parquet_scan parquet_schema read_blob "
        "read_csv read_csv_auto read_duckdb read_json read_json_auto "
        "read_json_objects read_json_objects_auto read_ndjson read_ndjson_auto "
        "read_ndjson_objects read_parquet read_text sniff_csv"
    ),
    "It tells of the machine and not of the warehouse": (
        "current_setting duckdb_databases duckdb_extensions duckdb_external_file_cache "
        "duckdb_log_contexts duckdb_logs duckdb_logs_parsed duckdb_profiling_settings "
        "duckdb_secret_types duckdb_secrets duckdb_settings duckdb_temporary_files "
        "pg_database pg_settings pragma_database_list pragma_platform "
        "pragma_user_agent which_secret"
    ),
    "What it reads is in a text, not in the query: write it out": (
        "json_execute_serialized_sql query query_table"
    ),
    "It takes an address in the computer's memory": (
        "arrow_scan arrow_scan_dumb pandas_scan python_map_function"
    ),
    "It does something and reads nothing": (
        "checkpoint disable_logging disable_profiling enable_logging enable_profiling "
        "force_checkpoint truncate_duckdb_logs write_log"
    ),
}
WHY_NOT = {
    name: why for why, names in NOT_TO_BE_NAMED.items() for name in names.split()
}
# In DuckDB's JSON of a statement, where quotes within a value have a backslash.
NAMED = re.compile(r'"(function|table)_name":"((?:[^"\\]|\\.)*)"')
OF_A_FILE = re.compile(r"[./]")


class Refused(Exception):
    """What is the matter with the query, in words."""


def end_with_the_app(parent: int) -> None:
    """A query does not outlive the app that asked it, however that ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.name == "posix" and os.getppid() != parent:  # it ended before that
        sys.exit(1)


def limit_the_process(limits: dict) -> None:
    """Memory, processor time, and no file at all; where the system can do it."""
    with suppress(ImportError):  # there is no such module on Windows
        import resource

        def at_most(what: int, amount: int) -> None:
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (amount, amount))

        with suppress(OSError):  # only Linux tells what is taken before the query
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            taken = pages * resource.getpagesize()
            at_most(resource.RLIMIT_AS, taken + limits["memory_bytes"])
        at_most(resource.RLIMIT_CPU, limits["processor_seconds"])
        at_most(resource.RLIMIT_FSIZE, 0)
        at_most(resource.RLIMIT_CORE, 0)


def the_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The text of the one statement, if it is one that reads."""
    statements = connection.extract_statements(sql)
    if not statements:
        raise Refused("There is no statement in it, only comments or blanks.")
    statement = statements[0]
    if len(statements) > 1:
        # A PIVOT that does not name its columns is two for DuckDB: a type of them
        # is created first. Both have the text of the whole.
        is_pivot = statement.type == duckdb.StatementType.CREATE and all(
            other.query == statement.query for other in statements
        )
        count = f"Only one statement may run at a time; these are {len(statements)}."
        raise Refused(DYNAMIC_PIVOT if is_pivot else count)
    if statement.type != duckdb.StatementType.SELECT:
        raise Refused(NOT_READING.format(kind=statement.type.name))
    if statement.named_parameters:
        names = ", ".join(f"${name}" for name in sorted(statement.named_parameters))
        raise Refused(f"There are no values for {names}: write them into the query.")
    refuse_what_is_not_to_be_named(connection, statement.query)
    return statement.query


def refuse_what_is_not_to_be_named(
    connection: duckdb.DuckDBPyConnection, sql: str
) -> None:
    """DuckDB's parser tells the names, however they are written and wherever."""
    serialize = "select json_serialize_sql($sql)"
    (parsed,) = connection.execute(serialize, {"sql": sql}).fetchone()
    problem = json.loads(parsed) if parsed.startswith('{"error":true') else {}
    if problem:
        raise Refused(problem["error_message"])
    for kind, name in NAMED.findall(parsed):
        if why := WHY_NOT.get(name.lower()):
            raise Refused(f"`{name}` may not be asked. {why}.")
        if kind == "table" and OF_A_FILE.search(name):
            raise Refused(f"`{name}` is no table, and no file may be read.")


def shown_columns(relation: duckdb.DuckDBPyRelation, most: int) -> str:
    """A select list: names made unique, types that every table can show."""
    if len(relation.columns) > most:
        raise Refused(f"It has {len(relation.columns)} columns; the limit is {most}.")
    taken, columns = set(), []
    for position, (name, kind) in enumerate(
        zip(relation.columns, relation.types, strict=True), start=1
    ):
        unique, number = name, 1
        while unique in taken:
            number += 1
            unique = f"{name}_{number}"
        taken.add(unique)
        value = f"#{position}"
        if kind.id == "decimal" and dict(kind.children)["precision"] <= EXACT_DIGITS:
            value = f"cast({value} as double)"
        elif kind.id not in PLAIN_TYPES:
            value = f"cast({value} as varchar)"
        quoted = unique.replace('"', '""')
        columns.append(f'{value} as "{quoted}"')
    return ", ".join(columns)


def exact(column: pyarrow.ChunkedArray, kind: str) -> pyarrow.ChunkedArray:
    """The column as every table and file shows it without another value.

    Integers too large for a double and NaN, which would look like null, make it text.
    """
    if kind in WIDE_INTEGERS:
        try:
            column = column.cast(pyarrow.int64())
        except pyarrow.ArrowInvalid:
            return column  # text already
    if pyarrow.types.is_int64(column.type):
        extremes = pyarrow.compute.min_max(column).as_py()
        is_exact = all(
            abs(extreme or 0) <= LARGEST_EXACT_INTEGER for extreme in extremes.values()
        )
        return column if is_exact else column.cast(pyarrow.string())
    if pyarrow.types.is_floating(column.type):
        has_nan = pyarrow.compute.any(pyarrow.compute.is_nan(column)).as_py()
        return column.cast(pyarrow.string()) if has_nan else column
    return column


def message(error: duckdb.Error, sql: str) -> str:
    """What DuckDB says, in limited length, and of no text but the person's own."""
    words, place, quoted = str(error).partition("\n\nLINE ")
    line = quoted.partition("\n")[0].partition(": ")[2].strip(". ")
    if line in sql:
        words += place + quoted
    if len(words) <= MOST_MESSAGE_CHARACTERS:
        return words
    return words[: MOST_MESSAGE_CHARACTERS - 1] + "…"


def answer(request: dict):
    """The rows as an Arrow table, the seconds they took, whether there are more."""
    limits = request["limits"]
    with duckdb.connect(
        request["path"], read_only=True, config=request["configuration"]
    ) as connection:
        stop = threading.Timer(limits["seconds"], connection.interrupt)
        stop.daemon = True
        stop.start()
        limit_the_process(limits)  # what opening the file takes is not the query's
        start = time.monotonic()
        relation = connection.sql(the_statement(connection, request["sql"]))
        kinds = [kind.id for kind in relation.types]
        relation = relation.project(shown_columns(relation, limits["columns"]))
        table = relation.limit(limits["rows"] + 1).to_arrow_table()
        seconds = time.monotonic() - start
        stop.cancel()
    if table.nbytes > limits["result_bytes"]:
        raise Refused(
            f"The result has {table.nbytes / 1e6:,.0f} MB; the limit is "
            f"{limits['result_bytes'] / 1e6:,.0f} MB. Ask for fewer or shorter values."
        )
    is_cut = len(table) > limits["rows"]
    table = table.slice(0, limits["rows"])
    columns = [exact(*of_kind) for of_kind in zip(table.columns, kinds, strict=True)]
    return pyarrow.table(columns, names=table.column_names), seconds, is_cut


def respond(request: dict) -> tuple[dict, pyarrow.Table | None]:
    """What is the matter, or what it took; and the rows, if there are any."""
    header, table = {}, None
    try:
        table, seconds, is_cut = answer(request)
        header = {"seconds": seconds, "is_cut": is_cut}
    except Refused as refusal:
        header = {"problem": "refused", "detail": str(refusal)}
    except duckdb.InterruptException:
        header = {"problem": "stopped"}
    except (MemoryError, duckdb.OutOfMemoryException, pyarrow.ArrowMemoryError):
        header = {"problem": "memory"}
    except duckdb.IOException as error:
        header = {"problem": "file", "detail": message(error, request["sql"])}
    except duckdb.Error as error:
        header = {"problem": "refused", "detail": message(error, request["sql"])}
        if NO_ROOM_FOR_THE_ERROR in header["detail"]:
            header = {"problem": "memory"}
    except UnicodeDecodeError:
        header = {"problem": "refused", "detail": "DuckDB answers what is no text."}
    return header, table


def main() -> None:
    request = json.loads(sys.stdin.readline())
    end_with_the_app(request["parent"])
    header, table = respond(request)
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")
    if table is not None:
        with pyarrow.ipc.new_stream(sys.stdout.buffer, table.schema) as stream:
            stream.write_table(table)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
