"""One query in a process of its own: started by own_query.py, never imported.

It reads one line of JSON (path, configuration, sql, limits), writes one line of
JSON (what is the matter, or seconds and is_cut) and then the rows in Arrow's
stream format. Whatever the query does ends with the process: DuckDB's memory
limit does not count what a function builds in one value, repeat('x', 1e10), and
its interrupt does not reach a function until it returns.
"""

import json
import sys
import threading
import time
from contextlib import suppress

import duckdb

# Shown as they are; DuckDB's other types are shown as text, or as a double.
PLAIN_TYPES = {
    "boolean", "tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint",
    "uinteger", "float", "double", "varchar",
}  # fmt: skip
WIDE_NUMBERS = {"ubigint", "hugeint", "uhugeint", "decimal"}

NOT_READING = (
    "Only one statement that reads may run: SELECT, FROM, WITH, VALUES, DESCRIBE, "
    "SUMMARIZE or SHOW. This one is of the kind {kind}."
)
DYNAMIC_PIVOT = "PIVOT has to name its columns, as in ON datatype IN ('INT8', 'FP16')."


class Refused(Exception):
    """What is the matter with the query, in words."""


def limit_the_process(limits: dict) -> None:
    """Memory, processor time, and no file at all; where the system can do it."""
    with suppress(ImportError):  # there is no such module on Windows
        import resource

        def at_most(what: int, amount: int) -> None:
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (amount, amount))

        at_most(resource.RLIMIT_AS, limits["process_bytes"])
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
    return statement.query


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
        if kind.id in WIDE_NUMBERS:
            value = f"cast({value} as double)"
        elif kind.id not in PLAIN_TYPES:
            value = f"cast({value} as varchar)"
        quoted = unique.replace('"', '""')
        columns.append(f'{value} as "{quoted}"')
    return ", ".join(columns)


def answer(request: dict):
    """The rows as an Arrow table, the seconds they took, whether there are more."""
    limits = request["limits"]
    with duckdb.connect(
        request["path"], read_only=True, config=request["configuration"]
    ) as connection:
        stop = threading.Timer(limits["seconds"], connection.interrupt)
        stop.daemon = True
        stop.start()
        start = time.monotonic()
        relation = connection.sql(the_statement(connection, request["sql"]))
        relation = relation.project(shown_columns(relation, limits["columns"]))
        table = relation.limit(limits["rows"] + 1).to_arrow_table()
        seconds = time.monotonic() - start
        stop.cancel()
    if table.nbytes > limits["result_bytes"]:
        raise Refused(
            f"The result has {table.nbytes / 1e6:,.0f} MB; the limit is "
            f"{limits['result_bytes'] / 1e6:,.0f} MB. Ask for fewer or shorter values."
        )
    return table.slice(0, limits["rows"]), seconds, len(table) > limits["rows"]


def main() -> None:
    request = json.loads(sys.stdin.readline())
    import pyarrow

    limit_the_process(request["limits"])
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
        header = {"problem": "file", "detail": str(error)}
    except duckdb.Error as error:
        header = {"problem": "refused", "detail": str(error)}
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")
    if table is not None:
        with pyarrow.ipc.new_stream(sys.stdout.buffer, table.schema) as stream:
            stream.write_table(table)
    sys.stdout.flush()


main()
