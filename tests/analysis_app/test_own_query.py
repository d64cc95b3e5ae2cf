"""A person's own query: it reads, and whatever else it tries is refused."""

import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import own_query
import own_query_process
import pytest
import warehouse
from problems import (
    QueriesBusy,
    QueryRefused,
    QueryStopped,
    WarehouseLocked,
    WarehouseMissing,
    WarehouseProblem,
)
from queries.examples import EXAMPLES

APP = Path(own_query.__file__).parent
SHORT = 1.0  # seconds that an endless query may run in a test
PATIENT_SECONDS = 60.0  # where the time that a query takes is not what is tested


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a warehouse, a secret and another database."""
    for name, value in {"warehouse": 1, "other": 2}.items():
        with duckdb.connect(str(tmp_path / f"{name}.duckdb")) as connection:
            connection.execute(f"create table designs as select {value} as answer")
    (tmp_path / "secret.csv").write_text("word\nsesame\n")
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "warehouse.duckdb"))
    monkeypatch.setenv("APP_SECRET", "sesame")
    return tmp_path


def contents(folder):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
    }


def escapes():
    """Those of own_query_escapes.sql, by kind."""
    text = Path(__file__).with_name("own_query_escapes.sql").read_text("utf-8")
    _, *parts = text.split("\n\n")
    kinds = [part.strip().split("\n") for part in parts]
    return {kind.removeprefix("-- "): statements for kind, *statements in kinds}


ESCAPES = escapes()
ANSWERED = "answered, with nothing of the machine"
TEXTS = [
    "",
    "   \n\t ;;; ",
    "-- nothing",
    "select 1 -- \n; copy designs to '{folder}/out.csv'",
    "select 1 \0",
    "select '\ud800'",
    "sel\u200bect 1",
    "select 'open",
    "select " + "(" * 4000,
    "select 1" + "+1" * 2000,
    "select " + "9" * own_query.MOST_CHARACTERS,
    "x" * 1_000_000,
]
LARGE = [
    "select length(repeat('x', 4000000000))",
    "select list_sum(range(1000000000))",
    "from (select repeat('x', 100000) from range(20000))",
    "select string_agg(repeat('x', 1000000), '') from range(100000)",
    "select list(a.range) from range(100000) a, range(100000) b",
    f"select {', '.join(['1'] * (own_query.MOST_COLUMNS + 1))}",
]
ENDLESS = [
    "select count(*) from range(1000000) a, range(1000000) b where a <> b",
    "with recursive numbers as (select 1 as n union all select n + 1 from numbers) "
    "select max(n) from numbers",
    "select max(hash(range)) from range(1000000000000)",
    "select len(list_sort(list_reverse(range(100000000))))",
    "select repeat('x', 1000000000) from range(100)",
]


ASK_IN_TURN = """
import json, sys
sys.path.insert(0, sys.argv[1])
import own_query_process
for line in sys.stdin:
    header, rows = own_query_process.respond(json.loads(line))
    print(json.dumps([header, str(rows and rows.to_pydict())]))
"""


def responses(statements):
    """Those of a query's process: one for all, since to start one takes long."""
    requests = [own_query.request_of(own_query.screen(sql), 30) for sql in statements]
    for request in requests:
        request["limits"]["memory_bytes"] *= len(requests)
    process = subprocess.run(
        [sys.executable, "-I", "-c", ASK_IN_TURN, str(APP)],
        input="\n".join(map(json.dumps, requests)),
        capture_output=True,
        text=True,
        env={},
    )
    assert process.returncode == 0, process.stderr
    return [json.loads(line) for line in process.stdout.splitlines()]


@pytest.mark.parametrize("kind", ESCAPES)
def test_no_escape_gets_through(folder, kind):
    before = contents(folder)
    tried = [sql.replace("{folder}", str(folder)) for sql in ESCAPES[kind]]
    got_through = {}
    for sql, (header, rows) in zip(tried, responses(tried), strict=True):
        text = json.dumps(header) + rows
        if header.get("problem") != (None if kind == ANSWERED else "refused"):
            got_through[sql] = text
        secrets = {"sesame", "root:", str(Path.home()), socket.gethostname()}
        if str(folder) not in sql:
            secrets.add(str(folder))
        if any(secret in text for secret in secrets):
            got_through[sql] = text
    assert got_through == {}
    assert contents(folder) == before


