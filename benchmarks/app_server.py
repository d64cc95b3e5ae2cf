"""Serves a copy of the app, and asks it for pages as a browser would."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PROJECT = Path(__file__).resolve().parents[1]
WAREHOUSE = Path(os.environ.get("WAREHOUSE_PATH") or PROJECT / "warehouse.duckdb")
SECONDS_TO_START, SECONDS_TO_ANSWER = 60, 60
NOT_COPIED = shutil.ignore_patterns("__pycache__")

# What Streamlit itself costs: a title and an empty chart, in an app of their own.
EMPTY = "an empty Streamlit page"
EMPTY_PAGE = """
import altair as alt
import streamlit as st

st.title("An empty page")
chart = alt.Chart(alt.InlineData([])).mark_point().encode(x="x:Q", y="y:Q")
st.altair_chart(chart)
"""
WITHOUT_ADDRESS = ("choose", EMPTY)  # where an app begins


def copy_app(folder: Path, warehouse: Path = WAREHOUSE) -> Path:
    """The app in a folder of its own."""
    if not warehouse.exists():
        raise SystemExit(f"there is no {warehouse.name}: run `make build` first")
    shutil.copytree(
        PROJECT / "analysis_app", folder / "analysis_app", ignore=NOT_COPIED
    )
    shutil.copy(warehouse, folder / "warehouse.duckdb")  # views use that name
    return folder


def write_empty_page(folder: Path) -> Path:
    """An app that is an empty page, in a folder of its own, with our settings."""
    app = folder / "analysis_app"
    settings = ".streamlit"  # which also say that no statistics are sent
    shutil.copytree(PROJECT / "analysis_app" / settings, app / settings)
    (app / "streamlit_app.py").write_text(EMPTY_PAGE, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Server:
    port: int

    def address(self, page: str) -> str:
        return f"http://localhost:{self.port}/{_path_of(page)}"

    def answer_time(self, page: str, *, cache_cleared: bool = False) -> float:
        """Seconds from connecting to the end of the page's script, in a new session.

        An exception or an error on the page stops the benchmark.
        """
        with self._session() as session:
            if cache_cleared:
                session.send(BackMsg(clear_cache=True).SerializeToString())
        start = time.perf_counter()
        with self._session() as session:
            question = BackMsg()
            question.rerun_script.page_name = _path_of(page)
            session.send(question.SerializeToString())
            while True:
                answer = ForwardMsg.FromString(session.recv(SECONDS_TO_ANSWER))
                _stop_if_error(page, answer)
                if answer.WhichOneof("type") == "script_finished":
                    break
            return time.perf_counter() - start

    def _session(self):
        return connect(
            f"ws://localhost:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            close_timeout=2,
        )


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """`streamlit run` in the folder, on a free port of this machine alone."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        server = Server(free.getsockname()[1])
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run"),
            "analysis_app/streamlit_app.py",
            f"--server.port={server.port}",
            "--server.fileWatcherType=none",
        ],
        cwd=folder,
        env={**os.environ, "WAREHOUSE_PATH": str(folder / "warehouse.duckdb")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _path_of(page: str) -> str:
    return "" if page in WITHOUT_ADDRESS else page


def _wait_until_healthy(server: Server, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"http://localhost:{server.port}/_stcore/health", timeout=2):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit("the app's server did not start")


def _stop_if_error(page: str, answer: ForwardMsg) -> None:
    element = answer.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise SystemExit(f"{page}: {element.exception.message}")
    if kind == "alert" and element.alert.format == element.alert.ERROR:
        raise SystemExit(f"{page}: {element.alert.body}")
