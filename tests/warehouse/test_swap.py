"""What is swapped in holds what was built; anything else is refused with a remedy.

What dbt does is played by a script of three lines, so that each way in which a build
can end is tried at once; one real build runs into a full disk.
"""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from project_copies import WITHOUT_TESTS, environment

SERVED = "create table served as select 1"
BUILT = "create table predictions as select 1; create macro throughput_fps() as 1"
NAMES = ("predictions", "throughput_fps")
STAYS = "The warehouse that is served stays as it was."
FULL = "Most likely the disk is full: free some space, then build again."


@pytest.fixture
def project(copy_project):
    """A copy that serves a warehouse, with a dbt that builds what `plays` says."""
    project = copy_project()
    with duckdb.connect(project.warehouse) as connection:
        connection.execute(SERVED)
    (project.folder / "bin").mkdir()
    plays(project)
    return project


def plays(project, sql=BUILT, names=NAMES, then=""):
    program = project.folder / "bin" / "dbt"
    program.write_text(
        f"#!{sys.executable}\n"
        "import duckdb, os, pathlib\n"
        "beside = os.environ['WAREHOUSE_PATH']\n"
        f"duckdb.connect(beside).execute({sql!r}).close()\n"
        "account = os.environ['RELATIONS_BUILT_PATH']\n"
        f"pathlib.Path(account).write_text({chr(10).join(names)!r})\n"
        f"{then}\n"
    )
    program.chmod(0o755)


def build(project):
    path = f"{project.folder / 'bin'}{os.pathsep}{environment()['PATH']}"
    return project.run("env", f"PATH={path}", "scripts/build_and_swap")


def relations(project):
    return project.query("select table_name from duckdb_tables() order by all")


def refused(project, *messages):
    run = build(project).failed()
    assert "Traceback" not in run.log
    for message in (*messages, STAYS):
        assert message in run.log
    assert relations(project) == [("served",)]
    return run


def test_what_was_built_is_swapped_in_and_counted(project):
    run = build(project).succeeded()
    assert "The new file has all 2 relations built." in run.log
    assert relations(project) == [("predictions",)]


def test_a_real_build_on_a_full_disk_is_refused(copy_project):
    project = copy_project()
    with duckdb.connect(project.warehouse) as connection:
        connection.execute(SERVED)
    limit = 16 * 1024 * 1024  # the warehouse has 23 MB, what dbt writes of its own 2
    run = project.build_beside(
        *WITHOUT_TESTS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    ).failed()
    assert "ERROR=0" in run.log  # so dbt says
    assert f"Not built: the new file was not written to its end. {FULL}" in run.log
    assert relations(project) == [("served",)]


def test_a_real_build_that_memory_does_not_hold_is_refused(copy_project):
    limit = "{memory_limit: 12MB}"
    run = copy_project().build_beside("--vars", limit).failed()
    assert "Out of Memory" in run.log
    assert STAYS in run.log


def test_a_file_with_a_log_beside_it_is_refused(project):
    plays(project, then="open(beside + '.wal', 'w')")
    refused(project, f"the new file was not written to its end. {FULL}")


def test_a_file_that_lacks_what_was_built_is_refused(project):
    plays(project, names=(*NAMES, "known_sources"))
    refused(project, "the new file lacks 1 of the 3 relations", "known_sources")


@pytest.mark.parametrize("then", ["os.unlink(beside)", "open(beside, 'w').write('x')"])
def test_a_file_that_cannot_be_opened_is_refused(project, then):
    plays(project, then=then)
    refused(project, "the new file cannot be opened", FULL)


@pytest.mark.parametrize("then", ["os.unlink(account)", "open(account, 'w')"])
def test_a_build_without_an_account_is_refused(project, then):
    (project.folder / ".build").mkdir()
    (project.folder / ".build" / "relations_built").write_text("served")
    plays(project, then=then)
    refused(project, "dbt left no account of anything that it built", FULL)


def test_a_real_build_of_nothing_is_refused(copy_project):
    run = copy_project().build_beside("--select", "no_such_model").failed()
    assert "dbt left no account of anything that it built. Select something" in run.log


def test_a_build_that_fails_keeps_its_exit_code(project):
    plays(project, then="raise SystemExit(2)")
    run = build(project)
    assert run.returncode == 2
    assert f"dbt build failed, as it says above. {STAYS}" in run.log


def test_nothing_is_swapped_under_one_who_writes(project):
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(); input()",
            project.warehouse,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    writer.stdout.readline()
    run = build(project).failed()
    writer.communicate(b"\n")
    assert "another program has warehouse.duckdb open for writing. Close it" in run.log
    assert relations(project) == [("served",)]
    build(project).succeeded()


def test_one_who_reads_goes_on_reading(project):
    with duckdb.connect(project.warehouse, read_only=True) as reader:
        build(project).succeeded()
        assert reader.execute("select * from served").fetchall() == [(1,)]
    assert relations(project) == [("predictions",)]


def test_a_link_goes_on_leading_to_where_it_led(project):
    elsewhere = project.folder / "elsewhere"
    elsewhere.mkdir()
    project.warehouse.rename(elsewhere / "served.duckdb")
    project.warehouse.symlink_to(elsewhere / "served.duckdb")
    for file in ("warehouse.duckdb.wal", "elsewhere/served.duckdb.wal"):
        (project.folder / file).write_text("of a build that was killed")
    build(project).succeeded()
    assert not project.warehouse.with_name("warehouse.duckdb.wal").exists()
    assert project.warehouse.is_symlink()
    assert [file.name for file in elsewhere.iterdir()] == ["served.duckdb"]
    assert relations(project) == [("predictions",)]


@pytest.mark.parametrize("linked", [".build", "warehouse.duckdb"])
def test_another_device_is_refused_before_anything_is_built(
    project, linked, tmp_path_factory
):
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == project.folder.stat().st_dev:
        pytest.skip("there is no other device here")
    other = shared / f"{tmp_path_factory.mktemp('device').name}-{os.getpid()}"
    other.mkdir()
    try:
        if linked == ".build":
            (project.folder / ".build").symlink_to(other)
        else:
            shutil.move(project.warehouse, other / "served.duckdb")
            project.warehouse.symlink_to(other / "served.duckdb")
        plays(project, then="raise SystemExit('dbt was run')")
        run = refused(project, "are on different devices", "Put both on one")
        assert "dbt was run" not in run.log
    finally:
        shutil.rmtree(other)


@pytest.mark.parametrize("name", ["target", "logs", ".build"])
def test_a_file_in_place_of_a_folder_is_refused(project, name):
    (project.folder / name).write_text("")
    refused(project, f"{name} is a file where a folder is needed. Move it away.")


def test_a_folder_in_place_of_the_warehouse_is_refused(project):
    project.warehouse.unlink()
    project.warehouse.mkdir()
    run = build(project).failed()
    assert "warehouse.duckdb is a folder" in run.log
    assert "Traceback" not in run.log


def test_no_dbt_is_said_in_one_line(project):
    (project.folder / "bin" / "dbt").unlink()
    folder = project.folder / "bin"
    for program in ("env", "python3"):
        (folder / program).symlink_to(shutil.which(program))
    run = project.run("env", f"PATH={folder}", "scripts/build_and_swap").failed()
    assert "Not built: dbt is not on the PATH. Say make build" in run.log
    assert "Traceback" not in run.log
