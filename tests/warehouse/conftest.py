"""What the tests of the warehouse share: the built file and copies of the project."""

import sys
from pathlib import Path

import duckdb
import pytest

# The modules beside the tests are imported by their plain names.
sys.path.insert(0, str(Path(__file__).parent))

import project_copies


@pytest.fixture(scope="session")
def root():
    """The folder of the project."""
    return project_copies.ROOT


@pytest.fixture(scope="session")
def copy_project(tmp_path_factory):
    """Makes fresh copies of the project, each in a folder of its own."""
    return lambda: project_copies.copy_to(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def warehouse():
    """The built warehouse of the project, to be opened read-only."""
    file = project_copies.ROOT / "warehouse.duckdb"
    if not file.exists():
        pytest.fail("warehouse.duckdb is not there: run make build", pytrace=False)
    return file


@pytest.fixture(scope="module")
def database(warehouse):
    """A read-only connection to the built warehouse."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        yield connection
