"""The warehouse module: read-only, bounded, cached by file, clear about problems."""

import shutil
import subprocess
import sys
import threading
import time

import duckdb
import pandas as pd
import pytest
import warehouse
from problems import (
    NothingToShow,
    QueryStopped,
    QueryTooLarge,
    WarehouseLocked,
    WarehouseMissing,
    WarehouseOutdated,
    WarehouseUnreadable,
)


@pytest.fixture
def small_file(tmp_path, monkeypatch):
    """A database of one table, at the path that the app reads."""
    path = tmp_path / "warehouse.duckdb"
    write(path, "create table designs as select 1 as answer")
    monkeypatch.setenv("WAREHOUSE_PATH", str(path))
    return path


def write(path, sql):
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)


def test_rows_carry_the_statement_with_its_values(small_file):
    rows = warehouse.read("from designs where answer = $one", {"one": 1})
    assert rows["answer"].to_list() == [1]
    assert warehouse.statement(rows) == "from designs where answer = 1"


def test_shown_statement_gives_the_same_rows(small_file):
    values = {
        "text": "it's; drop table designs --",
        "list": ["a'b", "c"],
        "number": 1.5e300,
        "nothing": None,
        "peaks": {"INT8": 4.0, "FP16": 2.0},
    }
    asked = "select $text as t, $list as l, $number as n, $nothing as z, $peaks as p"
    rows = warehouse.read(asked, values)
    again = warehouse.read(warehouse.statement(rows))
    pd.testing.assert_frame_equal(rows, again, check_dtype=False)


def test_missing_file_says_what_to_run(tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "none.duckdb"))
    with pytest.raises(WarehouseMissing) as problem:
        warehouse.read("select 1")
    assert "make build" in problem.value.remedy


def test_path_does_not_depend_on_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("WAREHOUSE_PATH", raising=False)
    before = warehouse.path()
    monkeypatch.chdir(tmp_path)
    assert warehouse.path() == before
    assert before.name == "warehouse.duckdb"


def test_other_file_is_unreadable(tmp_path, monkeypatch):
    path = tmp_path / "warehouse.duckdb"
    path.write_text("no database" * 1000)
    monkeypatch.setenv("WAREHOUSE_PATH", str(path))
    with pytest.raises(WarehouseUnreadable):
        warehouse.read("select 1")


@pytest.mark.parametrize("sql", ["from gone", "select gone from designs"])
def test_missing_table_or_column_means_an_older_version(small_file, sql):
    with pytest.raises(WarehouseOutdated, match="gone"):
        warehouse.read(sql)


def test_no_rows_are_a_problem_unless_expected(small_file):
    with pytest.raises(NothingToShow):
        warehouse.read("from designs where false")
    assert warehouse.read("from designs where false", allow_empty=True).empty


def test_lock_is_reported_after_bounded_patience(small_file, lock, monkeypatch):
    monkeypatch.setattr(warehouse, "LOCK_PATIENCE_SECONDS", 0.5)
    lock(small_file, 30)
    start = time.monotonic()
    with pytest.raises(WarehouseLocked):
        warehouse.read("from designs")
    assert 0.5 <= time.monotonic() - start < 3


def test_short_lock_is_waited_for(small_file, lock):
    lock(small_file, 0.7)
    assert len(warehouse.read("from designs")) == 1


def test_reader_leaves_no_lock_behind(small_file):
    warehouse.read("from designs")
    script = "import duckdb, sys; duckdb.connect(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, str(small_file)], check=True)


def test_a_page_opens_the_file_once_and_leaves_no_lock_behind(small_file):
    script = "import duckdb, sys; duckdb.connect(sys.argv[1])"
    write_it = [sys.executable, "-c", script, str(small_file)]
    with warehouse.kept_open():
        with warehouse.kept_open():  # another one beside it
            warehouse.read("from designs")
        assert subprocess.run(write_it, capture_output=True).returncode
    subprocess.run(write_it, check=True)


def test_a_swap_while_a_page_runs_is_seen_by_its_next_query(small_file, tmp_path):
    newer = tmp_path / "newer.duckdb"
    write(newer, "create table designs as select 2 as answer")
    asked = "select answer from designs"
    with warehouse.kept_open():
        assert warehouse.read(asked)["answer"].to_list() == [1]
        newer.replace(small_file)
        assert warehouse.read(asked)["answer"].to_list() == [2]


def test_result_is_kept_until_the_file_changes(small_file, tmp_path):
    asked = "select answer from designs"
    assert warehouse.read(asked)["answer"].to_list() == [1]
    newer = tmp_path / "newer.duckdb"
    write(newer, "create table designs as select 2 as answer")
    newer.replace(small_file)
    assert warehouse.read(asked)["answer"].to_list() == [2]


def test_swap_during_a_query_never_keeps_old_rows_as_new(small_file, tmp_path):
    newer = tmp_path / "newer.duckdb"
    write(newer, "create table designs as select 2 as answer")
    old_version = warehouse.fingerprint()
    opened, may_close = threading.Event(), threading.Event()

    def read_slowly():
        with warehouse.open_connection(str(small_file), old_version):
            opened.set()
            may_close.wait(10)

    slow = threading.Thread(target=read_slowly)
    slow.start()
    opened.wait(10)
    newer.replace(small_file)
    threading.Timer(0.3, may_close.set).start()
    assert warehouse.read("select answer from designs")["answer"].to_list() == [2]
    slow.join()


def test_long_query_is_stopped(small_file):
    version = warehouse.fingerprint()
    endless = "select count(*) from range(1000000) a, range(1000000) b where a <> b"
    with (
        warehouse.open_connection(str(small_file), version) as connection,
        pytest.raises(QueryStopped),
    ):
        warehouse.ask(connection, endless, {}, time_limit_seconds=0.3)


def test_a_query_that_memory_does_not_hold_is_a_problem(small_file, monkeypatch):
    monkeypatch.setitem(warehouse.CONFIGURATION, "memory_limit", "10MB")
    with pytest.raises(QueryTooLarge, match="10MB"):
        warehouse.read("select list(range) as numbers from range(10000000)")


@pytest.mark.parametrize(
    "sql",
    [
        "create table main.more as select 1",
        "copy (select 1) to '{folder}/out.csv'",
        "from read_text('{folder}/secret.txt')",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
    ],
)
def test_connection_reaches_nothing_but_the_file(small_file, tmp_path, sql):
    (tmp_path / "secret.txt").write_text("secret")
    before = small_file.read_bytes()
    with (
        warehouse.open_connection(str(small_file), warehouse.fingerprint()) as opened,
        pytest.raises(duckdb.Error),
    ):
        opened.execute(sql.format(folder=tmp_path))
    assert small_file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {
        "secret.txt",
        "warehouse.duckdb",
    }


def test_column_help_is_the_description_of_dbt(warehouse_file):
    assert "TOP/s" in warehouse.column_help("platform_peaks", "peak_tops")
    assert warehouse.column_help("platform_peaks", "no_such_column") is None


def test_many_readers_at_once(small_file):
    copies = [small_file.with_name(f"{n}.duckdb") for n in range(3)]
    for copy in copies:
        shutil.copy(small_file, copy)
    answers = []

    def read(number):
        sql = f"select answer + {number} as answer from designs"
        answers.append(warehouse.read(sql)["answer"].to_list()[0] - number)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(20)]
    for number, thread in enumerate(threads):
        thread.start()
        if number in (5, 10, 15):
            copies.pop().replace(small_file)
    for thread in threads:
        thread.join()
    assert answers == [1] * 20