HARMLESS = (
    "duckdb_approx_database_count duckdb_columns duckdb_connection_count "
    "duckdb_constraints duckdb_coordinate_systems duckdb_dependencies "
    "duckdb_functions duckdb_indexes duckdb_keywords duckdb_memory duckdb_optimizers "
    "duckdb_prepared_statements duckdb_schemas duckdb_sequences duckdb_table_sample "
    "duckdb_tables duckdb_types duckdb_variables duckdb_views generate_series "
    "histogram histogram_values icu_calendar_names json_each json_tree "
    "pg_timezone_names pragma_collations pragma_database_size pragma_metadata_info "
    "pragma_show pragma_storage_info pragma_table_info pragma_version range repeat "
    "repeat_row seq_scan summary test_all_types test_vector_types unnest"
)


def test_every_function_of_duckdb_that_gives_rows_is_judged():
    """A release that brings another one is told, and it is judged then."""
    known = duckdb.sql("""
        select distinct function_name
        from duckdb_functions()
        where internal and function_type in ('table', 'table_macro')
    """).fetchall()
    judged = {*HARMLESS.split(), *own_query_process.WHY_NOT}
    assert {name for (name,) in known} - judged == set()


def test_the_escapes_are_many_and_each_is_another():
    tried = [sql for statements in ESCAPES.values() for sql in statements]
    assert len(tried) == len(set(tried)) > 300
    assert ANSWERED in ESCAPES


@pytest.mark.parametrize("sql", TEXTS + LARGE)
def test_text_that_is_no_query_is_refused(folder, sql):
    before = contents(folder)
    with pytest.raises(QueryRefused) as refusal:
        own_query.run(sql.replace("{folder}", str(folder)), 5)
    assert refusal.value.detail
    assert contents(folder) == before


@pytest.mark.parametrize("sql", ENDLESS)
def test_endless_query_is_stopped(folder, sql):
    start = time.monotonic()
    with pytest.raises((QueryStopped, QueryRefused)):
        own_query.run(sql, SHORT)
    assert time.monotonic() - start < SHORT + own_query.GRACE_SECONDS + 1


@pytest.mark.parametrize(
    "sql",
    [
        "from designs",
        "select answer from designs;",
        "select answer from designs ; -- with a comment; and another",
        "/* first */ with a as (from designs) from a",
        "values (1)",
        "SELECT answer FROM designs WHERE '; drop table designs --' <> ''",
    ],
)
def test_one_statement_that_reads_is_answered(folder, sql):
    answer = own_query.run(sql)
    assert answer.rows.to_numpy().tolist() == [[1]]
    assert not answer.is_cut
    assert 0 < answer.seconds < own_query.TIME_LIMIT_SECONDS


@pytest.mark.parametrize(
    "sql",
    [
        "describe designs",
        "summarize designs",
        "show tables",
        "show databases",
    ],
)
def test_questions_about_tables_are_answered(folder, sql):
    assert len(own_query.run(sql).rows) == 1


def test_large_result_is_cut_and_says_so(folder):
    answer = own_query.run("from range(1000000000)")
    assert answer.is_cut
    assert answer.rows["range"].to_list() == list(range(own_query.MOST_ROWS))
    exact = own_query.run(f"from range({own_query.MOST_ROWS})")
    assert not exact.is_cut
    assert len(exact.rows) == own_query.MOST_ROWS


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("9007199254740993", "9007199254740993"),
        ("-9007199254740993", "-9007199254740993"),
        ("9007199254740993::hugeint", "9007199254740993"),
        ("18446744073709551615::ubigint", "18446744073709551615"),
        ("100000000000000000000::uhugeint", "100000000000000000000"),
        ("12345678901234567.89::decimal(19, 2)", "12345678901234567.89"),
        ("9007199254740992", "9007199254740992"),
        ("1.5::decimal(9, 2)", "1.5"),
        ("'nan'::double", "nan"),
        ("null::double", ""),
    ],
)
def test_a_value_is_the_same_in_the_download(folder, value, shown):
    import page_frame

    rows = own_query.run(f"select {value} as value, 1 as one").rows
    assert page_frame.to_csv(rows).decode() == f"value,one\n{shown},1\n"


