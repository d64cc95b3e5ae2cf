"""The app as a person sees it: its server, and Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

from .app_in_browser import WINDOW, OpenedPage

PROJECT = Path(__file__).parents[3]
HOW_TO_GET_CHROMIUM = "run `apt-get install chromium` to run the tests in a browser"
SECONDS_TO_START = 60
CHROMIUM_FLAGS = [
    "--no-sandbox",  # which needs rights that a container does not have
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def served_warehouse(
    built_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the built warehouse, for the server; tests may replace it."""
    copy = tmp_path_factory.mktemp("served") / "served.duckdb"
    return Path(shutil.copy(built_warehouse, copy))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests, each of which opens contexts of its own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip(f"There is no chromium: {HOW_TO_GET_CHROMIUM}.")
    with sync_playwright() as playwright:
        browser = _start(playwright.chromium, found)
        yield browser
        browser.close()


def _start(kind: BrowserType, executable: str) -> Browser:
    try:
        return kind.launch(executable_path=executable, args=CHROMIUM_FLAGS)
    except Error as error:
        pytest.skip(f"Chromium did not start; {HOW_TO_GET_CHROMIUM}. {error}")


@pytest.fixture(scope="session")
def app_address(
    chromium: Browser,
    served_warehouse: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Where `streamlit run` serves the app, as the README says to start it."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "streamlit.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run"),
                "analysis_app/streamlit_app.py",
                f"--server.port={port}",
                "--server.fileWatcherType=none",
            ],
            cwd=PROJECT,
            env={**os.environ, "WAREHOUSE_PATH": str(served_warehouse)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://localhost:{port}"
    try:
        _wait_until_healthy(address, server, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_healthy(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"The app's server did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture
def open_link(chromium: Browser, app_address: str) -> Iterator:
    """open_link("/rooflines?task=MNIST") as somebody does who was never here.

    Options are those of a browser context, as color_scheme or viewport.
    """
    contexts = []

    def open_link(link: str, **options) -> OpenedPage:
        context = chromium.new_context(**{"viewport": WINDOW} | options)
        contexts.append(context)
        page = OpenedPage(context.new_page())
        page.go(link if link.startswith("http") else app_address + link)
        return page

    yield open_link
    for context in contexts:
        context.close()
