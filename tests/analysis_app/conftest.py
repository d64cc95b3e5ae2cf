"""The app's tests read the warehouse that `make build` built, and never write it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

PROJECT = Path(__file__).parents[2]
APP_PAGES = PROJECT / "analysis_app" / "app_pages"
sys.path.append(str(Path(__file__).parent))  # for synthetic_catalogue.py

HOLD_THE_LOCK = """
import duckdb, sys, time
connection = duckdb.connect(sys.argv[1])
print("locked", flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees rows that another one read, or a view of them."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def charts_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test passes with a chart that Vega-Lite's schema refuses."""
    monkeypatch.syspath_prepend(str(PROJECT / "analysis_app"))
    monkeypatch.setattr("charts.as_sent.is_checked", True)


@pytest.fixture(scope="session")
def built_warehouse() -> Path:
    """Where the built warehouse is; without one nothing can be tested."""
    path = Path(os.environ.get("WAREHOUSE_PATH") or PROJECT / "warehouse.duckdb")
    assert path.exists(), f"There is no warehouse at {path}: run `make build` first."
    return path


@pytest.fixture(scope="session")
def built_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of synthetic_catalogue.py alone."""
    import synthetic_catalogue

    return synthetic_catalogue.build(tmp_path_factory.mktemp("synthetic"))


@pytest.fixture
def warehouse_file(built_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The built warehouse, which the app is told to read."""
    monkeypatch.setenv("WAREHOUSE_PATH", str(built_warehouse))
    return built_warehouse


@pytest.fixture
def ask(built_warehouse: Path):
    """ask(sql) asks the warehouse without the app: for what the app should show."""

    def ask(sql: str) -> pd.DataFrame:
        with duckdb.connect(str(built_warehouse), read_only=True) as connection:
            return connection.execute(sql).df()

    return ask


@pytest.fixture(scope="session")
def written_report(
    built_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder with the report and the pictures of the README."""
    folder = tmp_path_factory.mktemp("report")
    places = ("--page", folder / "index.html", "--pictures", folder)
    written = subprocess.run(
        [sys.executable, PROJECT / "analysis_app" / "report.py", *places],
        capture_output=True,
        text=True,
    )
    assert written.returncode == 0, written.stderr
    assert written.stderr == ""
    return folder


@pytest.fixture
def open_page():
    """open_page("rooflines", task="MNIST") runs a page as a link to it would."""

    def open_page(name: str, /, **address: str | list[str]) -> AppTest:
        page = AppTest.from_file(str(APP_PAGES / f"{name}.py"), default_timeout=30)
        for key, value in address.items():
            page.query_params[key] = value
        return page.run()

    return open_page


@pytest.fixture
def lock():
    """lock(path, seconds) writes to the file from another process, as a build does.

    It returns a function that ends it early.
    """
    holders = []

    def lock(path: Path, seconds: float):
        command = [sys.executable, "-c", HOLD_THE_LOCK, str(path), str(seconds)]
        holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        holders.append(holder)
        assert holder.stdout.readline() == "locked\n"

        return partial(_end, holder)

    yield lock
    for holder in holders:
        _end(holder)


def _end(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()
    process.stdout.close()
