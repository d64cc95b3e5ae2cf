"""A build is repeatable, whole, and harmless to those who read while it runs.

Two copies of the project are built side by side: one as `make build` does, beside the
served file; one in place, as a plain `dbt build` does. Nearly all the time of this
file is dbt's, so each build serves several claims.
"""

import re
import subprocess
import sys
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from types import SimpleNamespace

import duckdb
import pytest
from project_copies import WITHOUT_TESTS, environment

# Opens, asks twice and closes, again and again, as an app does; prints each answer
# and dies of the first error.
READER = """
import sys, time, duckdb
while True:
    time.sleep(0.02)
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        for _ in range(2):
            print(*connection.execute('''
                select
                    (select INT8 from raw.qutibench_platforms
                        where platform = 'Ultra96-DPU'),
                    (select peak_tops from platform_peaks
                        where platform = 'Ultra96-DPU'),
                    (select max(round(compute_bound_fps * 3.165343744 / 1e3, 6))
                        from predictions
                        where platform = 'Ultra96-DPU' and network = 'GoogLeNetv1'),
                    (select count(*) from predictions)
            ''').fetchone(), flush=True)
"""
WARNING = re.compile(r"\[WARNING\]|Warning:|[Dd]eprecat")
OLD, NEW = "Ultra96-DPU,na,na,0.96,", "Ultra96-DPU,na,na,0.48,"


def contents(project):
    """A fingerprint of every table, its order too, and of every view, but for when
    it was built."""
    with duckdb.connect(project.warehouse, read_only=True) as connection:
        relations = connection.execute("""
            select table_schema || '.' || table_name, table_type = 'BASE TABLE'
            from information_schema.tables
            where table_name <> 'builds' order by all
        """).fetchall()
        return {
            relation: connection.execute(
                "select count(*), hash(list(all_columns order by"
                f" {'rowid' if is_table else 'all_columns'}))"
                f" from {relation} as all_columns"
            ).fetchone()
            for relation, is_table in relations
        }


def wait_until(happened):
    """Waits for something that another process does, but not for ever."""
    deadline = time.monotonic() + 300
    while not (result := happened()):
        assert time.monotonic() < deadline, "waited for five minutes"
        time.sleep(0.05)
    return result


def build_beside(project):
    """12 s from nothing with every test, 8 s again, 4 s killed, 8 s once more."""
    seen = SimpleNamespace()

    # Two builds at once, from nothing: whichever ends, it serves a whole warehouse.
    with ThreadPoolExecutor() as pool:
        at_once = [
            pool.submit(project.build_beside),
            pool.submit(project.build_beside, *WITHOUT_TESTS),
        ]
        wait(at_once, return_when=FIRST_COMPLETED)
        seen.first_contents = contents(project)
    seen.tested, seen.untested = (build.result() for build in at_once)
    seen.second_contents = contents(project)

    # Others read, while a build of other figures is killed in the middle and the
    # next one starts. kill -9 of the script leaves its dbt to go on for a while.
    project.edit("qutibench_platforms", OLD, NEW)
    served = project.warehouse.read_bytes()
    answers, complaints = project.folder / "answers.txt", project.folder / "errors.txt"
    with answers.open("w") as output, complaints.open("w") as errors:
        reader = subprocess.Popen(
            [sys.executable, "-c", READER, project.warehouse],
            env=environment(),
            stdout=output,
            stderr=errors,
        )
    log = project.folder / "killed.log"
    killed = project.start("scripts/build_and_swap", *WITHOUT_TESTS, log=log)
    wait_until(lambda: "OK created sql table model" in log.read_text())
    seen.was_running = killed.poll() is None
    killed.kill()
    killed.wait()
    seen.log_when_killed = log.read_text()
    seen.served_when_killed = project.warehouse.read_bytes() == served

    seen.after_the_kill = project.build_beside(*WITHOUT_TESTS)
    seen.new_contents = contents(project)
    size = answers.stat().st_size
    wait_until(lambda: reader.poll() is not None or answers.stat().st_size > size + 500)
    reader.kill()
    reader.wait()
    *seen.answers, _ = answers.read_text().split("\n")
    seen.complaints = complaints.read_text()
    seen.left_over = {file.name for file in project.folder.glob(".build/*")}
    return seen


