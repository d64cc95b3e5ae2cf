"""The environment is made from the lock, once, and anew when it could not work.

The locks of these copies are empty or name what no index has, so nothing is fetched.
"""

import re
import shutil
import sys

import pytest
from project_copies import ROOT, Project

SUPPORTED = 'requires-python = ">=3.{},<3.{}"\n'


@pytest.fixture
def project(tmp_path):
    """A project with nothing but its environment to make."""
    project = Project(tmp_path / "project")
    shutil.copytree(ROOT / "scripts", project.folder / "scripts")
    shutil.copy(ROOT / "Makefile", project.folder)
    shutil.copy(ROOT / "pyproject.toml", project.folder)
    (project.folder / "requirements.lock").write_text("")
    return project


def make(project, *arguments):
    return project.run(
        *("env", "PIP_CONFIG_FILE=/dev/null", "PIP_NO_INDEX=1", "PIP_FIND_LINKS="),
        *("make", "environment", *arguments),
    )


def test_the_environment_is_made_anew_only_when_it_could_not_work(project):
    made = re.compile(r"Making \.venv with .*python3\.\d+; this takes a minute\.")
    assert made.search(make(project).succeeded().log)
    assert made.search(make(project).succeeded().log) is None

    moved = Project(project.folder.with_name("moved"))
    project.folder.rename(moved.folder)
    assert made.search(make(moved).succeeded().log)
    assert str(project.folder) not in (moved.folder / ".venv/bin/pip").read_text()

    # Its Python is gone; or no longer the one that it was made with.
    python = moved.folder / ".venv/bin/python"
    python.unlink()
    assert made.search(make(moved).succeeded().log)
    text = (moved.folder / ".venv/made-from").read_text()
    (moved.folder / ".venv/made-from").write_text(text.replace("3.", "2.", 1))
    assert made.search(make(moved).succeeded().log)


def test_an_environment_of_somebody_else_is_left_alone(project, tmp_path):
    """A link to one: the project makes its own in the link's place."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "kept").touch()
    (project.folder / ".venv").symlink_to(other)
    make(project).succeeded()
    assert (other / "kept").exists()
    assert not (project.folder / ".venv").is_symlink()


def test_an_index_that_cannot_be_reached_ends_in_a_clear_line(project):
    (project.folder / "requirements.lock").write_text(
        f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n"
    )
    *_, said, _ = make(project).failed().log.strip().splitlines()
    assert said == (
        "No environment: pip could not install requirements.lock, as it says above. A"
        " first build needs a network, or an index that pip is configured to use. Then"
        " say make build again."
    )
    assert not (project.folder / ".venv/made-from").exists()


def test_a_python_that_is_not_supported_is_said_with_those_that_are(project):
    (project.folder / "pyproject.toml").write_text(SUPPORTED.format(98, 100))
    log = make(project).failed().log
    found = ".".join(map(str, sys.version_info[:2]))
    assert "No environment: Python 3.98 to 3.99 is needed, and " in log
    assert f" is {found}. Name another one: make build PYTHON=python3.98" in log
    assert not (project.folder / ".venv").exists()


def test_a_python_that_is_not_there_is_said(project):
    log = make(project, "PYTHON=python3.98").failed().log
    assert "No environment: python3.98 is not there. Install Python 3.11." in log


@pytest.mark.parametrize("lock", ["requirements.lock", "benchmarks/requirements.lock"])
def test_a_lock_has_hashes_and_names_no_index(lock):
    text = (ROOT / lock).read_text()
    assert re.findall(r"https?:|file:|--index|--find|@ ", text) == []
    pins = re.findall(r"^[a-z0-9.-]+(?:\[.*\])?==(?:.*\n    --hash=\S+)?", text, re.M)
    assert len(pins) > 20
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_locks_agree():
    pin = re.compile(r"^([a-z0-9.-]+)(?:\[.*\])?==(\S+)", re.M)
    installed, benchmark = (
        dict(pin.findall((ROOT / lock).read_text()))
        for lock in ("requirements.lock", "benchmarks/requirements.lock")
    )
    assert {"pip", "setuptools", "duckdb", "dbt-core"} <= installed.keys()
    common = installed.keys() & benchmark.keys()
    assert {name: installed[name] for name in common} == {
        name: benchmark[name] for name in common
    }