def test_an_error_is_short_and_quotes_what_the_person_wrote(folder):
    with pytest.raises(QueryRefused) as long:
        own_query.run("select error(repeat('x', 2000000))", PATIENT_SECONDS)
    assert 100 < len(long.value.detail) <= 2_000
    # Where there is no room for it, as a hundred times that, it says so.
    with pytest.raises(QueryRefused, match="512 MB") as too_long:
        own_query.run("select error(repeat('x', 200000000))", PATIENT_SECONDS)
    assert len(too_long.value.detail) <= 2_000
    sql = "select cast(answer || 'x' as integer) as y from designs"
    with pytest.raises(QueryRefused, match="Could not convert") as refusal:
        own_query.run(sql)
    assert "#1" not in refusal.value.detail


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells of a death")
def test_a_query_ends_with_the_app_that_asked_it(folder):
    ask = f"import own_query; own_query.run({ENDLESS[0]!r})"
    app = subprocess.Popen([sys.executable, "-c", ask], cwd=APP)
    children = Path(f"/proc/{app.pid}/task")
    query = ""
    while not query:
        assert app.poll() is None
        time.sleep(0.05)
        told = [task.read_text() for task in children.glob("*/children")]
        query = "".join(told).strip()
    time.sleep(1)
    app.kill()
    app.wait()
    state = Path(f"/proc/{query}/stat")
    until = time.monotonic() + 5
    while state.exists() and ") Z" not in state.read_text():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_every_type_can_be_shown_and_saved(folder):
    import page_frame

    rows = own_query.run(
        "select 1 as a, 2 as a, 3 as a_2, interval 1 day as d, map {'k': 1} as m, "
        "[1, 2] as l, 'infinity'::date as f, 1::hugeint as h, 1.5::decimal(9, 2) as x, "
        "'b'::blob as b, now() as t, 'nan'::double as n, null as z, uuid() as u"
    ).rows
    assert rows.columns[:3].to_list() == ["a", "a_2", "a_2_2"]
    assert (rows["h"][0], rows["x"][0], rows["f"][0]) == (1, 1.5, "infinity")
    assert page_frame.to_csv(rows)
    assert page_frame.to_parquet(rows)


def test_other_sessions_and_a_new_warehouse_do_not_wait(folder):
    problems = []

    def ask():
        try:
            own_query.run(ENDLESS[0], 10)
        except WarehouseProblem as problem:
            problems.append(problem)

    stuck = threading.Thread(target=ask)
    stuck.start()
    time.sleep(0.7)
    assert warehouse.read("from designs")["answer"].to_list() == [1]
    assert own_query.run("from designs").rows["answer"].to_list() == [1]
    (folder / "other.duckdb").replace(folder / "warehouse.duckdb")
    assert warehouse.read("from designs")["answer"].to_list() == [2]
    assert stuck.is_alive()
    stuck.join()
    assert [type(problem) for problem in problems] == [QueryStopped]


def test_too_many_at_once_are_told(folder, monkeypatch):
    monkeypatch.setattr(own_query, "_running", threading.BoundedSemaphore(1))
    with own_query._running, pytest.raises(QueriesBusy):
        own_query.run("from designs", 0.2)
    assert len(own_query.run("from designs").rows) == 1


def test_process_that_dies_is_a_refusal(folder, monkeypatch, tmp_path):
    script = tmp_path / "dies.py"
    script.write_text("import os; os.abort()")
    monkeypatch.setattr(own_query, "_SCRIPT", script)
    with pytest.raises(QueryRefused, match="memory"):
        own_query.run("from designs")


def test_missing_and_locked_warehouse_are_told(folder, lock, monkeypatch):
    unlock = lock(folder / "warehouse.duckdb", 30)
    with pytest.raises(WarehouseLocked):
        own_query.run("from designs")
    unlock()
    monkeypatch.setenv("WAREHOUSE_PATH", str(folder / "none.duckdb"))
    with pytest.raises(WarehouseMissing):
        own_query.run("from designs")


@pytest.mark.parametrize("question", EXAMPLES)
def test_every_example_has_an_answer(warehouse_file, question):
    answer = own_query.run(EXAMPLES[question])
    assert 2 <= len(answer.rows) <= own_query.MOST_ROWS