def build_in_place(project):
    """9 s from nothing without tests, 12 s with FP8 and every test, 4 s moved."""
    seen = SimpleNamespace()
    seen.first = project.build_in_place(*WITHOUT_TESTS)
    seen.first_contents = contents(project)

    # One column more, and nothing else: a peak for one platform, na for the others.
    lines = project.seed("qutibench_platforms").read_text().splitlines()
    header, *rows = [line.split(",") for line in lines]
    header.insert(1, "FP8")
    for row in rows:
        row.insert(1, "9.2" if row[0] == "ZCU104-DPU" else "na")
    project.seed("qutibench_platforms").write_text(
        "".join(",".join(row) + "\n" for row in [header, *rows])
    )
    seen.with_fp8 = project.build_in_place()
    seen.fp8 = project.query("""
        select platform, traffic_model, count(distinct network), count(*)
        from predictions where datatype = 'FP8' group by all order by all
    """)
    seen.fp8_example = project.query("""
        select compute_bound_fps, bytes_per_input from predictions
        where datatype = 'FP8' and network = 'GoogLeNetv1' and batch_size = 1
            and threads = 8 and traffic_model = 'weights_streamed'
    """)
    seen.conditions = project.query(
        "select count(*) from operating_conditions where platform = 'ZCU104-DPU'"
    )
    seen.fp8_availability = project.query(
        "select availability, count(*) from availability"
        " where datatype = 'FP8' group by all order by all"
    )

    # The folder moves, with all that dbt keeps in it.
    moved = type(project)(project.folder.with_name(f"{project.folder.name}-moved"))
    project.folder.rename(moved.folder)
    seen.moved = moved.run("dbt", "seed", "--select", "known_sources")
    return seen


@pytest.fixture(scope="module")
def builds(copy_project):
    """Both copies, built side by side."""
    with ThreadPoolExecutor() as pool:
        beside = pool.submit(build_beside, copy_project())
        in_place = pool.submit(build_in_place, copy_project())
        return SimpleNamespace(beside=beside.result(), in_place=in_place.result())


@pytest.fixture
def beside(builds):
    return builds.beside


@pytest.fixture
def in_place(builds):
    return builds.in_place


def test_a_build_from_an_empty_folder_passes_every_test(beside):
    log = beside.tested.succeeded().log
    assert "Completed successfully" in log
    assert re.search(r"PASS=\d+ WARN=0 ERROR=0 SKIP=0", log)


def test_a_build_gives_no_warning(beside):
    log = beside.tested.succeeded().log
    assert [line for line in log.splitlines() if WARNING.search(line)] == []


def test_two_builds_at_once_both_succeed(beside):
    beside.tested.succeeded()
    beside.untested.succeeded()


def test_a_second_build_gives_the_same_rows_in_the_same_order(beside):
    assert beside.second_contents == beside.first_contents
    assert len(beside.first_contents) > 50


def test_a_build_in_place_gives_the_same_tables(beside, in_place):
    in_place.first.succeeded()
    assert in_place.first_contents == beside.first_contents


def test_a_build_that_is_killed_leaves_what_was_served(beside):
    assert beside.was_running
    assert "Completed" not in beside.log_when_killed
    assert beside.served_when_killed


def test_the_build_after_one_that_was_killed_succeeds(beside):
    beside.after_the_kill.succeeded()
    assert beside.left_over <= {"lock"}


def test_the_build_after_one_that_was_killed_serves_a_whole_warehouse(beside):
    # The new peak changes what depends on it, and nothing else.
    assert beside.new_contents.keys() == beside.first_contents.keys()
    changed = {
        table
        for table, content in beside.first_contents.items()
        if beside.new_contents[table] != content
    }
    assert {"raw.qutibench_platforms", "main.platform_peaks"} <= changed
    assert {"main.predictions", "main.pareto_designs"} <= changed
    assert not {"main.networks", "main.accuracies", "main.measurements"} & changed


def test_a_reader_sees_the_old_or_the_new_and_never_an_error(beside):
    assert beside.complaints == ""
    (predictions,) = {row[-1] for row in map(str.split, beside.answers)}
    old, new = (f"{peak} {peak} {peak} {predictions}" for peak in ("0.96", "0.48"))
    assert set(beside.answers) == {old, new}
    assert beside.answers == sorted(beside.answers, reverse=True)


def test_a_reader_sees_one_warehouse_until_it_closes(beside):
    pairs = zip(beside.answers[::2], beside.answers[1::2], strict=False)
    assert all(first == second for first, second in pairs)


def test_a_column_of_fp8_peaks_gives_fp8_predictions(in_place):
    in_place.with_fp8.succeeded()
    ((conditions,),) = in_place.conditions
    assert in_place.fp8 == [
        ("ZCU104-DPU", "activations_counted", 15, 15 * conditions),
        ("ZCU104-DPU", "inputs_transferred", 18, 18 * conditions),
        ("ZCU104-DPU", "weights_batched", 18, 18 * conditions),
        ("ZCU104-DPU", "weights_on_chip", 18, 18 * conditions),
        ("ZCU104-DPU", "weights_streamed", 18, 18 * conditions),
    ]
    # 9.2 TOP/s over the operations of GoogLeNetv1's layers, one byte for each weight.
    ((compute_bound_fps, bytes_per_input),) = in_place.fp8_example
    assert compute_bound_fps == pytest.approx(9.2e12 / 3_165_343_744, rel=1e-12)
    assert bytes_per_input == 6_990_272


def test_the_other_platforms_are_not_available_in_fp8(in_place):
    assert in_place.fp8_availability == [("not available", 11), ("present", 1)]


def test_a_folder_that_was_moved_loads_its_own_seeds(in_place):
    in_place.moved.succeeded()
