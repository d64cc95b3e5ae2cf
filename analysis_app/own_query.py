"""A person's own query: it can read the warehouse, and nothing else.

What keeps it so, from the outside in:

- A process of its own for every query, with an empty environment, limits of
  memory and processor time, and no file that it could write. It is killed when
  time is up, whatever it does; the app and its other sessions go on, and a new
  warehouse can be swapped in, since the app's own connections are elsewhere.
- DuckDB opens the file read-only, without access to files or network, without
  extensions, with its settings locked (warehouse.CONFIGURATION).
- One statement, and one that reads. DuckDB's own parser tells, not its text. It names
  no function that reads files, tells of the machine or runs a text.
- Few at once, short texts, and a result of limited size.
"""

import io
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.ipc
import warehouse
from problems import (
    QueriesBusy,
    QueryRefused,
    QueryStopped,
    WarehouseLocked,
    WarehouseUnreadable,
)

MOST_CHARACTERS = 5_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
TIME_LIMIT_SECONDS = 10.0
MEMORY_LIMIT_MEGABYTES = 512
AT_ONCE = 2  # a query takes up to two processors
# Beyond the limit, for starting the process and writing the rows.
GRACE_SECONDS = 1.5

_CONFIGURATION = warehouse.CONFIGURATION | {
    "memory_limit": f"{MEMORY_LIMIT_MEGABYTES}MB",
    "threads": "2",
    "python_enable_replacements": "false",  # else FROM reads Python's variables
}
_SCRIPT = Path(__file__).with_name("own_query_process.py")
_OUT_OF_MEMORY = (
    f"It needs more than the {MEMORY_LIMIT_MEGABYTES} MB of memory that a query may "
    "take. Ask for fewer rows, or filter before joining and sorting."
)

_running = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Answer:
    """Rows, what they took, and whether there are more than MOST_ROWS."""

    rows: pd.DataFrame
    seconds: float
    is_cut: bool


def run(sql: str, time_limit_seconds: float | None = None) -> Answer:
    """The answer of one query; `warehouse.statement(rows)` has its text.

    Raises QueryRefused, QueryStopped, QueriesBusy, and the warehouse's problems.
    """
    warehouse.fingerprint()  # says so if there is no file
    sql = screen(sql)
    limit = TIME_LIMIT_SECONDS if time_limit_seconds is None else time_limit_seconds
    if not _running.acquire(timeout=limit):
        raise QueriesBusy(f"At most {AT_ONCE} queries run at once.")
    try:
        header, rows = _ask_in_a_process(sql, limit)
    finally:
        _running.release()
    _raise_problem(header, limit)
    frame = pyarrow.ipc.open_stream(io.BytesIO(rows)).read_all().to_pandas()
    frame.attrs["statement"] = sql
    return Answer(frame, header["seconds"], header["is_cut"])


def screen(sql: str) -> str:
    """The query without blanks and semicolons around it, if it can be one at all."""
    if len(sql) > MOST_CHARACTERS:
        raise QueryRefused(
            f"It has {len(sql):,} characters; the limit is {MOST_CHARACTERS:,}."
        )
    sql = sql.strip().rstrip("; \t\r\n")
    if not sql:
        raise QueryRefused("The query is empty.")
    if any(0xD800 <= ord(c) <= 0xDFFF or c == "\0" for c in sql):
        raise QueryRefused("It has a character that is none: a zero or half a pair.")
    return sql


def request_of(sql: str, limit: float) -> dict:
    """What own_query_process.py is asked."""
    return {
        "path": str(warehouse.path()),
        "configuration": _CONFIGURATION,
        "sql": sql,
        "parent": os.getpid(),
        "limits": {
            "seconds": limit,
            "rows": MOST_ROWS,
            "columns": MOST_COLUMNS,
            "result_bytes": 50_000_000,
            "memory_bytes": MEMORY_LIMIT_MEGABYTES * 1_000_000,
            "processor_seconds": int(2 * (limit + GRACE_SECONDS)) + 1,
        },
    }


def _ask_in_a_process(sql: str, limit: float) -> tuple[dict, bytes]:
    """What own_query_process.py answers; it is killed when it does not."""
    request = request_of(sql, limit)
    try:
        process = subprocess.run(
            [sys.executable, "-I", str(_SCRIPT)],
            input=json.dumps(request).encode() + b"\n",
            capture_output=True,
            timeout=limit + GRACE_SECONDS,
            env={},
        )
    except subprocess.TimeoutExpired:
        return {"problem": "stopped"}, b""
    header, _, rows = process.stdout.partition(b"\n")
    if process.returncode != 0 or not header:
        # Killed by the system, or DuckDB gave up: both when memory is short.
        return {"problem": "memory"}, b""
    return json.loads(header), rows


def _raise_problem(header: dict, limit: float) -> None:
    detail = header.get("detail", "")
    match header.get("problem"):
        case "stopped":
            raise QueryStopped(f"The limit is {limit:g} s.")
        case "memory":
            raise QueryRefused(_OUT_OF_MEMORY)
        case "refused":
            raise QueryRefused(detail)
        case "file" if "lock" in detail.lower():
            raise WarehouseLocked(detail)
        case "file":
            raise WarehouseUnreadable(detail)
